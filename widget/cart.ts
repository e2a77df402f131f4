import type { Book, Line, MAX_LINES, MAX_QUANTITY } from '../server/contract.ts';
import { isRecord, read, write } from './storage.ts';

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
export const count = (cart: Cart): number => cart.reduce((sum, line) => sum + line.quantity, 0);

/** As many copies as one order can have of a book. */
export const most = ({ left }: Book): number => Math.min(left ?? mostCopies, mostCopies);

/** Sum in the currency's minor unit; books the shop does not know count nothing. */
export const total = (cart: Cart, books: readonly Book[]): number =>
  books.reduce((sum, book) => sum + book.price.minor * copies(cart, book.id), 0);

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

/** What is left once `paid` was bought: a book another tab added meanwhile stays. */
export const without = (cart: Cart, paid: Cart): Cart =>
  paid.reduce(
    (left, { book, quantity }) => withCopies(left, book, copies(left, book) - quantity),
    cart,
  );

/** The lines whose book the shop still sells. */
export const sold = (cart: Cart, books: readonly Book[]): Cart =>
  cart.filter((line) => books.some((book) => book.id === line.book));

/** One text for one content, whatever the order of the lines. */
export const fingerprint = (cart: Cart): string =>
  JSON.stringify(cart.map(({ book, quantity }) => [book, quantity]).sort());

/** The cart that a quote is for. */
export const linesOf = ({ lines }: { lines: Cart }): Cart =>
  lines.map(({ book, quantity }) => ({ book, quantity }));

/** Makes a cart of what storage held: anything that is not a line is left out. */
export function cartOf(kept: unknown): Cart {
  if (!Array.isArray(kept)) return [];
  return kept.reduce<Cart>((cart, line: unknown) => {
    if (!isRecord(line)) return cart;
    const { book, quantity } = line;
    if (typeof book !== 'string' || !book || book.length > 64) return cart;
    return Number.isInteger(quantity) ? withCopies(cart, book, Number(quantity)) : cart;
  }, []);
}

/** Where the cart of one server's shop is kept. */
export const cartKey = (server: string): string => `book-checkout:cart:${server}`;

/** The kept cart; null if none was ever kept or storage cannot be read. */
export function restore(server: string): Cart | null {
  const kept = read('localStorage', cartKey(server));
  return kept === undefined ? null : cartOf(kept);
}

/** Keeps the cart for the next page and the other tabs. */
export function save(server: string, cart: Cart): void {
  write('localStorage', cartKey(server), cart);
}
