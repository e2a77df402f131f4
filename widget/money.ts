import type { Shop } from '../server/contract.ts';
import { total, type Cart } from './cart.ts';

// Stripe's minor units, which are not always Intl's. https://docs.stripe.com/currencies
const NO_DECIMALS = 'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf';
const THREE_DECIMALS = 'bhd jod kwd omr tnd';

const formats = new Map<string, Intl.NumberFormat>();

/**
 * An amount in the currency's minor unit as text: `money(7100, 'usd', 'en')` is `$71.00`. The first
 * call in a page costs some 30 ms of Intl's start-up: never call it for the first paint.
 */
function money(minor: number, currency: string, locale: string): string {
  const key = `${locale} ${currency}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency });
  formats.set(key, format);
  const text = format.format(majorOf(minor, currency));
  // As the server does it: among words from right to left, `US$` would turn into `$US`.
  return /^(ar|he)/.test(locale) ? text.replace(/[A-Z]+\$/, '\u2066$&\u2069') : text;
}

/** An amount in the currency's major unit, as people say it: 71 for 7100 cents. */
export function majorOf(minor: number, currency: string): number {
  const decimals = NO_DECIMALS.includes(currency) ? 0 : THREE_DECIMALS.includes(currency) ? 3 : 2;
  return minor / 10 ** decimals;
}

/** What the cart comes to, as text. The server has the last word: its quote is what is paid. */
export const sumOf = (cart: Cart, { books, currency, locale }: Shop): string =>
  money(total(cart, books), currency, locale);
