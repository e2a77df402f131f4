import type { Address, AddressPart, Buyer, ConsentKind } from '../server/contract.ts';
import { formatOf, labelOf } from './address-format.ts';
import { words } from './checkout-text.ts';
import { extras } from './extras.ts';
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

/** What was typed into a field, without the spaces around it. */
export const typedIn = ({ draft }: WithShop, field: Field): string => (draft[field] ?? '').trim();

/** The typed data as the wire wants them. */
export const buyerOf = (state: WithShop): Buyer => ({
  ...partyOf(state, ''),
  email: typedIn(state, 'email'),
  ...extras?.furtherBuyer(state),
});

/** True where the bill goes elsewhere. */
export const billsElsewhere = ({ draft, shop }: WithShop): boolean =>
  !!shop.form?.billing && !!draft.billing;

/** Whom the parcel goes to, or the bill, and where. */
export const partyOf = (state: WithShop, whose: Whose) => ({
  name: typedIn(state, `${whose}name`),
  address: addressOf(state, whose),
});

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
  const buyer = buyerOf(state);
  const { name, email, address } = buyer;
  return {
    ...(!name && { name: words.needName }),
    ...(!isEmail(email) && { email: email ? words.badEmail : words.needEmail }),
    ...extras?.contactFaults(state, buyer),
    ...(ships(state) && addressFaults(state, address, '', sure)),
    ...extras?.furtherFaults(state, buyer, sure),
  };
}

const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text);

/** The same of one address. */
export function addressFaults(
  state: WithShop,
  address: Address,
  whose: Whose,
  sure: Set<string>,
): Faults {
  const faults: Partial<Record<Field, string>> = {};
  const format = formatOf(state, address.country);
  const { fields, required, postalCode } = format;
  for (const part of fields) {
    if (required.includes(part) && !address[part])
      faults[`${whose}${part}`] = words.missing(labelOf(part, format));
  }
  const code = address.postalCode;
  const asked = `${address.country} ${code}`;
  if (code && postalCode && !sure.has(asked) && !fits(code, postalCode.pattern)) {
    sure.add(asked);
    faults[`${whose}postalCode`] = words.oddCode(postalCode.example);
  }
  return faults;
}

const fits = (code: string, pattern: string): boolean =>
  new RegExp(`^(${pattern})$`).test(code.toUpperCase());
