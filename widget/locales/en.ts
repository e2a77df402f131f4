import type { ProblemCode } from '../problem.ts';

/** The languages there are, as Intl and Stripe both call them. */
export type Locale =
  'ar' | 'de' | 'en' | 'es' | 'fr' | 'he' | 'it' | 'ja' | 'nl' | 'pl' | 'pt-BR' | 'sv' | 'zh';

const copies = (count: number) => (count === 1 ? '1 book' : `${count} books`);

const wentWrong = 'Something went wrong. Please try again in a moment.';

const problems: Partial<Record<ProblemCode, string>> = {
  unreachable: 'The shop does not answer. Check your connection and try again.',
  unreadable: wentWrong,
  internal: wentWrong,
};

/** What is said from the first view on. Functions are given the values a sentence is about. */
export const text = {
  /** For Intl and for Stripe's own fields. */
  locale: 'en' as Locale,

  problem: (code: ProblemCode, message: string) => problems[code] ?? message,
  tryAgain: 'Try again',

  loading: 'Opening the shop…',
  slow: 'The shop is slow to answer. Please wait a little longer.',
  noBooks: 'There are no books on the shelf at the moment.',
  books: 'Books',
  purchase: (price: string) => `Purchase — ${price}`,
  add: (inCart: number) => (inCart ? `Add another (${inCart} in cart)` : 'Add to cart'),
  left: (copies: number) => (copies ? `Only ${copies} left` : 'Sold out'),
  full: (inCart: number) => `${inCart} in cart, that is the most`,
  bookGone: 'A book you asked for is not sold here any more.',
  unknownItem: 'The book in this link is not sold here.',
  nothingToPay: 'Your cart is empty. Pick a book to begin.',

  cartBar: (count: number, sum: string) => `Cart · ${copies(count)} · ${sum}`,
  changed: (title: string, quantity: number, count: number, sum: string) =>
    `${title}: ${quantity || 'removed'}. Your cart holds ${copies(count)}, ${sum}.`,
  continueShopping: 'Continue shopping',
};

// Said by later parts, and fetched with them.
export const checkout = () => import('./en-checkout.ts');
export const rare = () => import('./en-rare.ts');
