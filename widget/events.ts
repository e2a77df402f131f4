import type { Line } from '../server/contract.ts';
import { copies, count, type Cart } from './cart.ts';

const upward = { bubbles: true, composed: true };

/** The cart holds something else than before, by this tab or another one. */
export class BookCartChangeEvent extends Event {
  readonly lines: Cart;
  /** Copies of all books together. */
  readonly count: number;
  /** What came in, with the number of copies that came. */
  readonly added: readonly Line[];
  /** What went out, with the number of copies that went. */
  readonly removed: readonly Line[];
  /** True where it was done in another tab, which has told its own page. */
  readonly elsewhere: boolean;

  constructor(lines: Cart, before: Cart, elsewhere = false) {
    super('book-cart-change', upward);
    this.elsewhere = elsewhere;
    this.lines = lines;
    this.count = count(lines);
    this.added = more(lines, before);
    this.removed = more(before, lines);
  }
}

/** The copies that are in `one` and not in `other`. */
const more = (one: Cart, other: Cart): Line[] =>
  one.flatMap(({ book, quantity }) => {
    const difference = quantity - copies(other, book);
    return difference > 0 ? { book, quantity: difference } : [];
  });

/** Checkout is about to begin; `preventDefault()` keeps it from doing so. */
export class BookCheckoutStartEvent extends Event {
  /** What is about to be bought. */
  readonly lines: Cart;

  constructor(lines: Cart) {
    super('book-checkout-start', { ...upward, cancelable: true });
    this.lines = lines;
  }
}

/** Something failed and the buyer was told: a decline (`card_declined`), an unreachable shop, … */
export class BookCheckoutErrorEvent extends Event {
  readonly code: string;
  readonly message: string;

  constructor(code: string, message: string) {
    super('book-checkout-error', upward);
    this.code = code;
    this.message = message;
  }
}

declare global {
  interface HTMLElementEventMap {
    'book-cart-change': BookCartChangeEvent;
    'book-checkout-start': BookCheckoutStartEvent;
    'book-checkout-error': BookCheckoutErrorEvent;
  }
}
