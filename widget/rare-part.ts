import type { Stage } from './stage.ts';

// What few buyers ever see, as a file of its own: a purchase in which all goes well never loads it.
export { challenged, passChallenge } from './challenge.ts';
export { fieldAt } from './field-at.ts';
export { inWords, walletIncomplete, whyDeclined } from './refusals.ts';
export { retell } from './retell.ts';
export { share } from './share.ts';
export { returnToCart, repair, reprice } from './repair.ts';

/** Where Stripe's form cannot be had: ways to order without, from a file of their own. Rejects without it. */
export async function offerLetters(stage: Stage): Promise<void> {
  const part = await import('./views/mail-order.ts');
  part.offerLetters(stage);
}
