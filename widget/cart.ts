import type { Book, Line, MAX_LINES, MAX_QUANTITY, Shop } from '../server/contract.ts';
import { fold, stringify } from './intact.ts';
import { isRecord, peek, read, write } from './storage.ts';

// Typed by the contract's own constants: the compiler stops a limit from drifting apart.
const mostLines: typeof MAX_LINES = 50;
/** At most this many copies of one book. */
const mostCopies: typeof MAX_QUANTITY = 99;

/** Which books, how many of each; no prices, these are the server's. */
export type Cart = readonly Line[];

/** Copies of one book in the cart, 0 if it is not there. */
export const copies = (cart: Cart, book: string): number =>
  cart.find((line) => line.book === book)?.quantity ?? 0;

/** Copies of all books together. */
export const count = (cart: Cart): number => fold(cart, (sum, line) => sum + line.quantity, 0);

/** As many copies as one order can have of a book. */
export const most = ({ left }: Book): number => Math.min(left ?? mostCopies, mostCopies);

const indexes = new WeakMap<readonly Book[], Map<string, Book>>();

/** The book with this id; found at once among ten thousand, too. */
export function bookIn(books: readonly Book[], id: string): Book | undefined {
  const index = indexes.get(books) ?? new Map(books.map((book) => [book.id, book]));
  indexes.set(books, index);
  return index.get(id);
}

/** Sum in the currency's minor unit; books the shop does not know count nothing. */
export const total = (cart: Cart, books: readonly Book[]): number =>
  fold(
    cart,
    (sum, { book, quantity }) => sum + quantity * (bookIn(books, book)?.price.minor ?? 0),
    0,
  );

/** The cart with exactly `quantity` copies of a book, kept between 0 (gone) and the limit. */
export function withCopies(cart: Cart, book: string, quantity: number): Cart {
  const wanted = Math.min(Math.max(Math.trunc(quantity) || 0, 0), mostCopies);
  const others = cart.filter((line) => line.book !== book);
  if (!wanted) return others;
  if (others.length === cart.length) {
    return cart.length < mostLines ? [...cart, { book, quantity: wanted }] : cart;
  }
  return cart.map((line) => (line.book === book ? { book, quantity: wanted } : line));
}

/** The cart with at least one copy: asking twice, or reloading, adds nothing. */
export const ensured = (cart: Cart, book: string): Cart =>
  copies(cart, book) ? cart : withCopies(cart, book, 1);

/**
 * Two carts that meet, as one: `theirs`, with what was changed from `base` to `mine`. What was taken
 * out stays out.
 */
export const merged = (base: Cart, mine: Cart, theirs: Cart): Cart =>
  fold(
    [...base, ...mine],
    (cart, { book }) => {
      const [was, is] = [copies(base, book), copies(mine, book)];
      return was === is ? cart : withCopies(cart, book, is && copies(theirs, book) + is - was);
    },
    theirs,
  );

/** Whether these are all books of the shop, or there are more than are known here yet. */
export const isWhole = ({ total, books }: Shop): boolean => (total ?? 0) <= books.length;

/** The lines whose book the shop still sells; of a shop not wholly known nobody can say. */
export const sold = (cart: Cart, shop: Shop): Cart =>
  isWhole(shop) ? cart.filter(({ book }) => bookIn(shop.books, book)) : cart;

/** One text for one content, whatever the order of the lines. */
export const fingerprint = (cart: Cart): string =>
  JSON.stringify(cart.map(({ book, quantity }) => [book, quantity]).sort());

/** Makes a cart of what storage held: anything that is not a line is left out. */
export function cartOf(kept: unknown): Cart {
  if (!Array.isArray(kept)) return [];
  return fold<unknown, Cart>(
    kept,
    (cart, line) => {
      if (!isRecord(line)) return cart;
      const { book, quantity } = line;
      if (typeof book !== 'string' || !book || book.length > 64) return cart;
      return Number.isInteger(quantity) ? withCopies(cart, book, Number(quantity)) : cart;
    },
    [],
  );
}

/** Where the cart of one server's shop is kept. */
export const cartKey = (server: string): string => `book-checkout:cart:${server}`;

/** The kept cart; null if none was ever kept or storage cannot be read. */
export function restore(server: string): Cart | null {
  const kept = read('localStorage', cartKey(server));
  return kept === undefined ? null : cartOf(kept);
}

/** The cart as it lies in storage; empty if there is none. */
export const keptText = (server: string): string => peek('localStorage', cartKey(server));

/** True if storage holds something that is not a cart as this file writes it. */
export const isDamaged = (server: string): boolean => {
  const text = keptText(server);
  return text !== '' && text !== stringify(restore(server));
};

/** Keeps the cart for the next page and the other tabs. */
export function save(server: string, cart: Cart): void {
  write('localStorage', cartKey(server), cart);
}
