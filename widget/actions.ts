import type { Book } from '../server/contract.ts';
import type { Field } from './buyer.ts';

/** What a buyer can want; views call these and do nothing else. */
export interface Actions {
  reload: () => void;
  browse: () => void;
  viewCart: () => void;
  /** Shows one book in full; empty for none. */
  read: (book: string) => void;
  /** 0 takes the book out. */
  setQuantity: (book: Book, quantity: number) => void;
  /** At least one copy in the cart, then checkout. */
  purchase: (book: string) => void;
  checkout: () => void;
  /** The buyer may be about to check out: fetch that part ahead. */
  anticipate: () => void;
}

/** And what they can want from the cart on. */
export interface CheckoutActions extends Actions {
  /** Puts back what was taken out last. */
  undo: () => void;
  /** A link that brings this cart. */
  share: () => void;
  type: (field: Field, value: string) => void;
  /** Asks where the bill goes, by a part that is fetched for that. */
  billElsewhere: () => void;
  pay: () => void;
  retryCheckout: () => void;
  checkAgain: () => void;
  /** Done with the receipt. */
  finish: () => void;
}
