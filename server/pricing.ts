import type { Catalogue } from './catalogue.ts';
import type { Line, QuoteLine } from './contract.ts';
import { AppError } from './errors.ts';
import { MAX_TOTAL_MINOR } from './money.ts';
import type { MoneyWriter } from './money.ts';

export interface PricedLine {
  book: string;
  title: string;
  quantity: number;
  /** Price of one copy in minor units. */
  unitMinor: number;
}

export interface Price {
  currency: string;
  lines: PricedLine[];
  /** In minor units, from 1 to MAX_TOTAL_MINOR. */
  totalMinor: number;
}

/**
 * What these lines cost by the catalogue. Throws AppError(400): `unknown_book`, or
 * `invalid_request` for a book named twice or a total above what Stripe takes in one charge.
 */
export function priceLines(lines: readonly Line[], catalogue: Catalogue): Price {
  const seen = new Set<string>();
  const priced = lines.map(({ book: id, quantity }, index): PricedLine => {
    const field = `lines[${index}].book`;
    const book = catalogue.books.get(id);
    if (!book) throw new AppError(400, 'unknown_book', 'This shop has no such book.', { field });
    if (seen.has(id)) {
      const message = `${field} names a book that an earlier line already has.`;
      throw new AppError(400, 'invalid_request', message, { field });
    }
    seen.add(id);
    return { book: id, title: book.title, quantity, unitMinor: book.priceMinor };
  });
  const totalMinor = priced.reduce((sum, line) => sum + line.quantity * line.unitMinor, 0);
  if (totalMinor > MAX_TOTAL_MINOR) {
    const message = 'This order is too large for one payment. Please split it.';
    throw new AppError(400, 'invalid_request', message, { field: 'lines' });
  }
  return { currency: catalogue.currency, lines: priced, totalMinor };
}

/** Whether both sell the same copies of the same books at the same prices, in any order. */
export function samePrice(
  one: Omit<Price, 'lines'> & { lines: UnitLine[] },
  other: Price,
): boolean {
  const unitOf = new Map(other.lines.map((line) => [line.book, line]));
  return (
    one.currency === other.currency &&
    one.totalMinor === other.totalMinor &&
    one.lines.length === other.lines.length &&
    one.lines.every(({ book, quantity, unitMinor }) => {
      const line = unitOf.get(book);
      return line?.quantity === quantity && line.unitMinor === unitMinor;
    })
  );
}

export type UnitLine = Omit<PricedLine, 'title'>;

/** The lines as the wire has them, with their amounts written out. */
export function writeLines({ lines, currency }: Price, money: MoneyWriter): QuoteLine[] {
  return lines.map(({ book, title, quantity, unitMinor }) => ({
    book,
    title,
    quantity,
    unit: money.full(unitMinor, currency),
    total: money.full(unitMinor * quantity, currency),
  }));
}
