import type { Buyer, OrderRequest } from '../server/contract.ts';
import { agreement, asksFor } from './agreements.ts';
import { addressFaults, billsElsewhere, partyOf, typedIn } from './buyer.ts';
import type { Faults, Field, Whose } from './buyer.ts';
import { words } from './checkout-text.ts';
import { rareWords } from './rare-text.ts';
import type { WithShop } from './state.ts';

/** What the buyer has told besides name and address, as the wire wants it. */
export function furtherBuyer(state: WithShop): Pick<Buyer, 'company' | 'phone' | 'billing'> {
  const phone = state.shop.form?.phone && typedIn(state, 'phone');
  return {
    ...companyOf(state, ''),
    ...(phone && { phone }),
    ...(billsElsewhere(state) && {
      billing: { ...partyOf(state, 'billing.'), ...companyOf(state, 'billing.') },
    }),
  };
}

function companyOf(state: WithShop, whose: Whose): { company?: string } {
  const company = state.shop.form?.company && typedIn(state, `${whose}company`);
  return company ? { company } : {};
}

/** What goes with the order beside the buyer. */
export function saidWith(state: WithShop): Pick<OrderRequest, 'note' | 'consents'> {
  const note = state.shop.form?.note && typedIn(state, 'note');
  const consents = asksFor(state)
    .filter((kind) => state.draft[kind])
    .map((kind) => ({ kind, words: agreement(kind, state).join('') }));
  return { ...(note && { note }), ...(consents.length && { consents }) };
}

/** What must be mended of how to reach the buyer. */
export function contactFaults(state: WithShop, buyer: Buyer): Faults {
  const isMissing = state.shop.form?.phone === 'required' && !buyer.phone;
  return {
    ...(isMissing && { phone: words.missing(rareWords.phone) }),
    ...companyFault(state, buyer),
  };
}

const companyFault = ({ shop }: WithShop, { company }: Pick<Buyer, 'company'>): Faults =>
  shop.form?.company === 'required' && !company
    ? { company: words.missing(rareWords.company) }
    : {};

/** What must be mended below the address; `sure` as in `faultsOf`. */
export function furtherFaults(
  state: WithShop,
  { billing }: Pick<Buyer, 'billing'>,
  sure: Set<string>,
): Faults {
  const isMissing = state.shop.form?.note === 'required' && !typedIn(state, 'note');
  const consents = asksFor(state).filter((kind) => !state.draft[kind]);
  return {
    ...(billing && !billing.name && { 'billing.name': words.missing(words.name) }),
    ...(billing && addressFaults(state, billing.address, 'billing.', sure)),
    ...(isMissing && { note: words.missing(rareWords.note) }),
    ...Object.fromEntries(consents.map((kind) => [kind, consentMissing(kind)])),
  };
}

/** Of all that, what no wallet can know: it is typed before the wallet is asked. */
export function unknownToWallets(state: WithShop, sure: Set<string>): Faults {
  const buyer = furtherBuyer(state);
  return { ...companyFault(state, buyer), ...furtherFaults(state, buyer, sure) };
}

/** What to say of a consent that is missing; undefined for any other field. */
export const consentMissing = (field: Field): string | undefined =>
  field === 'terms' ? rareWords.needTerms : field === 'ebooks' ? rareWords.needEbooks : undefined;
