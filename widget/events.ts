import type { Cart } from './cart.ts';
import { count } from './cart.ts';

const upward = { bubbles: true, composed: true };

/** The cart holds something else than before, by this tab or another one. */
export class BookCartChangeEvent extends Event {
  readonly lines: Cart;
  /** Copies of all books together. */
  readonly count: number;

  constructor(lines: Cart) {
    super('book-cart-change', upward);
    this.lines = lines;
    this.count = count(lines);
  }
}

/** Checkout is about to begin; `preventDefault()` keeps it from doing so. */
export class BookCheckoutStartEvent extends Event {
  constructor() {
    super('book-checkout-start', { ...upward, cancelable: true });
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

/** The server said: paid. Fired once per order. */
export class BookCheckoutCompleteEvent extends Event {
  readonly orderId: string;
  readonly chargeId: string;

  constructor(orderId: string, chargeId: string) {
    super('book-checkout-complete', upward);
    this.orderId = orderId;
    this.chargeId = chargeId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'book-cart-change': BookCartChangeEvent;
    'book-checkout-start': BookCheckoutStartEvent;
    'book-checkout-error': BookCheckoutErrorEvent;
    'book-checkout-complete': BookCheckoutCompleteEvent;
  }
}
