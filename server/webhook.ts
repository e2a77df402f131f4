import { applyNews } from './apply-news.ts';
import type { Db } from './db.ts';
import { holdLog } from './log.ts';
import type { Log } from './log.ts';
import { findByPayment, findOrder } from './orders.ts';
import type { Order } from './orders.ts';
import type { StripeNews } from './stripe-events.ts';

/**
 * Takes one signed event: its id and its effect are written together or not at all, so that a
 * repeat does nothing and a failure is sent again by Stripe. False for a repeat. `now` in
 * milliseconds since 1970.
 */
export async function receiveEvent(
  db: Db,
  event: StripeNews,
  log: Log,
  now: number,
): Promise<boolean> {
  const { held, release } = holdLog(log);
  const isNew = await db.transaction().execute(async (transaction) => {
    const order = await findSubject(transaction, event);
    if (!(await recordFirstTime(transaction, event, order, now))) return false;
    if (order) await applyNews(transaction, order, event, held, now);
    else reportStray(held, event);
    return true;
  });
  release();
  return isNew;
}

async function findSubject(db: Db, { orderId, intentId, chargeId }: StripeNews) {
  const named = orderId === null ? null : await findOrder(db, orderId);
  if (named || (intentId === null && chargeId === null)) return named;
  // What is done at Stripe's dashboard names the payment alone.
  return findByPayment(db, intentId, chargeId);
}

async function recordFirstTime(
  db: Db,
  event: StripeNews,
  order: Order | null,
  now: number,
): Promise<boolean> {
  const { id, type } = event;
  const unmatched = order === null && mayBeOurs(event);
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('stripe_events')
    .values({
      id,
      type,
      order_id: order?.id ?? event.orderId,
      intent_id: unmatched ? event.intentId : null,
      charge_id: unmatched ? event.chargeId : null,
      body: unmatched ? event.body : null,
      unmatched_at: unmatched ? now : null,
      received_at: now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Payments of other systems on the same account name no order; their buyers are none of ours. */
const mayBeOurs = ({ orderId, news }: StripeNews) =>
  news.tag !== 'none' && (orderId !== null || news.tag !== 'payment');

function reportStray(log: Log, event: StripeNews): void {
  if (event.news.tag === 'none') return;
  const { id: eventId, type, orderId, chargeId } = event;
  log[mayBeOurs(event) ? 'warn' : 'info']('webhook.no_order', { eventId, type, orderId, chargeId });
}
