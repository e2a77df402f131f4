import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Catalogue } from './catalogue.ts';
import { priceLines, samePrice } from './pricing.ts';
import type { Price, UnitLine } from './pricing.ts';

/** How long a quote may be paid, in milliseconds. */
export const QUOTE_LIFETIME = 30 * 60 * 1000;

/** What a buyer was promised: unit prices and total in minor units, until `expiresAt` (ms since 1970). */
export interface PromisedPrice {
  lines: UnitLine[];
  currency: string;
  totalMinor: number;
  expiresAt: number;
}

/** Numbered, so that a token in another form than today's is no token. */
const macOf = (text: string, key: string) =>
  createHmac('sha256', key).update(`quote/2:${text}`).digest();

/** Signs a price, so that it comes back as it was shown. `now` in milliseconds since 1970. */
export function signQuote(
  price: Price,
  key: string,
  now: number,
): { token: string; expiresAt: number } {
  const expiresAt = now + QUOTE_LIFETIME;
  const text = textOf({ ...price, expiresAt });
  return { token: `${text},${macOf(text, key).toString('base64url')}`, expiresAt };
}

/** Opens a token of ours, however old; null for any other text. */
export function openQuote(token: string, key: string): PromisedPrice | null {
  const end = token.lastIndexOf(',');
  const text = token.slice(0, Math.max(end, 0));
  const given = Buffer.from(token.slice(end + 1), 'base64url');
  const expected = macOf(text, key);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return priceOf(text);
}

/** Neither the ids of books nor currencies have commas. */
function textOf({ expiresAt, currency, totalMinor, lines }: PromisedPrice): string {
  const parts = lines.flatMap(({ book, quantity, unitMinor }) => [book, quantity, unitMinor]);
  return [expiresAt, currency, totalMinor, ...parts].join(',');
}

function priceOf(text: string): PromisedPrice {
  const [expiresAt, currency = '', totalMinor, ...parts] = text.split(',');
  const lines: UnitLine[] = [];
  for (let at = 0; at < parts.length; at += 3) {
    const [book = '', quantity, unitMinor] = parts.slice(at, at + 3);
    lines.push({ book, quantity: Number(quantity), unitMinor: Number(unitMinor) });
  }
  return { lines, currency, totalMinor: Number(totalMinor), expiresAt: Number(expiresAt) };
}

/** Today's price for a quote, which is the quote's own; null when its time is over or a price has moved. */
export function freshPrice(quote: PromisedPrice, catalogue: Catalogue, now: number): Price | null {
  if (now > quote.expiresAt) return null;
  if (quote.lines.some(({ book }) => !catalogue.books.has(book))) return null;
  const price = priceLines(quote.lines, catalogue);
  return samePrice(quote, price) ? price : null;
}
