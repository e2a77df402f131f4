import { withCopies, type Cart } from './cart.ts';
import { fold } from './intact.ts';

/** A cart that an address brings, and whether parts of it could not be read. */
export interface LinkedCart {
  cart: Cart;
  isDamaged: boolean;
}

/** The address `page` with the cart in it: `?cart=hamming*2,mechner`. */
export function linkOf(cart: Cart, page: string): string {
  const url = new URL(page);
  const books = cart.map(({ book, quantity }) =>
    quantity > 1 ? `${book}*${String(quantity)}` : book,
  );
  url.searchParams.delete('item');
  url.searchParams.delete('cart');
  url.hash = '';
  // Ids are plain characters, and so the link stays one that people can read.
  url.search += `${url.search ? '&' : '?'}cart=${books.join(',')}`;
  return url.href;
}

/** The cart in an address; null if there is none. */
export function cartOfLink(address: string): LinkedCart | null {
  const written = new URL(address).searchParams.get('cart');
  if (written === null) return null;
  const parts = written
    .split(',')
    .map((part) => /^([\w.~-]{1,64})(?:\*(\d{1,4}))?$/.exec(part.trim()));
  const cart = fold<RegExpExecArray | null, Cart>(
    parts,
    (all, part) => (part?.[1] ? withCopies(all, part[1], Number(part[2] ?? 1)) : all),
    [],
  );
  return { cart, isDamaged: parts.some((part) => !part) };
}
