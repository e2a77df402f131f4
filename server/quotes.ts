import type { Catalogue } from './catalogue.ts';
import { QuoteRequestSchema } from './contract.ts';
import type { Quote } from './contract.ts';
import type { Db } from './db.ts';
import { requireMinimum } from './minimums.ts';
import type { MoneyWriter } from './money.ts';
import { findByClientKey } from './orders.ts';
import type { Order } from './orders.ts';
import { parseBody } from './parse.ts';
import { priceLines, writeLines } from './pricing.ts';
import type { Price } from './pricing.ts';
import { freshPrice, signQuote } from './quote.ts';
import type { PromisedPrice } from './quote.ts';
import { quoteExpired, today } from './renewal.ts';
import { copiesLeft, isCounted, outOfStock, shortagesOf } from './stock.ts';
import { HELD } from './tables.ts';

export interface QuotesDeps {
  db: Db;
  catalogue: Catalogue;
  quoteSecret: string;
  /** Milliseconds since 1970. */
  now: () => number;
}

export interface Quotes {
  /**
   * Prices what a buyer wants and promises that price, written by `money`. Throws AppError(400), or
   * AppError(409, 'out_of_stock') for more copies than there are.
   */
  make(body: unknown, money: MoneyWriter): Promise<Quote>;
  /** Today's price for a quote that may still be paid; null where its time is over or a price has moved. */
  fresh(quote: PromisedPrice): Price | null;
  /**
   * Today's price for a quote, which is the quote's own. Throws AppError(409, 'quote_expired') with
   * the quote as it would be now where it is not fresh; `order` is the one it was made for, if any.
   */
  requireFresh(quote: PromisedPrice, money: MoneyWriter, order?: Order): Promise<Price>;
}

/** The shop's promises of a price. */
export function createQuotes(deps: QuotesDeps): Quotes {
  const { db, catalogue, quoteSecret, now } = deps;

  const promise = (price: Price, money: MoneyWriter): Quote => ({
    ...signQuote(price, quoteSecret, now()),
    lines: writeLines(price, money),
    total: money.full(price.totalMinor, price.currency),
  });

  /** What this buyer can have, the copies that their own order keeps included; only counted books. */
  const leftFor = async (lines: readonly { book: string }[], order: Order | null) => {
    if (!isCounted(lines, catalogue)) return new Map<string, number>();
    const left = new Map(
      await copiesLeft(
        db,
        lines.map(({ book }) => book),
      ),
    );
    const own = order?.stock === HELD && mayGoOn(order) ? order.lines : [];
    for (const { book, quantity } of own) left.set(book, (left.get(book) ?? 0) + quantity);
    return left;
  };

  return {
    async make(body, money) {
      const { lines, clientKey } = parseBody(QuoteRequestSchema, body);
      const price = priceLines(lines, catalogue);
      requireMinimum(price, money);
      const order =
        clientKey !== undefined && isCounted(lines, catalogue)
          ? await findByClientKey(db, clientKey)
          : null;
      const shortages = shortagesOf(price.lines, await leftFor(lines, order));
      if (shortages.length > 0) throw outOfStock(shortages);
      return promise(price, money);
    },

    fresh: (quote) => freshPrice(quote, catalogue, now()),

    async requireFresh(quote, money, order) {
      const price = freshPrice(quote, catalogue, now());
      if (price) return price;
      const renewed = today(quote, catalogue, await leftFor(quote.lines, order ?? null));
      throw quoteExpired(quote, renewed, { catalogue, money, promise });
    },
  };
}

/** Another attempt at it may follow, with the copies that it keeps. */
const mayGoOn = ({ state }: Order) => state === 'declined' || state === 'requires_action';
