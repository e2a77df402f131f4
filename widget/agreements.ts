import type { ConsentKind } from '../server/contract.ts';
import { formatOf } from './address-format.ts';
import { rareWords } from './rare-text.ts';
import { hasDigital } from './shipping.ts';
import type { WithShop } from './state.ts';

/** Where the terms and the privacy policy are to be read; empty where the shop has none. */
export const policies = ({ settings, shop }: WithShop) => ({
  terms: settings.termsUrl || (shop.form?.termsUrl ?? ''),
  privacy: settings.privacyUrl || (shop.form?.privacyUrl ?? ''),
});

/** What the buyer has to agree to before ordering. */
export function asksFor(state: WithShop): ConsentKind[] {
  const { draft } = state;
  const kinds: ConsentKind[] = policies(state).terms ? ['terms'] : [];
  // The server may know of an e-book that is not among the books loaded here, and ask for it.
  const asked = 'faults' in state && [state.faults.ebooks, draft.ebooks].some(Boolean);
  const isEbook = hasDigital(state) && formatOf(state, draft.country ?? '').ebookConsent;
  return isEbook || asked ? [...kinds, 'ebooks'] : kinds;
}

/** A sentence to agree to, in pieces: every second one is a link, to the terms and then to the privacy policy. */
export const agreement = (kind: ConsentKind, state: WithShop): string[] =>
  (kind === 'ebooks'
    ? rareWords.agreeEbooks
    : policies(state).privacy
      ? rareWords.agreeBoth
      : rareWords.agreeTerms
  ).split(/[{}]/);
