import type { Cart } from './cart.ts';

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
