import { typeOf } from './answers.ts';
import type { Capture } from './recorder.ts';

type Fields = Readonly<Record<string, readonly string[]>>;

/**
 * Fields that Stripe is known to send although the typings do not name them, by the `object` they
 * are in; what has none goes by the name of the field that holds it. Anything else the typings do
 * not name is a fault: an invented field would be relied on here and missing there.
 */
const recorded: Fields = {
  // Recorded answers of 2026-09.
  charge: ['destination', 'dispute', 'order'],
  payment_intent: ['shared_payment_granted_token'],
  payment_method: ['shared_payment_granted_token'],
  'in payment_method_preview': ['shared_payment_granted_token'],
  // The example of docs.stripe.com/api/tokens/object.
  card: ['wallet'],
};

/** What the typings of Stripe.js, which are slower to follow, leave out besides. */
const inTheBrowser: Fields = {
  payment_intent: [
    'amount_details',
    'automatic_payment_methods',
    'payment_method_configuration_details',
    'processing',
    'source',
  ],
  'in error': ['advice_code', 'network_decline_code'],
  'in last_payment_error': ['advice_code', 'network_decline_code', 'payment_method_type'],
  payment_method: ['customer_account'],
  'in billing_details': ['tax_id'],
  'in card': ['generated_from'],
};

/** The answer without the fields that are known to lack a type. */
export function typedPart(capture: Capture): unknown {
  const tables = typeOf(capture).includes('Browser') ? [recorded, inTheBrowser] : [recorded];
  return strip(capture.body, '');

  function strip(value: unknown, holder: string): unknown {
    if (Array.isArray(value)) return value.map((item) => strip(item, holder));
    if (typeof value !== 'object' || value === null) return value;
    const place = 'object' in value ? String(value.object) : `in ${holder}`;
    const untyped = tables.flatMap((fields) => fields[place] ?? []);
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => !untyped.includes(name))
        .map(([name, inner]) => [name, strip(inner, name)]),
    );
  }
}
