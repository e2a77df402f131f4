import { rareWords } from './rare-text.ts';
import { linkOf } from './shared-cart.ts';
import type { Stage } from './stage.ts';

/** Shows the link that brings this cart, and copies it where the browser lets it. */
export async function share(stage: Stage): Promise<void> {
  const { cart, settings } = stage.read();
  const link = linkOf(cart, settings.shopUrl || location.href);
  const copied = await copy(link);
  const state = stage.read();
  if (state.step !== 'cart') return;
  stage.show({ ...state, link, said: copied ? rareWords.shared : rareWords.shareThis });
}

async function copy(link: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(link);
    return true;
  } catch {
    // Forbidden, or not there: the link can still be copied by hand.
    return false;
  }
}
