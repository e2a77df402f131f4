import type { AddressFormat, AddressPart } from '../server/contract.ts';
import { words } from './checkout-text.ts';
import type { State } from './state.ts';

/** Formats the server has sent, by where they were asked for. */
export type Formats = Readonly<Record<string, AddressFormat>>;

/**
 * Before the server has said otherwise, and where it does not: everything may be given, and the buyer
 * is told and asked all that a law may want.
 */
const USUAL: AddressFormat = {
  country: '',
  fields: ['line1', 'city', 'state', 'postalCode'],
  required: [],
  labels: { city: 'city', state: 'state', postalCode: 'zip' },
  binding: true,
  ebookConsent: true,
};

/** Where a country's format is had, in the language in use. */
export const formatPath = (country: string): string => `addresses/${country}?lang=${words.locale}`;

/** How addresses of a country are written. */
export const formatOf = ({ formats }: State, country: string): AddressFormat =>
  formats?.[formatPath(country)] ?? USUAL;

/** What a part is called there. */
export function labelOf(part: AddressPart, { labels }: AddressFormat): string {
  const label = labels[part];
  return label ? words.parts[label] : words.line1;
}
