import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Catalogue } from './catalogue.ts';
import { priceLines, samePrice } from './pricing.ts';
import type { Price, UnitLine } from './pricing.ts';

/** How long a quote may be paid, in milliseconds. */
export const QUOTE_LIFETIME = 30 * 60 * 1000;

const SignedQuoteSchema = z.object({
  lines: z.array(z.tuple([z.string(), z.int(), z.int()])),
  currency: z.string(),
  totalMinor: z.int(),
  expiresAt: z.int(),
});

/** What a buyer was promised: unit prices and total in minor units, until `expiresAt` (ms since 1970). */
export interface PromisedPrice {
  lines: UnitLine[];
  currency: string;
  totalMinor: number;
  expiresAt: number;
}

const macOf = (payload: string, key: string) =>
  createHmac('sha256', key).update(`quote:${payload}`).digest();

/** Signs a price, so that it comes back as it was shown. `now` in milliseconds since 1970. */
export function signQuote(
  price: Price,
  key: string,
  now: number,
): { token: string; expiresAt: number } {
  const expiresAt = now + QUOTE_LIFETIME;
  const { currency, totalMinor } = price;
  const lines = price.lines.map(({ book, quantity, unitMinor }) => [book, quantity, unitMinor]);
  const payload = JSON.stringify({ lines, currency, totalMinor, expiresAt });
  const encoded = Buffer.from(payload).toString('base64url');
  return { token: `${encoded}.${macOf(encoded, key).toString('base64url')}`, expiresAt };
}

/** Opens a token of ours, however old; null for any other text. */
export function openQuote(token: string, key: string): PromisedPrice | null {
  const [encoded = '', signature = ''] = token.split('.', 2);
  const given = Buffer.from(signature, 'base64url');
  const expected = macOf(encoded, key);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const content: unknown = JSON.parse(Buffer.from(encoded, 'base64url').toString());
  const quote = SignedQuoteSchema.parse(content);
  const lines = quote.lines.map(([book, quantity, unitMinor]) => ({ book, quantity, unitMinor }));
  return { ...quote, lines };
}

/** Today's price for a quote, which is the quote's own; null when its time is over or a price has moved. */
export function freshPrice(quote: PromisedPrice, catalogue: Catalogue, now: number): Price | null {
  if (now > quote.expiresAt) return null;
  if (quote.lines.some(({ book }) => !catalogue.books.has(book))) return null;
  const price = priceLines(quote.lines, catalogue);
  return samePrice(quote, price) ? price : null;
}
