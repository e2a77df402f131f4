import type * as extrasPart from './extras-part.ts';
import { isWhole } from './cart.ts';
import { speakingRarely } from './later-parts.ts';
import { once } from './once.ts';
import type { WithShop } from './state.ts';
import { wear } from './wear.ts';

type Extras = typeof extrasPart;

/** What some shops ask besides name and address, with all that belongs to it; there once it is fetched. */
export let extras: Extras | undefined;

/**
 * Whether this buyer is asked for a company, a phone, a note, a consent, or, once they want that, for
 * where the bill goes.
 */
export function asksExtras({ draft, settings, shop }: WithShop): boolean {
  const { company, phone, note, termsUrl, privacyUrl } = shop.form ?? {};
  return [
    company,
    phone,
    note,
    'billing' in draft,
    termsUrl,
    privacyUrl,
    settings.termsUrl,
    settings.privacyUrl,
    // Some countries want a consent for an e-book, which may be among the books that are still to come.
    !isWhole(shop),
    shop.books.some(({ digital }) => digital),
  ].some(Boolean);
}

/** Whether all that this shop asks can be shown. */
export const hasExtras = (state: WithShop): boolean => !!extras || !asksExtras(state);

const fetchOnce = once(
  () => speakingRarely(import('./extras-part.ts')),
  (part) => (extras = part),
);

/** Has it there, and the host dressed for it; throws `Problem('unreachable')`. */
export async function fetchExtras(host: Element): Promise<void> {
  const part = await fetchOnce();
  wear(host, part.extrasStyles);
}
