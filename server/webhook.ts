import { expectedOf, logOutcome } from './attempts.ts';
import type { Db } from './db.ts';
import type { Log } from './log.ts';
import { findOrder } from './orders.ts';
import type { Order } from './orders.ts';
import type { PaymentEvent } from './payments.ts';
import { settleOrder } from './settle.ts';

/**
 * Takes one signed event: its id and its effect are written together or not at all, so that a
 * repeat does nothing and a failure is sent again by Stripe. `now` in milliseconds since 1970.
 */
export async function receiveEvent(
  db: Db,
  event: PaymentEvent,
  log: Log,
  now: number,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    if (!(await recordFirstTime(transaction, event, now))) return;
    const order = event.orderId === null ? null : await findOrder(transaction, event.orderId);
    if (!order) {
      // Payments of other systems on the same account have no order id; one we do not have is odd.
      const level = event.orderId === null ? 'info' : 'warn';
      log[level]('webhook.no_order', {
        eventId: event.id,
        type: event.type,
        orderId: event.orderId,
      });
      return;
    }
    const outcome = event.outcomeFor(expectedOf(order));
    const number = attemptOf(event, order);
    if (number === null && outcome.tag !== 'paid') return;
    const attempt = number ?? order.attempt.number;
    const settled = await settleOrder(transaction, order.id, attempt, outcome, now);
    logOutcome(log, settled.order, outcome, settled.changed);
  });
}

async function recordFirstTime(db: Db, event: PaymentEvent, now: number): Promise<boolean> {
  const { id, type, orderId } = event;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('stripe_events')
    .values({ id, type, order_id: orderId, received_at: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/*
 * Events come in any order, so a decline must not be taken for one of the latest attempt. Our own
 * requests are known by their key; without one it was the buyer's browser, and that only acts
 * while the bank waits for the buyer.
 */
function attemptOf({ idempotencyKey }: PaymentEvent, order: Order): number | null {
  const [orderId, number] = idempotencyKey?.split(':') ?? [];
  if (orderId === order.id) return Number(number);
  return order.state === 'requires_action' ? order.attempt.number : null;
}
