import type { Address, AddressPart, Buyer, ConsentKind, OrderRequest } from '../server/contract.ts';
import { formatOf, labelOf } from './address-format.ts';
import { agreement, asksFor } from './agreements.ts';
import { words } from './checkout-text.ts';
import { ships } from './shipping.ts';
import type { WithShop } from './state.ts';

/** What belongs to one address, of the parcel or of the bill. */
export type Part = AddressPart | 'name' | 'company' | 'country';

/** Where the bill goes, if elsewhere, has the same parts again. */
export type Whose = '' | 'billing.';

/** One field of the form, named by where its value goes. */
export type Field = `${Whose}${Part}` | 'email' | 'phone' | 'billing' | 'note' | ConsentKind;

/** What is typed, as typed; a box that is ticked says `yes`. */
export type Draft = Readonly<Partial<Record<Field, string>>>;

/** What is wrong with a field, as a sentence; empty once it was typed into. */
export type Faults = Readonly<Partial<Record<Field, string>>>;

const typedIn = ({ draft }: WithShop, field: Field): string => (draft[field] ?? '').trim();

/** The typed data as the wire wants them. */
export function buyerOf(state: WithShop): Buyer {
  const { form = {} } = state.shop;
  const phone = form.phone && typedIn(state, 'phone');
  return {
    ...partyOf(state, ''),
    email: typedIn(state, 'email'),
    ...(phone && { phone }),
    ...(billsElsewhere(state) && { billing: partyOf(state, 'billing.') }),
  };
}

/** What goes with the order beside the buyer. */
export function saidWith(state: WithShop): Pick<OrderRequest, 'note' | 'consents'> {
  const note = state.shop.form?.note && typedIn(state, 'note');
  const consents = asksFor(state)
    .filter((kind) => state.draft[kind])
    .map((kind) => ({ kind, words: agreement(kind, state).join('') }));
  return { ...(note && { note }), ...(consents.length && { consents }) };
}

/** True where the bill goes elsewhere. */
export const billsElsewhere = ({ draft, shop }: WithShop): boolean =>
  !!shop.form?.billing && !!draft.billing;

function partyOf(state: WithShop, whose: Whose) {
  const company = state.shop.form?.company && typedIn(state, `${whose}company`);
  return {
    name: typedIn(state, `${whose}name`),
    ...(company && { company }),
    address: addressOf(state, whose),
  };
}

/** What was typed for another country's form stays in the form, and out of the address. */
function addressOf(state: WithShop, whose: Whose): Address {
  const country = typedIn(state, `${whose}country`);
  const { fields, regions = [] } = formatOf(state, country);
  const sent = whose || ships(state) ? fields : [];
  const part = (name: AddressPart) =>
    sent.includes(name) ? typedIn(state, `${whose}${name}`) : '';
  const district = part('district');
  const region = part('state');
  const isRegion = (name: string) => name.toLowerCase() === region.toLowerCase();
  const known = regions.find(({ value, name }) => isRegion(value) || isRegion(name));
  return {
    line1: part('line1'),
    ...(district && { district }),
    city: part('city'),
    state: known?.value ?? region,
    postalCode: part('postalCode'),
    country,
  };
}

/**
 * What must be mended before paying, in the order of the form; empty if nothing. `sure` holds what
 * looks wrong and was left so by the buyer, who lives there: it is asked about once.
 */
export function faultsOf(state: WithShop, sure: Set<string>): Faults {
  const { form = {} } = state.shop;
  const buyer = buyerOf(state);
  const faults: Partial<Record<Field, string>> = {};
  if (!buyer.name) faults.name = words.needName;
  if (!buyer.email) faults.email = words.needEmail;
  else if (!/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(buyer.email)) faults.email = words.badEmail;
  if (form.phone === 'required' && !buyer.phone) faults.phone = words.missing(words.phone);
  if (form.company === 'required' && !buyer.company) faults.company = words.missing(words.company);
  if (ships(state)) judge(buyer.address, '');
  const { billing } = buyer;
  if (billing) {
    if (!billing.name) faults['billing.name'] = words.missing(words.name);
    judge(billing.address, 'billing.');
  }
  if (form.note === 'required' && !typedIn(state, 'note')) faults.note = words.missing(words.note);
  for (const kind of asksFor(state))
    if (!state.draft[kind]) faults[kind] = refusedConsent(kind) ?? '';
  return faults;

  function judge(address: Address, whose: Whose): void {
    const format = formatOf(state, address.country);
    const { fields, required, postalCode } = format;
    for (const part of fields) {
      if (required.includes(part) && !address[part])
        faults[`${whose}${part}`] = words.missing(labelOf(part, format));
    }
    const code = address.postalCode;
    const asked = `${address.country} ${code}`;
    if (!code || !postalCode || sure.has(asked) || fits(code, postalCode.pattern)) return;
    sure.add(asked);
    faults[`${whose}postalCode`] = words.oddCode(postalCode.example);
  }
}

/** Of all that must be mended, what no wallet can know. */
export const askedBesides = ({ note, terms, ebooks }: Faults): Faults => ({
  ...(note && { note }),
  ...(terms && { terms }),
  ...(ebooks && { ebooks }),
});

/** What to say of a consent that is missing; undefined for any other field. */
export const refusedConsent = (field: Field): string | undefined =>
  field === 'terms' ? words.needTerms : field === 'ebooks' ? words.needEbooks : undefined;

const fits = (code: string, pattern: string): boolean =>
  new RegExp(`^(${pattern})$`).test(code.toUpperCase());

/** The form field a refused path like `buyer.billing.address.city` stands for. */
export function fieldAt(path: string | null | undefined, state: WithShop): Field | undefined {
  const last = path?.split('.').at(-1) ?? '';
  if (!isField(last)) return undefined;
  // The bank knows the address of the bill.
  const billed = /\.billing\.|^postalCode$/.test(path ?? '');
  return billed && billsElsewhere(state) && isPart(last) ? `billing.${last}` : last;
}

const PARTS = ['name', 'company', 'line1', 'district', 'city', 'state', 'postalCode', 'country'];
const isPart = (name: string): name is Part => PARTS.includes(name);
const isField = (name: string): name is Part | 'email' | 'phone' | 'note' | ConsentKind =>
  isPart(name) || ['email', 'phone', 'note', 'terms', 'ebooks'].includes(name);
