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

/** The attributes as written; undefined where absent. */
export interface Attributes {
  mode: string | undefined;
  items: string | undefined;
  category: string | undefined;
  opener: string | undefined;
  address: string | undefined;
  server: string | undefined;
  cardEntry: string | undefined;
  wallets: string | undefined;
  link: string | undefined;
  start: string | undefined;
  item: string | undefined;
  checkoutUrl: string | undefined;
  shopUrl: string | undefined;
  termsUrl: string | undefined;
  privacyUrl: string | undefined;
  /** What `words` was understood as: a text where it was not. */
  words: unknown;
}

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

/** Before the attributes are read. */
export const noSettings: Settings = {
  mode: 'page',
  items: [],
  category: '',
  opener: 'floating',
  address: 'history',
  server: '',
  cardEntry: 'payment',
  wallets: 'on',
  link: 'on',
  start: 'catalogue',
  item: '',
  checkoutUrl: '',
  shopUrl: '',
  termsUrl: '',
  privacyUrl: '',
  mistakes: [],
};

const CARD_ENTRIES = ['payment', 'card'] as const;
const SWITCHES = ['on', 'off'] as const;
const MODES = ['page', 'inline', 'drawer', 'modal', 'button'] as const;
const OPENERS = ['floating', 'placed', 'none'] as const;
const ADDRESSES = ['history', 'on', 'off'] as const;
const STARTS = ['catalogue', 'cart', 'checkout'] as const;
const STARTS_OF: Record<Mode, Start> = {
  page: 'catalogue',
  inline: 'catalogue',
  drawer: 'cart',
  modal: 'cart',
  button: 'checkout',
};

/** True where the shop is in a dialog. */
export const isDialog = ({ mode }: Settings): boolean => mode !== 'page' && mode !== 'inline';

/** The book that is put into the cart by itself; where `item` names the book to show, none is. */
export const itemToBuy = ({ mode, item }: Settings): string =>
  mode === 'inline' || mode === 'button' ? '' : item;

/**
 * Reads the attributes. `page` is the address relative ones start from, `home` the server to use
 * where none is named.
 */
export function settingsOf(given: Attributes, page: string, home: string): Settings {
  const mistakes: Mistake[] = [];

  const oneOf = <T extends string>(
    name: string,
    value: string | undefined,
    known: readonly T[],
    usual: T,
  ): T => {
    if (!value) return usual;
    const found = known.find((word) => word === value);
    if (!found) mistakes.push({ name, value, known });
    return found ?? usual;
  };
  const address = (name: string, value: string | undefined): string => {
    if (!value) return '';
    const url = webAddress(value, page);
    if (!url) mistakes.push({ name, value, known: [] });
    return url;
  };

  const { words } = given;
  if (typeof words === 'string')
    mistakes.push({ name: 'words', value: words, known: ['{"checkout": "To the till"}'] });
  const server = given.server ? address('server', given.server) : home;
  const mode = oneOf('mode', given.mode, MODES, 'page');
  return {
    mode,
    items: given.items?.split(/[\s,]+/).filter(Boolean) ?? [],
    category: given.category ?? '',
    opener: oneOf('opener', given.opener, OPENERS, 'floating'),
    address: oneOf('address', given.address, ADDRESSES, 'history'),
    server: server && webAddress('.', server.replace(/\/?$/, '/')),
    cardEntry: oneOf('card-entry', given.cardEntry, CARD_ENTRIES, 'payment'),
    wallets: oneOf('wallets', given.wallets, SWITCHES, 'on'),
    link: oneOf('link', given.link, SWITCHES, 'on'),
    start: oneOf('start', given.start, STARTS, STARTS_OF[mode]),
    item: given.item ?? '',
    checkoutUrl: address('checkout-url', given.checkoutUrl),
    shopUrl: address('shop-url', given.shopUrl),
    termsUrl: address('terms-url', given.termsUrl),
    privacyUrl: address('privacy-url', given.privacyUrl),
    mistakes,
  };
}

/** The absolute address, or empty for anything but http and https: `javascript:` must never be followed. */
export function webAddress(value: string, base?: string): string {
  const url = URL.parse(value, base);
  return url && /^https?:$/.test(url.protocol) ? url.href : '';
}
