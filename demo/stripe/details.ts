import { invalid } from './errors.ts';
import { changed } from './fields.ts';
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

const noAddress: Address = {
  city: null,
  country: null,
  line1: null,
  line2: null,
  postal_code: null,
  state: null,
};

/** What the form does not name stays as it was `before`. */
export function readAddress(form: Form | undefined, before: Address = noAddress): Address {
  if (form === undefined) return before;
  const country = changed(form.text('country'), before.country);
  if (country !== null && !/^[A-Za-z]{2}$/.test(country)) {
    throw invalid(
      `Country '${country}' is unknown. Try using a 2-character alphanumeric country code instead, such as 'US', 'EG', or 'GB'.`,
      form.name('country'),
      'country_code_invalid',
    );
  }
  return {
    city: changed(form.text('city'), before.city),
    country,
    line1: changed(form.text('line1'), before.line1),
    line2: changed(form.text('line2'), before.line2),
    postal_code: changed(form.text('postal_code'), before.postal_code),
    state: changed(form.text('state'), before.state),
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

/** Null where the form empties `shipping`; what it does not name stays as it was. */
export function readShipping(form: Form, before: Shipping | null): Shipping | null {
  if (form.fields.shipping === '') return null;
  const section = form.section('shipping');
  if (section === undefined) return before;
  return {
    address: readAddress(section.section('address'), before?.address),
    carrier: changed(section.text('carrier'), before?.carrier ?? null),
    name: section.given('name') ?? before?.name ?? section.required('name'),
    phone: changed(section.text('phone'), before?.phone ?? null),
    tracking_number: changed(section.text('tracking_number'), before?.tracking_number ?? null),
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
