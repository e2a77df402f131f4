import type { ProblemCode } from '../problem.ts';

const copies = (count: number) => (count === 1 ? '1 book' : `${count} books`);

const problems: Partial<Record<ProblemCode, string>> = {
  unreachable: 'The shop does not answer. Check your connection and try again.',
  unreadable: 'The shop gave an answer that makes no sense. Please try again in a moment.',
  internal: 'Something went wrong. Please try again in a moment.',
  stripe_unavailable:
    'The card form could not be loaded. A content blocker may be holding back js.stripe.com.',
  quote_expired: 'The prices have been looked up again.',
};

export const en = {
  /** For Intl and for Stripe's own fields. */
  locale: 'en',

  badWord: (name: string, value: string, known: readonly string[]) =>
    `book-checkout: the attribute ${name}="${value}" is not understood. Use ${known
      .map((word) => `"${word}"`)
      .join(' or ')}.`,
  badAddress: (name: string, value: string) =>
    `book-checkout: the attribute ${name}="${value}" is not an address that can be used. Give one that begins with https:// or http://.`,

  problem: (code: ProblemCode, message: string) => problems[code] ?? message,
  tryAgain: 'Try again',

  loading: 'Opening the shop…',
  noBooks: 'There are no books on the shelf at the moment.',
  books: 'Books',
  purchase: (price: string) => `Purchase — ${price}`,
  add: (inCart: number) => (inCart ? `Add another (${inCart} in cart)` : 'Add to cart'),
  full: (inCart: number) => `${inCart} in cart, that is the most`,
  added: (title: string, count: number) => `${title} added. Your cart holds ${copies(count)}.`,
  bookGone: 'A book you asked for is not sold here any more. These are the ones that are.',
  unknownItem: 'The book in this link is not sold here. These are the ones that are.',
  nothingToPay: 'Your cart is empty, so there is nothing to pay yet. Pick a book to begin.',

  cartBar: (count: number, sum: string) => `Cart · ${copies(count)} · ${sum}`,
  removed: (title: string, count: number) => `${title} removed. Your cart holds ${copies(count)}.`,
  changed: (count: number, sum: string) => `Your cart holds ${copies(count)}, ${sum}.`,
  continueShopping: 'Continue shopping',
};
