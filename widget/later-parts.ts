import type * as buttonsPart from './buttons-part.ts';
import { language, unreachable } from './text.ts';

/** A part with sentences of its own. */
interface Speaker {
  /** Has the part speak the page's language. */
  loadWords(): Promise<void>;
}

/** The part, once it speaks. Its sentences are asked for here as well, so that both come at once. */
export async function speaking<Part extends Speaker>(
  asked: Promise<Part>,
  sentences: Promise<unknown>,
): Promise<Part> {
  const [part] = await Promise.all([asked, sentences]);
  await part.loadWords();
  return part;
}

// All of these speak the page's language, and reject where they cannot be had.

/** Everything from the cart on. */
export const fetchCheckout = () => speaking(import('./checkout-part.ts'), language.checkout());

/** What a shop of many books needs. */
export const fetchShelf = () => speaking(import('./shelf-part.ts'), language.rare());

/** What shows one book in full. */
export const fetchReader = () => speaking(import('./book-part.ts'), language.rare());

/** What puts a damaged or shared cart right. */
export const fetchMend = () => speaking(import('./mend-part.ts'), language.rare());

/** What tells the page's owner of attributes that cannot be understood. */
export const fetchOwner = () => speaking(import('./owner-part.ts'), language.rare());

/** The dialog that a shop can be in. */
export const fetchDialog = () => speaking(import('./dialog-part.ts'), language.rare());

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
