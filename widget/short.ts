import type { Shortage } from '../server/contract.ts';
import { copies, withCopies } from './cart.ts';
import { fold } from './intact.ts';
import { viewingCart } from './state.ts';
import type { Shopping, WithShop } from './state.ts';

/** Back in the cart, with no more copies of a book than are left, and why. */
export const short = (
  state: WithShop,
  shortages: readonly Shortage[],
  notice: string,
): Shopping => {
  const leftOf = (id: string) => shortages.find(({ book }) => book === id)?.left;
  const books = state.shop.books.map((book) => ({ ...book, left: leftOf(book.id) ?? book.left }));
  const cart = fold(
    shortages,
    (fuller, { book, left }) => withCopies(fuller, book, Math.min(left, copies(fuller, book))),
    state.cart,
  );
  return { ...viewingCart(state, notice), shop: { ...state.shop, books }, cart };
};
