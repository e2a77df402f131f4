import type { Money, QuoteLine, Receipt } from '../server/contract.ts';

/** The server said: paid. Fired once per order in a tab. */
export class BookCheckoutCompleteEvent extends Event {
  readonly orderId: string;
  readonly chargeId: string;
  /** What was paid: `minor` in the currency's minor unit, and `text` as the buyer read it. */
  readonly total: Money;
  /** ISO 4217, in lower case. */
  readonly currency: string;
  readonly items: readonly QuoteLine[];

  constructor(orderId: string, { chargeId, total, lines }: Receipt) {
    super('book-checkout-complete', { bubbles: true, composed: true });
    this.orderId = orderId;
    this.chargeId = chargeId;
    this.total = total;
    this.currency = total.currency;
    this.items = lines;
  }
}

declare global {
  interface HTMLElementEventMap {
    'book-checkout-complete': BookCheckoutCompleteEvent;
  }
}
