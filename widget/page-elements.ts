import type { Mode } from './settings.ts';
import type { Shopkeeper } from './shopkeeper.ts';
import { isPaying } from './state.ts';

/** Whoever keeps a shop in this page, in the order they came. */
const keepers = new Set<Shopkeeper>();

export function join(keeper: Shopkeeper): void {
  keepers.add(keeper);
}
export function leave(keeper: Shopkeeper): void {
  keepers.delete(keeper);
}

const RANKS: Record<Mode, number> = { drawer: 0, modal: 0, page: 1, inline: 1, button: 2 };
const rank = ({ state }: Shopkeeper) => RANKS[state.settings.mode];

/** The one that what happens elsewhere in the page is for: a dialog before a shop in the page. */
export const mainKeeper = (server?: string): Shopkeeper | undefined =>
  [...keepers]
    .filter(({ state }) => server === undefined || state.settings.server === server)
    .sort((one, other) => rank(one) - rank(other))[0];

/** Another one of the same shop, in which a payment is under way. */
export const otherPaying = (keeper: Shopkeeper): Shopkeeper | undefined =>
  [...keepers].find(
    (other) =>
      other !== keeper &&
      other.state.settings.server === keeper.state.settings.server &&
      isPaying(other.state),
  );
