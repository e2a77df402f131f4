import { sql } from 'kysely';
import type { Db } from '../db.ts';
import { openOrder } from '../orders.ts';
import { settleOrder } from '../settle.ts';
import { clientKey } from './buyer.ts';

/** So many that no statement takes longer than the server lets one take. */
const AT_ONCE = 50_000;
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** Writes paid orders of the last three years: one as the shop writes it, the others in its likeness. */
export async function fillWithOrders(db: Db, count: number, isPostgres: boolean): Promise<void> {
  const now = Date.now();
  const { order } = await openOrder(
    db,
    {
      currency: 'usd',
      totalMinor: 2300,
      lines: [{ book: '1', title: 'A book', quantity: 1, unitMinor: 2300 }],
    },
    {
      clientKey: clientKey(),
      payment: { kind: 'payment_method', id: 'pm_card_visa' },
      buyer: {
        name: 'Ada Lovelace',
        email: 'ada@example.com',
        address: {
          line1: '1 Main St',
          city: 'Austin',
          state: 'TX',
          postalCode: '78701',
          country: 'US',
        },
      },
    },
    now,
  );
  const first = { tag: 'paid', intentId: 'pi_old', chargeId: 'ch_old' } as const;
  await settleOrder(db, order, 1, { ...first, receiptUrl: null, checks: null }, now);
  await likeness(db, order.id, count, isPostgres);
}

async function likeness(db: Db, id: string, count: number, isPostgres: boolean): Promise<void> {
  const row = await db.selectFrom('orders').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Error('the first order was not written');
  const random = isPostgres ? sql`md5(random()::text || number)` : sql`hex(randomblob(16))`;
  // The oldest first, as a shop would have written them.
  const apart = sql.lit(Math.floor((3 * YEAR_MS) / count));
  const time = sql`(created_at - (${sql.lit(count)} - number) * cast(${apart} as bigint))`;
  const hex = isPostgres ? sql`lpad(to_hex(${time}), 12, '0')` : sql`format('%012x', ${time})`;
  const own = new Map([
    ['id', sql`'ord_' || ${hex} || '-' || ${random}`],
    ['client_key', sql`${time} || '-' || ${random}`],
    ['intent_id', sql`'pi_' || ${hex} || ${random}`],
    ['charge_id', sql`'ch_' || ${hex} || ${random}`],
    ['created_at', time],
  ]);
  const columns = Object.keys(row);
  const values = columns.map((column) => own.get(column) ?? sql.ref(column));
  for (let first = 1; first <= count; first += AT_ONCE) {
    const last = Math.min(first + AT_ONCE - 1, count);
    await sql`
      with recursive numbers(number) as (
        select ${sql.lit(first)} union all
        select number + 1 from numbers where number < ${sql.lit(last)}
      )
      insert into orders (${sql.join(columns.map((column) => sql.ref(column)))})
      select ${sql.join(values)} from orders, numbers where orders.id = ${id}
    `.execute(db);
  }
}
