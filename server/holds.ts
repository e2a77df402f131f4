import { askPerson } from './attention.ts';
import { inTransaction } from './db.ts';
import type { Db } from './db.ts';
import { linesOfText } from './orders.ts';
import type { PricedLine } from './pricing.ts';
import { addCopies } from './stock.ts';
import { GIVEN_BACK, HELD } from './tables.ts';

/** An open order may keep its copies from other buyers for this long, in milliseconds. */
export const HOLD_FOR = 15 * 60 * 1000;

/** Puts an order's copies back on sale, inside the transaction that ends its hold on them. */
export const giveBack = (db: Db, lines: readonly PricedLine[]): Promise<void> =>
  addCopies(db, lines, 1);

/**
 * Takes copies again, inside the transaction that makes an order paid which had given them back.
 * Where none are left the shop owes them: a person is asked, and the next ones put on sale go to the
 * order.
 */
export async function takeAgain(
  db: Db,
  orderId: string,
  lines: readonly PricedLine[],
): Promise<void> {
  await addCopies(db, lines, -1);
  const books = lines.map(({ book }) => book);
  const owed = await db
    .selectFrom('stock')
    .select('book')
    .where('book', 'in', books)
    .where('available', '<', 0)
    .execute();
  if (owed.length === 0) return;
  const titles = lines
    .filter(({ book }) => owed.some((one) => one.book === book))
    .map(({ title }) => `“${title}”`)
    .join(', ');
  const sentence = `Oversold: this was paid after its copies had been given back, and none are left of ${titles}. Put more on sale, or refund it.`;
  await askPerson(db, orderId, sentence);
}

/**
 * Gives back the copies of an order that was begun too long ago, though its end is not known.
 * Answers whether it held any. `now` in milliseconds since 1970.
 */
export function endHold(db: Db, orderId: string, now: number): Promise<boolean> {
  return inTransaction(db, async (transaction) => {
    const row = await transaction
      .updateTable('orders')
      .set({ holds_stock: GIVEN_BACK })
      .where('id', '=', orderId)
      .where('holds_stock', '=', HELD)
      .where('state', 'in', ['pending', 'unknown'])
      .where('attempted_at', '<=', now - HOLD_FOR)
      .returning('lines')
      .executeTakeFirst();
    if (!row) return false;
    await giveBack(transaction, linesOfText(row.lines));
    return true;
  });
}
