import { invalid } from './errors.ts';
import type { Form } from './fields.ts';

/** An address, a buyer and free metadata, as Stripe writes them in many of its objects. */
export interface Address {
  readonly city: string | null;
  readonly country: string | null;
  readonly line1: string | null;
  readonly line2: string | null;
  readonly postal_code: string | null;
  readonly state: string | null;
}

export interface BillingDetails {
  readonly address: Address;
  readonly email: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly tax_id: string | null;
}

export interface Shipping {
  readonly address: Address;
  readonly carrier: string | null;
  readonly name: string;
  readonly phone: string | null;
  readonly tracking_number: string | null;
}

export type Metadata = Readonly<Record<string, string>>;

export function readAddress(form: Form | undefined): Address {
  const country = form?.text('country') ?? null;
  if (country !== null && !/^[A-Za-z]{2}$/.test(country)) {
    throw invalid(
      `Country '${country}' is unknown. Try using a 2-character alphanumeric country code instead, such as 'US', 'EG', or 'GB'.`,
      form?.name('country'),
      'country_code_invalid',
    );
  }
  return {
    city: form?.text('city') ?? null,
    country,
    line1: form?.text('line1') ?? null,
    line2: form?.text('line2') ?? null,
    postal_code: form?.text('postal_code') ?? null,
    state: form?.text('state') ?? null,
  };
}

export function readBillingDetails(form: Form | undefined): BillingDetails {
  return {
    address: readAddress(form?.section('address')),
    email: form?.email('email') ?? null,
    name: form?.text('name') ?? null,
    phone: form?.text('phone') ?? null,
    tax_id: form?.text('tax_id') ?? null,
  };
}

export function readShipping(form: Form | undefined): Shipping | undefined {
  if (form === undefined) return undefined;
  return {
    address: readAddress(form.section('address')),
    carrier: form.text('carrier') ?? null,
    name: form.required('name'),
    phone: form.text('phone') ?? null,
    tracking_number: form.text('tracking_number') ?? null,
  };
}

/**
 * Merges the form's `metadata` into what is there: an empty value removes its key, an empty
 * `metadata` removes all. At most 50 keys of 40 characters, values of 500.
 */
export function readMetadata(form: Form, before: Metadata = {}): Metadata {
  if (form.fields.metadata === '') return {};
  const section = form.section('metadata');
  if (section === undefined) return before;
  const merged = new Map(Object.entries(before));
  for (const key of Object.keys(section.fields)) {
    const value = section.text(key) ?? null;
    if (value === null) merged.delete(key);
    else merged.set(checkedKey(section, key), checkedValue(section, key, value));
  }
  if (merged.size > 50) throw invalid('You can only have up to 50 metadata keys.', 'metadata');
  return Object.fromEntries(merged);
}

function checkedKey(section: Form, key: string): string {
  if (key.length <= 40) return key;
  throw invalid('Metadata keys must be less than 40 characters long.', section.name(key));
}

function checkedValue(section: Form, key: string, value: string): string {
  if (value.length <= 500) return value;
  throw invalid('Metadata values must be less than 500 characters long.', section.name(key));
}
