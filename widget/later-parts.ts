import type * as bookPart from './book-part.ts';
import type * as buttonsPart from './buttons-part.ts';
import type * as checkoutPart from './checkout-part.ts';
import type * as mendPart from './mend-part.ts';
import type * as dialogPart from './dialog-part.ts';
import type * as rarePart from './rare-part.ts';
import type * as shelfPart from './shelf-part.ts';
import { language, unreachable } from './text.ts';

export type CheckoutPart = typeof checkoutPart;
export type DialogPart = typeof dialogPart;
export type RarePart = typeof rarePart;

/** Everything from the cart on, speaking the page's language. Rejects where it cannot be had. */
export async function fetchCheckout(): Promise<CheckoutPart> {
  // Asked for here as well, so that both come at once.
  const [part] = await Promise.all([import('./checkout-part.ts'), language.checkout()]);
  await part.loadWords();
  return part;
}

/** What few buyers ever need, speaking the page's language. Rejects where it cannot be had. */
export async function fetchRare(): Promise<RarePart> {
  const [part] = await Promise.all([import('./rare-part.ts'), language.rare()]);
  await part.loadRareWords();
  return part;
}

/** What a shop of many books needs, speaking the page's language. Rejects where it cannot be had. */
export async function fetchShelf(): Promise<typeof shelfPart> {
  const [part] = await Promise.all([import('./shelf-part.ts'), language.rare()]);
  await part.loadRareWords();
  return part;
}

/** What shows one book in full, speaking the page's language. Rejects where it cannot be had. */
export async function fetchReader(): Promise<typeof bookPart> {
  const [part] = await Promise.all([import('./book-part.ts'), language.rare()]);
  await part.loadRareWords();
  return part;
}

/** What puts a damaged or shared cart right, in the page's language. Rejects where it cannot be had. */
export async function fetchMend(): Promise<typeof mendPart> {
  const [part] = await Promise.all([import('./mend-part.ts'), language.rare()]);
  await part.loadRareWords();
  return part;
}

/** The dialog that a shop can be in, speaking the page's language. Rejects where it cannot be had. */
export async function fetchDialog(): Promise<DialogPart> {
  const [part] = await Promise.all([import('./dialog-part.ts'), language.rare()]);
  await part.loadRareWords();
  return part;
}

/** What serves the page's own buttons; where it cannot be had, `otherwise` is done, or the buyer told. */
export function withButtons(
  use: (part: typeof buttonsPart) => unknown,
  otherwise = () => {
    // No element may be there to say it in, and nothing of ours that looks better.
    alert(unreachable());
  },
): void {
  void import('./buttons-part.ts').then(use, otherwise);
}
