import type { Catalogue } from './catalogue.ts';
import { QuoteRequestSchema } from './contract.ts';
import type { Quote } from './contract.ts';
import type { MoneyWriter } from './money.ts';
import { parseBody } from './parse.ts';
import { priceLines, writeLines } from './pricing.ts';
import { signQuote } from './quote.ts';

export interface QuoteDeps {
  catalogue: Catalogue;
  money: MoneyWriter;
  quoteSecret: string;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Prices what a buyer wants and promises that price. Throws AppError(400). */
export function makeQuote(body: unknown, { catalogue, money, quoteSecret, now }: QuoteDeps): Quote {
  const { lines } = parseBody(QuoteRequestSchema, body);
  const price = priceLines(lines, catalogue);
  return {
    ...signQuote(price, quoteSecret, now()),
    lines: writeLines(price, money),
    total: money.full(price.totalMinor, price.currency),
  };
}
