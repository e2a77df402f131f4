import type { Catalogue } from './catalogue.ts';
import type { Line, Shortage } from './contract.ts';
import type { Db } from './db.ts';
import { AppError } from './errors.ts';
import type { Tables } from './tables.ts';

/*
 * Everywhere an order's row is written first and the books' second, the books in the order of their
 * ids: transactions that did it in another order would wait for each other.
 */

type Titled = Line & { title: string };

/** Whether any of these books is sold by number. */
export const isCounted = (lines: readonly { book: string }[], { books }: Catalogue): boolean =>
  lines.some(({ book }) => books.get(book)?.stock !== undefined);

/**
 * Puts on sale what the catalogue counts. What its number has risen or fallen by since the last
 * start is added to what is left, so a restart changes nothing by itself. A book without a number is
 * not counted any more; one that is not in the catalogue keeps what it has.
 */
export async function countStock(db: Db, { books }: Catalogue): Promise<void> {
  for (const { id: book, stock } of books.values()) {
    if (stock === undefined) {
      await db.deleteFrom('stock').where('book', '=', book).execute();
      continue;
    }
    await db
      .insertInto('stock')
      .values({ book, counted: stock, available: stock })
      .onConflict((conflict) =>
        conflict.column('book').doUpdateSet((row) => ({
          // Of servers that start together only the first one finds a difference.
          available: row(
            row('stock.available', '+', row.ref('excluded.counted')),
            '-',
            row.ref('stock.counted'),
          ),
          counted: row.ref('excluded.counted'),
        })),
      )
      .execute();
  }
}

/** How many copies are left of each of these books that is counted, or of all. Never below 0. */
export async function copiesLeft(
  db: Db,
  books?: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  let query = db.selectFrom('stock').select(['book', 'available']);
  if (books) query = query.where('book', 'in', [...books]);
  const rows = await query.execute();
  return new Map(rows.map(({ book, available }) => [book, Math.max(available, 0)]));
}

/**
 * Takes the copies of all these lines out of the stock, inside the caller's transaction. Throws
 * AppError(409, 'out_of_stock') where not all of them are left: the caller's transaction ends with
 * it, and with that nothing is taken.
 */
export async function takeCopies(db: Db, lines: readonly Titled[]): Promise<void> {
  const missed: Titled[] = [];
  for (const line of inOrder(lines)) if (!(await takeLine(db, line))) missed.push(line);
  if (missed.length === 0) return;
  const left = await copiesLeft(
    db,
    missed.map(({ book }) => book),
  );
  const shortages = missed.flatMap(({ book, title, quantity }) => {
    const now = left.get(book);
    // Somebody may have given copies back just after these were asked for.
    return now === undefined ? [] : [{ book, title, left: Math.min(now, quantity - 1) }];
  });
  if (shortages.length > 0) throw outOfStock(shortages);
}

async function takeLine(db: Db, { book, quantity }: Line): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('stock')
    .set((row) => ({ available: row('available', '-', quantity) }))
    .where('book', '=', book)
    .where('available', '>=', quantity)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Puts copies back on sale, or takes them whether they are there or not. */
export async function addCopies(db: Db, lines: readonly Line[], sign: 1 | -1): Promise<void> {
  for (const { book, quantity } of inOrder(lines)) {
    await db
      .updateTable('stock')
      .set((row) => ({ available: row('available', '+', sign * quantity) }))
      .where('book', '=', book)
      .execute();
  }
}

/** The books that are sold by number, by id. */
export function listStock(db: Db): Promise<Tables['stock'][]> {
  return db.selectFrom('stock').selectAll().orderBy('book').execute();
}

/**
 * Adds `change` copies to what is on sale of a book, or takes some away. Throws AppError(404) for a
 * book that is not counted and AppError(409) where more would be taken away than there are.
 */
export async function changeStock(db: Db, book: string, change: number): Promise<Tables['stock']> {
  const row = await db
    .updateTable('stock')
    .set((stock) => ({ available: stock('available', '+', change) }))
    .where('book', '=', book)
    // What is owed already may become less all the same.
    .$if(change < 0, (update) => update.where('available', '>=', -change))
    .returningAll()
    .executeTakeFirst();
  if (row) return row;
  const left = (await copiesLeft(db, [book])).get(book);
  if (left === undefined) {
    const message =
      'The shop does not count the copies of this book: give it a stock in the catalogue.';
    throw new AppError(404, 'not_found', message, { field: 'book' });
  }
  const message = `No more than ${left} can be taken away: the others are sold or being paid for.`;
  throw new AppError(409, 'out_of_stock', message, { field: 'change' });
}

/** The lines that ask for more than is left, with what is left; books not counted are never short. */
export function shortagesOf(
  lines: readonly Titled[],
  left: ReadonlyMap<string, number>,
): Shortage[] {
  return lines.flatMap(({ book, title, quantity }) => {
    const most = left.get(book) ?? Infinity;
    return quantity > most ? [{ book, title, left: most }] : [];
  });
}

/** The refusal of an order that asks for more than there is. */
export function outOfStock(shortages: Shortage[]): AppError {
  const sentences = shortages.map(({ title, left }) =>
    left === 0 ? `“${title}” is sold out.` : `Only ${left} left of “${title}”.`,
  );
  const message = `${sentences.join(' ')} Nothing was charged.`;
  return new AppError(409, 'out_of_stock', message, { remedy: { shortages } });
}

const inOrder = <L extends Line>(lines: readonly L[]) =>
  lines.toSorted((one, other) => (one.book < other.book ? -1 : 1));
