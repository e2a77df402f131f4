import type { EventsQuery, OrdersQuery } from './admin-contract.ts';
import { literal } from './db.ts';
import type { Db } from './db.ts';
import type { Tables } from './tables.ts';

export type OrderRow = Tables['orders'];
export type EventRow = Tables['stripe_events'];

interface Page<Row> {
  rows: Row[];
  /** What the next page comes after; null on the last one. */
  next: string | null;
}

/** Orders, newest first. */
export async function listOrders(db: Db, query: OrdersQuery): Promise<Page<OrderRow>> {
  const { attention, state, before, limit } = query;
  let select = db
    .selectFrom('orders')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (attention === '1') select = select.where('attention', 'is not', null);
  if (state !== undefined) select = select.where('state', '=', state);
  // The index over the rare states is used where the query has its condition, word by word.
  if (state !== undefined && state !== 'pending' && state !== 'paid') {
    select = select.where('state', 'not in', [literal('pending'), literal('paid')]);
  }
  const after = placeOf(before);
  if (after) {
    select = select.where((or) =>
      or.or([
        or('created_at', '<', after.time),
        or.and([or('created_at', '=', after.time), or('id', '<', after.id)]),
      ]),
    );
  }
  return pageOf(await select.execute(), limit, (row) => row.created_at);
}

/** Events about orders that are not here, newest first. */
export async function listUnmatched(db: Db, query: EventsQuery): Promise<Page<EventRow>> {
  const { before, limit } = query;
  let select = db
    .selectFrom('stripe_events')
    .selectAll()
    .where('unmatched_at', 'is not', null)
    .orderBy('unmatched_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  const after = placeOf(before);
  if (after) {
    select = select.where((or) =>
      or.or([
        or('unmatched_at', '<', after.time),
        or.and([or('unmatched_at', '=', after.time), or('id', '<', after.id)]),
      ]),
    );
  }
  return pageOf(await select.execute(), limit, (row) => row.received_at);
}

/** The order's row, or null. */
export async function findOrderRow(db: Db, id: string): Promise<OrderRow | null> {
  const query = db.selectFrom('orders').selectAll().where('id', '=', id);
  return (await query.executeTakeFirst()) ?? null;
}

/** Attempts before the latest, oldest first. */
export function earlierAttempts(db: Db, orderId: string): Promise<Tables['earlier_attempts'][]> {
  return db
    .selectFrom('earlier_attempts')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('number')
    .execute();
}

/** What Stripe told of an order, oldest first. */
export function eventsOfOrder(db: Db, orderId: string): Promise<EventRow[]> {
  return db
    .selectFrom('stripe_events')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('received_at')
    .orderBy('id')
    .execute();
}

/** A person has looked at the order; answers what there was to see, or null for no such order. */
export async function clearAttention(db: Db, id: string): Promise<string | null> {
  const row = await findOrderRow(db, id);
  const attention = row?.attention ?? null;
  if (attention === null) return null;
  // A reason that comes at this moment has not been looked at.
  const { numUpdatedRows } = await db
    .updateTable('orders')
    .set({ attention: null })
    .where('id', '=', id)
    .where('attention', '=', attention)
    .executeTakeFirst();
  return numUpdatedRows === 1n ? attention : null;
}

/** A person has looked at an event about no order of ours; false if there is none to look at. */
export async function clearUnmatched(db: Db, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('stripe_events')
    .set({ unmatched_at: null })
    .where('id', '=', id)
    .where('unmatched_at', 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

function placeOf(before: string | undefined): { time: number; id: string } | null {
  const [time, id] = before?.split('~') ?? [];
  return time === undefined || id === undefined ? null : { time: Number(time), id };
}

function pageOf<Row extends { id: string }>(
  found: Row[],
  limit: number,
  timeOf: (row: Row) => number,
): Page<Row> {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const more = found.length > limit && last !== undefined;
  return { rows, next: more ? `${timeOf(last)}~${last.id}` : null };
}
