import { AppError } from './errors.ts';
import type { MoneyWriter } from './money.ts';
import type { Price } from './pricing.ts';

/*
 * The least that Stripe takes, in minor units (docs.stripe.com/currencies, read 2026-07-10). It is
 * the settlement currency that counts in the end, so Stripe's own refusal stays the authority;
 * currencies that are not named here are left to it.
 */
const LEAST_MINOR = new Map(
  Object.entries({
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
    huf: 17_500,
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
    usd: 50,
    zar: 50,
  }),
);

/** The least that can be paid by card in a currency, in minor units; 0 where it is not known. */
export const leastMinor = (currency: string): number => LEAST_MINOR.get(currency) ?? 0;

/** Throws AppError(400, 'below_minimum') for a price too small to be paid by card. */
export function requireMinimum({ totalMinor, currency }: Price, money: MoneyWriter): void {
  const least = leastMinor(currency);
  if (totalMinor >= least) return;
  const smallest = money.full(least, currency);
  const message = `Orders under ${smallest.text} cannot be paid by card. Please add another book.`;
  throw new AppError(400, 'below_minimum', message, {
    field: 'lines',
    remedy: { least: smallest },
  });
}
