import type { Db } from './db.ts';

/**
 * Puts an order on the list of those that a person has to look at, for the reason that this
 * sentence gives. Reasons add up; one that stands there already is not repeated. Answers whether
 * it is new.
 */
export function askPerson(db: Db, orderId: string, sentence: string): Promise<boolean> {
  return rewrite(db, orderId, (attention) => {
    if (attention === null) return sentence;
    return attention.includes(sentence) ? attention : `${attention} ${sentence}`;
  });
}

/** Takes one reason back, because it holds no longer. */
export function askNoLonger(db: Db, orderId: string, sentence: string): Promise<boolean> {
  return rewrite(db, orderId, (attention) => {
    if (!attention?.includes(sentence)) return attention;
    const rest = attention.replace(sentence, '').replace('  ', ' ').trim();
    return rest === '' ? null : rest;
  });
}

/** Two reasons may come or go at the same time, and neither may overwrite the other. */
async function rewrite(
  db: Db,
  orderId: string,
  change: (attention: string | null) => string | null,
): Promise<boolean> {
  for (;;) {
    const row = await db
      .selectFrom('orders')
      .select('attention')
      .where('id', '=', orderId)
      .executeTakeFirst();
    if (!row) return false;
    const attention = change(row.attention);
    if (attention === row.attention) return false;
    const update = db.updateTable('orders').set({ attention }).where('id', '=', orderId);
    const { numUpdatedRows } = await (
      row.attention === null
        ? update.where('attention', 'is', null)
        : update.where('attention', '=', row.attention)
    ).executeTakeFirst();
    if (numUpdatedRows === 1n) return true;
  }
}
