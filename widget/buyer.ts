import type { Buyer } from '../server/contract.ts';
import { words } from './checkout-text.ts';

/** One row of the form, named by where its value goes. */
export type Field = 'name' | 'email' | 'line1' | 'city' | 'state' | 'postalCode' | 'country';

/** What is typed, as typed. */
export type Draft = Readonly<Record<Field, string>>;

/** What is wrong with a field, as a sentence; empty once it was typed into. */
export type Faults = Readonly<Partial<Record<Field, string>>>;

/** The typed data as the wire wants them. */
export function buyerOf(draft: Draft): Buyer {
  return {
    name: draft.name.trim(),
    email: draft.email.trim(),
    address: {
      line1: draft.line1.trim(),
      city: draft.city.trim(),
      state: draft.state.trim(),
      postalCode: draft.postalCode.trim(),
      country: draft.country,
    },
  };
}

/** The way back, for an order that is taken up again after a reload. */
export const draftOf = ({ name, email, address }: Buyer): Draft => ({ name, email, ...address });

/** What must be mended before paying; empty if nothing. The server has the last word on all of it. */
export function faultsOf(buyer: Buyer): Faults {
  const faults: Partial<Record<Field, string>> = {};
  if (!buyer.name) faults.name = words.needName;
  if (!buyer.email) faults.email = words.needEmail;
  else if (!/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(buyer.email)) faults.email = words.badEmail;
  return faults;
}

/** The form field a refused path like `buyer.address.city` stands for. */
export function fieldAt(path: string | null | undefined, draft: Draft): Field | undefined {
  const last = path?.split('.').at(-1) ?? '';
  return isIn(draft, last) ? last : undefined;
}

const isIn = (draft: Draft, name: string): name is Field => Object.hasOwn(draft, name);
