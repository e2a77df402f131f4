import type { Catalogue } from './catalogue.ts';
import type { LineChange, Quote } from './contract.ts';
import { AppError } from './errors.ts';
import { MAX_TOTAL_MINOR } from './money.ts';
import type { MoneyWriter } from './money.ts';
import { priceLines } from './pricing.ts';
import type { Price } from './pricing.ts';
import type { PromisedPrice } from './quote.ts';

/**
 * What can be had today of an outdated quote: books still sold, as many copies as are left (a book
 * that `left` does not name is not counted), at today's prices. Null where that is nothing, or more
 * than one payment can be.
 */
export function today(
  quote: PromisedPrice,
  catalogue: Catalogue,
  left: ReadonlyMap<string, number>,
): Price | null {
  const lines = quote.lines
    .filter(({ book }) => catalogue.books.has(book))
    .map(({ book, quantity }) => ({
      book,
      quantity: Math.min(quantity, left.get(book) ?? quantity),
    }))
    .filter(({ quantity }) => quantity > 0);
  const totalMinor = lines.reduce(
    (sum, { book, quantity }) => sum + quantity * (catalogue.books.get(book)?.priceMinor ?? 0),
    0,
  );
  return lines.length === 0 || totalMinor > MAX_TOTAL_MINOR ? null : priceLines(lines, catalogue);
}

interface Writing {
  catalogue: Catalogue;
  money: MoneyWriter;
  promise: (price: Price, money: MoneyWriter) => Quote;
}

/** The refusal of an outdated quote, with the one to agree to instead and what is different. */
export function quoteExpired(quote: PromisedPrice, now: Price | null, writing: Writing): AppError {
  const changes = changesOf(quote, now, writing);
  const what =
    changes.length === 0
      ? 'The prices you saw have expired.'
      : 'Prices have changed since you saw them.';
  return new AppError(409, 'quote_expired', `${what} Please check them again.`, {
    remedy: { changes, ...(now && { quote: writing.promise(now, writing.money) }) },
  });
}

/** Every line that is not as it was promised. */
function changesOf(
  quote: PromisedPrice,
  now: Price | null,
  { catalogue, money }: Writing,
): LineChange[] {
  return quote.lines.flatMap(({ book, quantity, unitMinor }) => {
    const line = now?.lines.find((one) => one.book === book);
    const same =
      line?.quantity === quantity &&
      line.unitMinor === unitMinor &&
      now?.currency === quote.currency;
    if (same) return [];
    const title = catalogue.books.get(book)?.title ?? book;
    const was = { quantity, unit: money.full(unitMinor, quote.currency) };
    const is =
      now && line
        ? { quantity: line.quantity, unit: money.full(line.unitMinor, now.currency) }
        : null;
    return [{ book, title, was, now: is }];
  });
}
