export type CardEntry = 'payment' | 'card';
export type Start = 'catalogue' | 'cart' | 'checkout';

/** The attributes as written; undefined where absent. */
export interface Attributes {
  server: string | undefined;
  cardEntry: string | undefined;
  start: string | undefined;
  item: string | undefined;
  checkoutUrl: string | undefined;
  shopUrl: string | undefined;
}

/** An attribute that could not be understood, and the words it knows; none where it is an address. */
export interface Mistake {
  name: string;
  value: string;
  known: readonly string[];
}

/** The attributes understood. Addresses are absolute; empty where not given. */
export interface Settings {
  /** Base of the server, ending in a slash; empty if the attribute cannot be used. */
  server: string;
  cardEntry: CardEntry;
  start: Start;
  item: string;
  checkoutUrl: string;
  shopUrl: string;
  /** What the page's owner has to mend. */
  mistakes: readonly Mistake[];
}

/** Before the attributes are read. */
export const noSettings: Settings = {
  server: '',
  cardEntry: 'payment',
  start: 'catalogue',
  item: '',
  checkoutUrl: '',
  shopUrl: '',
  mistakes: [],
};

const CARD_ENTRIES = ['payment', 'card'] as const;
const STARTS = ['catalogue', 'cart', 'checkout'] as const;

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

  const server = given.server ? address('server', given.server) : home;
  return {
    server: server && webAddress('.', server.replace(/\/?$/, '/')),
    cardEntry: oneOf('card-entry', given.cardEntry, CARD_ENTRIES, 'payment'),
    start: oneOf('start', given.start, STARTS, 'catalogue'),
    item: given.item ?? '',
    checkoutUrl: address('checkout-url', given.checkoutUrl),
    shopUrl: address('shop-url', given.shopUrl),
    mistakes,
  };
}

/** The absolute address, or empty for anything but http and https: `javascript:` must never be followed. */
export function webAddress(value: string, base?: string): string {
  const url = URL.parse(value, base);
  return url && /^https?:$/.test(url.protocol) ? url.href : '';
}
