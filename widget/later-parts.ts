import type * as buttonsPart from './buttons-part.ts';
import { loadWords } from './checkout-text.ts';
import { loadRareWords } from './rare-text.ts';
import { join, unreachable, type LoadWords } from './text.ts';

/** The part, once it speaks the page's language. Rejects where it, or what it says, cannot be had. */
async function speaking<Part>(asked: Promise<Part>, words: LoadWords): Promise<Part> {
  const [part] = await Promise.all([asked, join(words)]);
  return part;
}

/** The same of a part that says what few buyers ever read. */
export const speakingRarely = <Part>(asked: Promise<Part>): Promise<Part> =>
  speaking(asked, loadRareWords);

/** Everything from the cart on. */
export const fetchCheckout = () => speaking(import('./checkout-part.ts'), loadWords);

/** What a shop of many books needs. */
export const fetchShelf = () => speakingRarely(import('./shelf-part.ts'));

/** What shows one book in full. */
export const fetchReader = () => speakingRarely(import('./book-part.ts'));

/** What puts a damaged or shared cart right. */
export const fetchMend = () => speakingRarely(import('./mend-part.ts'));

/** What tells the page's owner of attributes that cannot be understood. */
export const fetchOwner = () => speakingRarely(import('./owner-part.ts'));

/** The dialog that a shop can be in. */
export const fetchDialog = () => speakingRarely(import('./dialog-part.ts'));

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
