import type { Db } from './db.ts';
import type { Order } from './orders.ts';

/** How many attempts at an order, the latest one and earlier ones, were declined. */
export async function countDeclines(db: Db, order: Order): Promise<number> {
  const latest = order.state === 'declined' ? 1 : 0;
  if (order.attempt.number === 1) return latest;
  const { earlier } = await db
    .selectFrom('earlier_attempts')
    .select((row) => row.fn.countAll<number | string>().as('earlier'))
    .where('order_id', '=', order.id)
    .where('message', 'is not', null)
    .executeTakeFirstOrThrow();
  return latest + Number(earlier);
}
