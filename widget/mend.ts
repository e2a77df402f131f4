import type { Shop } from '../server/contract.ts';
import {
  bookIn,
  copies,
  ensured,
  isDamaged,
  keptText,
  save,
  withCopies,
  type Cart,
} from './cart.ts';
import { fold } from './intact.ts';
import { rareWords } from './rare-text.ts';
import { cartOfLink } from './linked-cart.ts';
import type { Settings } from './settings.ts';
import { isRecord } from './storage.ts';
import { text } from './text.ts';

/** A cart put right, and what the buyer is told of it. */
export interface Mended {
  cart: Cart;
  notice: string;
  /** The buyer came to pay. */
  pays: boolean;
}

/**
 * Puts right what storage held, then puts in what the page's address brings along: a cart, and, where
 * the page is the shop's own, one book.
 */
export function mend({ server, mode }: Settings, shop: Shop, cart: Cart): Mended {
  const sentences = isDamaged(server) ? damages(keptText(server), shop, cart) : [];
  if (sentences.length) save(server, cart);
  let all = cart;
  const link = cartOfLink(location.href);
  if (link) {
    const joined = join(link.cart, shop, cart);
    all = joined.cart;
    if (link.isDamaged) sentences.push(rareWords.cartUnreadable);
    if (joined.notice && !(link.pays && isSame(all, link.cart))) sentences.push(joined.notice);
    forget('cart', ...(link.pays ? ['book-checkout'] : []));
  }
  const item = mode === 'page' && new URL(location.href).searchParams.get('item');
  if (item) {
    if (bookIn(shop.books, item)) all = ensured(all, item);
    else sentences.push(text.unknownItem);
    forget('item');
  }
  return { cart: all, notice: sentences.join(' '), pays: !!link?.pays };
}

/** What of the kept text is not in the cart that was made of it. */
function damages(text: string, shop: Shop, cart: Cart): string[] {
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch {
    return [rareWords.cartLost];
  }
  if (!Array.isArray(kept)) return [rareWords.cartLost];
  const isLine = (line: unknown) =>
    isRecord(line) && typeof line.book === 'string' && copies(cart, line.book) > 0;
  const lost = kept.filter((line) => !isLine(line)).length;
  const capped = cart.flatMap(({ book, quantity }) => {
    const line: unknown = kept.findLast((one: unknown) => isRecord(one) && one.book === book);
    const was = isRecord(line) ? line.quantity : quantity;
    const title = bookIn(shop.books, book)?.title;
    return was !== quantity && title ? rareWords.cartCapped(title, quantity) : [];
  });
  return [...(lost ? [rareWords.cartMended(lost)] : []), ...capped];
}

/** Two carts as one: of each book as many as the fuller one has, so that the same link adds nothing twice. */
function join(shared: Cart, shop: Shop, own: Cart): Omit<Mended, 'pays'> {
  const known = shared.filter(({ book }) => bookIn(shop.books, book));
  const cart = fold(
    known,
    (all, { book, quantity }) => withCopies(all, book, Math.max(quantity, copies(all, book))),
    own,
  );
  const added = known.filter(({ book }) => copies(cart, book) > copies(own, book)).length;
  const noRoom = known.some(({ book }) => !copies(cart, book));
  const gone = shared.length - known.length;
  const sentences = [
    added
      ? rareWords.cartJoined(added)
      : known.length && !noRoom
        ? rareWords.cartJoinedAlready
        : '',
    gone ? rareWords.cartJoinedGone(gone) : '',
    noRoom ? rareWords.cartTooLong : '',
  ];
  return { cart, notice: sentences.filter(Boolean).join(' ') };
}

/** Who comes to pay for these books needs no word on where they are: they stand above the button. */
const isSame = (cart: Cart, shared: Cart): boolean =>
  cart.length === shared.length &&
  cart.every(({ book, quantity }) => copies(shared, book) === quantity);

/** A link is followed once: the address then names the page alone. */
function forget(...names: string[]): void {
  const url = new URL(location.href);
  for (const name of names) url.searchParams.delete(name);
  try {
    history.replaceState(history.state, '', url);
  } catch {
    // A page whose address may not be changed; following the link again adds nothing.
  }
}
