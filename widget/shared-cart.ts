import type { Cart } from './cart.ts';

/** The address `page` with the cart in it: `?cart=hamming*2,mechner`. */
export function linkOf(cart: Cart, page: string, rest = ''): string {
  const url = new URL(page);
  const books = cart.map(({ book, quantity }) =>
    quantity > 1 ? `${book}*${String(quantity)}` : book,
  );
  for (const name of ['item', 'cart', 'book-checkout']) url.searchParams.delete(name);
  // It may be the way to the page, where that is made of scripts.
  if (!/^#[!/]/.test(url.hash)) url.hash = '';
  // Ids are plain characters, and so the link stays one that people can read.
  url.search += `${url.search ? '&' : '?'}cart=${books.join(',')}${rest}`;
  return url.href;
}

/** The same, and opens the form there: to be paid at once. */
export const payLinkOf = (cart: Cart, page: string): string =>
  linkOf(cart, page, '&book-checkout=checkout');

/** The page to check out on, with the book that is bought; on another site, which keeps none, with the cart. */
export function handedTo(page: string, cart: Cart, item?: string): string {
  const isHere = new URL(page).origin === location.origin;
  const url = new URL(isHere ? page : linkOf(cart, page));
  if (item) url.searchParams.set('item', item);
  return url.href;
}
