/**
 * The shop wants to see a person before it takes this payment: too many cards were tried of late.
 * Whoever can show the owner's challenge (Turnstile, hCaptcha …) answers with
 * `event.respondWith(promise)` of its token before the event has been handled; the payment then goes
 * on with it. Unanswered, or rejected, the payment is not made and the buyer is told.
 */
export class BookCheckoutChallengeEvent extends Event {
  #answer: Promise<string> | undefined;

  constructor() {
    super('book-checkout-challenge', { bubbles: true, composed: true });
  }

  /** The first answer counts. */
  respondWith(token: Promise<string> | string): void {
    this.#answer ??= Promise.resolve(token);
  }

  /** Undefined where nobody answered. */
  get answer(): Promise<string> | undefined {
    return this.#answer;
  }
}

declare global {
  interface HTMLElementEventMap {
    'book-checkout-challenge': BookCheckoutChallengeEvent;
  }
}
