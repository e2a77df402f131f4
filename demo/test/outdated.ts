import { HAMMING } from './walking.ts';

/** What the new quote is for, in the place of one copy. */
export const OUTDATED_LINES = [{ book: '1', quantity: 2 }];

/** What a shop answers, with 409, to an order that no longer agrees with its new quote. */
export function outdated(quote: unknown): object {
  const unit = { minor: 2300, currency: 'usd', text: '$23.00' };
  const change = {
    book: '1',
    title: HAMMING,
    was: { quantity: 1, unit },
    now: { quantity: 2, unit },
  };
  return { error: { code: 'quote_expired', message: 'Changed.', quote, changes: [change] } };
}
