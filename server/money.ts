import type { Money } from './contract.ts';

// docs.stripe.com/currencies, read 2026-07-10. UGX and ISK have no decimals in daily life, but
// Stripe takes them in hundredths, so they count as two-decimal here.
const NO_DECIMALS = new Set(
  'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '),
);
const THREE_DECIMALS = new Set('bhd jod kwd omr tnd'.split(' '));
const WHOLE_UNITS_IN_HUNDREDTHS = new Set('isk ugx'.split(' '));

/** The most Stripe takes in one charge, in minor units of any currency. */
export const MAX_TOTAL_MINOR = 99_999_999;

/** How many decimals an amount in this currency has when Stripe's minor unit is written out. */
export function decimalsOf(currency: string): 0 | 2 | 3 {
  if (NO_DECIMALS.has(currency)) return 0;
  return THREE_DECIMALS.has(currency) ? 3 : 2;
}

/** Stripe refuses amounts that are no multiple of this, in minor units. */
export function stepOf(currency: string): 1 | 10 | 100 {
  if (WHOLE_UNITS_IN_HUNDREDTHS.has(currency)) return 100;
  return THREE_DECIMALS.has(currency) ? 10 : 1;
}

/** Whether this is an ISO 4217 code, in lower case, of a currency in use. */
export function isCurrency(code: string): boolean {
  return (
    code === code.toLowerCase() && Intl.supportedValuesOf('currency').includes(code.toUpperCase())
  );
}

/** Writes amounts the way one language does. */
export interface MoneyWriter {
  /** BCP 47 tag of the language. */
  readonly locale: string;
  /** `$23.00`: for totals and receipts. */
  full(minor: number, currency: string): Money;
  /** `$23`: decimals only where they say something; for the shop window. */
  short(minor: number, currency: string): Money;
}

/** Amounts of which a writer keeps the text: a shop has few prices and writes them all day. */
const MOST_KEPT = 1000;

/** A writer for one language, given as BCP 47 tag. Formatters are dear to make and kept. */
export function createMoneyWriter(locale: string): MoneyWriter {
  const formats = new Map<string, Intl.NumberFormat>();

  const format = (currency: string, trailingZeroDisplay: 'auto' | 'stripIfInteger') => {
    const name = `${currency} ${trailingZeroDisplay}`;
    const known = formats.get(name);
    if (known) return known;
    const made = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      trailingZeroDisplay,
    });
    formats.set(name, made);
    return made;
  };

  // Among words from right to left, `US$` would turn into `$US`.
  const ordered = (text: string) =>
    /^(?:ar|he)/.test(locale) ? text.replace(/[A-Z]+\$/, '\u2066$&\u2069') : text;

  const texts = new Map<string, string>();

  const textOf = (minor: number, currency: string, zeros: 'auto' | 'stripIfInteger') => {
    const name = `${minor} ${currency} ${zeros}`;
    const known = texts.get(name);
    if (known !== undefined) return known;
    const text = ordered(format(currency, zeros).format(minor / 10 ** decimalsOf(currency)));
    if (texts.size >= MOST_KEPT) texts.clear();
    texts.set(name, text);
    return text;
  };

  const write = (minor: number, currency: string, zeros: 'auto' | 'stripIfInteger'): Money => ({
    minor,
    currency,
    text: textOf(minor, currency, zeros),
  });

  return {
    locale,
    full: (minor, currency) => write(minor, currency, 'auto'),
    short: (minor, currency) => write(minor, currency, 'stripIfInteger'),
  };
}
