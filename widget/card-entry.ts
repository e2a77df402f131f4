import { mountCard, type MountCard } from './card.ts';
import { isOneLine } from './checkout-state.ts';
import { once } from './once.ts';
import type { WithShop } from './state.ts';

const fetchOneLine = once(
  () => import('./one-line-card.ts'),
  (part) => part.mountOneLine,
);

/**
 * What puts this shop's card field on the page. The one line for a card is a file of its own, for few
 * shops have it; rejects with a `Problem` where that cannot be had.
 */
export const cardEntryFor = async (state: WithShop): Promise<MountCard> =>
  isOneLine(state) ? fetchOneLine() : mountCard;
