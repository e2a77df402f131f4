import { errors, invalid } from './errors.ts';
import type { Form } from './fields.ts';

/** Currencies whose smallest unit is the unit itself (docs.stripe.com/currencies). */
const zeroDecimal = new Set(
  'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '),
);
const threeDecimal = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd']);

/** Written with two decimals that are always 0, for they have none any more. */
const wholeOnly = new Set(['isk', 'ugx']);

/** Smallest charge in the currency's minor unit; a currency not named here has none. */
const minimums: Readonly<Record<string, number>> = {
  usd: 50,
  aed: 200,
  ars: 50,
  aud: 50,
  bgn: 100,
  brl: 50,
  cad: 50,
  chf: 50,
  cop: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  idr: 50,
  ils: 50,
  inr: 50,
  jpy: 50,
  krw: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  php: 50,
  pln: 200,
  ron: 200,
  rub: 50,
  sek: 300,
  sgd: 50,
  thb: 1000,
  zar: 50,
};

const maximum = 99_999_999;
const known = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()));

/** A currency in lower case, as Stripe writes it. */
export function readCurrency(form: Form): string {
  const value = form.required('currency').toLowerCase();
  if (known.has(value)) return value;
  throw invalid(`Invalid currency: ${value}.`, 'currency');
}

/** An amount to charge, in minor units of `currency`; undefined where it is not given. */
export function readAmount(form: Form, currency: string): number | undefined {
  const amount = form.integer('amount');
  if (amount === undefined) return undefined;
  const minimum = minimums[currency] ?? 1;
  if (amount < 0) throw invalid('Invalid positive integer', 'amount', 'parameter_invalid_integer');
  if (amount === 0) {
    throw invalid(
      'The amount must be greater than or equal to the minimum charge amount allowed for your account and the currency set (https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts).  If you want to save a Payment Method for future use without an immediate payment, use a Setup Intent instead: https://docs.stripe.com/payments/setup-intents',
      'amount',
      'parameter_invalid_integer',
    );
  }
  if (amount < minimum) {
    throw invalid(
      `Amount must be at least ${formatAmount(minimum, currency)} ${currency}`,
      'amount',
      'amount_too_small',
    );
  }
  if (amount > maximum) {
    throw invalid(
      `Amount must be no more than ${formatAmount(maximum, currency)}`,
      'amount',
      'amount_too_large',
    );
  }
  const step = threeDecimal.has(currency) ? 10 : wholeOnly.has(currency) ? 100 : 1;
  if (amount % step !== 0) {
    throw invalid(
      `Invalid amount: amounts in ${currency} must be a multiple of ${step}.`,
      'amount',
    );
  }
  return amount;
}

export function requireAmount(form: Form, currency: string): number {
  const amount = readAmount(form, currency);
  if (amount === undefined) throw errors.missing('amount');
  return amount;
}

/** Part of an amount, to capture or to refund: at least 1, in minor units. */
export function readPart(form: Form, field: string): number | undefined {
  const part = form.integer(field);
  if (part === undefined || part > 0) return part;
  throw part === 0
    ? invalid('This value must be greater than or equal to 1.', field, 'parameter_invalid_integer')
    : invalid('Invalid non-negative integer', field);
}

/** Digits behind the point: how many times ten a currency's minor unit goes into its unit. */
export function decimalsOf(currency: string): number {
  return zeroDecimal.has(currency) ? 0 : threeDecimal.has(currency) ? 3 : 2;
}

/** `$10.99`; people of all languages read the stand-in, so one form serves. */
export function formatAmount(amount: number, currency: string): string {
  return formatOf(currency).format(amount / 10 ** decimalsOf(currency));
}

/** Made once a currency: making one takes longer than the rest of showing a payment. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string): Intl.NumberFormat {
  const known = formats.get(currency);
  if (known !== undefined) return known;
  const decimals = decimalsOf(currency);
  const format = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  formats.set(currency, format);
  return format;
}
