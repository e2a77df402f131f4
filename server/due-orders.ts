import type { Db } from './db.ts';
import { HOLD_FOR } from './holds.ts';
import { HELD } from './tables.ts';
import type { StockHold } from './tables.ts';

/** An order whose end has to be found out. Times in milliseconds since 1970. */
export interface Due {
  id: string;
  /** As it was read: whoever changes it from there has the order. */
  checkAfter: number;
  updatedAt: number;
  attemptedAt: number;
  stock: StockHold;
}

const SECOND = 1000;
const SHORTEST_PAUSE = 30 * SECOND;
const LONGEST_PAUSE = 60 * 60 * SECOND;

/** Orders that are due, the longest waiting first. */
export async function findDue(db: Db, now: number, most: number): Promise<Due[]> {
  return (
    db
      .selectFrom('orders')
      .select([
        'id',
        'check_after as checkAfter',
        'updated_at as updatedAt',
        'attempted_at as attemptedAt',
        'holds_stock as stock',
      ])
      .where('check_after', 'is not', null)
      .$narrowType<{ checkAfter: number }>()
      // No pause is as long as the second: the clock was set back meanwhile.
      .where((or) =>
        or.or([or('check_after', '<=', now), or('check_after', '>', now + 2 * LONGEST_PAUSE)]),
      )
      .orderBy('check_after')
      .limit(most)
      .execute()
  );
}

/**
 * Takes an order for this process by moving its next check away, the further the older it is: a
 * process that dies with it loses nothing. Null where another one was quicker.
 */
export async function claim(db: Db, due: Due, now: number): Promise<Due | null> {
  const pause = now + pauseFor(now - due.updatedAt);
  const holdEnds = due.attemptedAt + HOLD_FOR;
  // Other buyers wait for the copies that it keeps.
  const keeps = due.stock === HELD && holdEnds > now;
  const checkAfter = keeps ? Math.min(pause, holdEnds) : pause;
  return (await move(db, due, checkAfter)) ? { ...due, checkAfter } : null;
}

/** Nothing is open about the order any more, unless something new happened since it was claimed. */
export async function stopChecking(db: Db, due: Due): Promise<void> {
  await move(db, due, null);
}

/** Has the order looked at as soon as possible. */
export async function checkSoon(db: Db, orderId: string, now: number): Promise<void> {
  await db.updateTable('orders').set({ check_after: now }).where('id', '=', orderId).execute();
}

async function move(db: Db, { id, checkAfter }: Due, to: number | null): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('orders')
    .set({ check_after: to })
    .where('id', '=', id)
    .where('check_after', '=', checkAfter)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** From half a minute to an hour, by how long nothing has happened. */
const pauseFor = (age: number) => Math.min(Math.max(age, SHORTEST_PAUSE), LONGEST_PAUSE);
