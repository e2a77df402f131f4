export type CardEntry = 'payment' | 'card';
export type Switch = 'on' | 'off';
/**
 * Where the shop lives. `page`: in the page. `inline`: the same, small, between paragraphs. `drawer`,
 * `modal`: in a dialog that a button opens. `button`: a button that buys one book, in a dialog.
 */
export type Mode = 'page' | 'inline' | 'drawer' | 'modal' | 'button';
/** What opens a dialog: a button in the corner of the window, one in its place, or the page itself. */
export type Opener = 'floating' | 'placed' | 'none';
/** What the Back button and the address know of the buyer's steps. */
export type Address = 'history' | 'on' | 'off';
export type Start = 'catalogue' | 'cart' | 'checkout';

type AttributeName =
  | 'mode'
  | 'items'
  | 'category'
  | 'opener'
  | 'address'
  | 'server'
  | 'cardEntry'
  | 'wallets'
  | 'link'
  | 'start'
  | 'item'
  | 'checkoutUrl'
  | 'shopUrl'
  | 'termsUrl'
  | 'privacyUrl';

/** The attributes as written; undefined where absent. */
export type Attributes = Partial<Record<AttributeName, string | undefined>> & {
  /** What `words` was understood as: a text where it was not. */
  words?: unknown;
};

/** An attribute that could not be understood, and the words it knows; none where it is an address. */
export interface Mistake {
  name: string;
  value: string;
  known: readonly string[];
}

/** The attributes understood. Addresses are absolute; empty where not given. */
export interface Settings {
  mode: Mode;
  /** Ids of the books to show; empty for all. */
  items: readonly string[];
  /** The subject of the books to show; empty for all. */
  category: string;
  opener: Opener;
  address: Address;
  /** Base of the server, ending in a slash; empty if the attribute cannot be used. */
  server: string;
  cardEntry: CardEntry;
  wallets: Switch;
  link: Switch;
  start: Start;
  item: string;
  checkoutUrl: string;
  shopUrl: string;
  termsUrl: string;
  privacyUrl: string;
  /** What the page's owner has to mend. */
  mistakes: readonly Mistake[];
}

/** The words an attribute knows; the first is the usual one. */
type Known<Word extends string> = readonly [Word, ...Word[]];

const CARD_ENTRIES: Known<CardEntry> = ['payment', 'card'];
const SWITCHES: Known<Switch> = ['on', 'off'];
const MODES: Known<Mode> = ['page', 'inline', 'drawer', 'modal', 'button'];
const OPENERS: Known<Opener> = ['floating', 'placed', 'none'];
const ADDRESSES: Known<Address> = ['history', 'on', 'off'];
const STARTS: Known<Start> = ['catalogue', 'cart', 'checkout'];

/** True where the shop is in a dialog. */
export const isDialog = ({ mode }: Pick<Settings, 'mode'>): boolean =>
  mode !== 'page' && mode !== 'inline';

/** The book that is put into the cart by itself; where `item` names the book to show, none is. */
export const itemToBuy = ({ mode, item }: Settings): string =>
  mode === 'inline' || mode === 'button' ? '' : item;

/** Where the buyer begins, unless told otherwise. */
const startOf = (mode: Mode): Start =>
  mode === 'button' ? 'checkout' : isDialog({ mode }) ? 'cart' : 'catalogue';

/**
 * Reads the attributes. `page` is the address relative ones start from, `home` the server to use
 * where none is named.
 */
export function settingsOf(given: Attributes, page: string, home: string): Settings {
  const mistakes: Mistake[] = [];

  const mistaken = (property: string, value: string, known: readonly string[] = []) => {
    const name = property.replace(/[A-Z]/, '-$&').toLowerCase();
    mistakes.push({ name, value, known });
  };
  const oneOf = <Word extends string>(
    name: AttributeName,
    known: Known<Word>,
    usual: Word = known[0],
  ): Word => {
    const value = given[name];
    if (!value) return usual;
    const found = known.find((word) => word === value);
    if (!found) mistaken(name, value, known);
    return found ?? usual;
  };
  const address = (name: AttributeName): string => {
    const value = given[name];
    if (!value) return '';
    const url = webAddress(value, page);
    if (!url) mistaken(name, value);
    return url;
  };

  const { words } = given;
  if (typeof words === 'string') mistaken('words', words, ['{"checkout": "To the till"}']);
  const server = given.server ? address('server') : home;
  const mode = oneOf('mode', MODES);
  return {
    mode,
    items: given.items?.split(/[\s,]+/).filter(Boolean) ?? [],
    category: given.category ?? '',
    opener: oneOf('opener', OPENERS),
    address: oneOf('address', ADDRESSES),
    server: server && webAddress('.', server.replace(/\/?$/, '/')),
    cardEntry: oneOf('cardEntry', CARD_ENTRIES),
    wallets: oneOf('wallets', SWITCHES),
    link: oneOf('link', SWITCHES),
    start: oneOf('start', STARTS, startOf(mode)),
    item: given.item ?? '',
    checkoutUrl: address('checkoutUrl'),
    shopUrl: address('shopUrl'),
    termsUrl: address('termsUrl'),
    privacyUrl: address('privacyUrl'),
    mistakes,
  };
}

/** Before the attributes are read. */
export const noSettings: Settings = settingsOf({}, '', '');

/** The absolute address, or empty for anything but http and https: `javascript:` must never be followed. */
export function webAddress(value: string, base?: string): string {
  const url = URL.parse(value, base);
  return url && /^https?:$/.test(url.protocol) ? url.href : '';
}
