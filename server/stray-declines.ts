import type { Db } from './db.ts';
import { describe } from './log.ts';
import type { Log } from './log.ts';
import { findOrder } from './orders.ts';
import { wasPaid } from './refunded.ts';
import type { StripeNews } from './stripe-events.ts';

const FAILED = 'payment_intent.payment_failed';

interface StrayDeclinesDeps {
  db: Db;
  /** Counts one decline that this server did not see. */
  count: () => void;
  /** Gives up an order that is not paid. */
  cancel: (orderId: string) => Promise<void>;
  /** So many at one order, and its payment is given up; 0: never. */
  most: number;
  log: Log;
}

/**
 * Makes a watch over what is tried at Stripe and not here: whoever has the secret of an order's payment
 * intent, as every buyer's browser has, can have any number of cards tried on it. An attempt made
 * here ends in one decline at the most, so what Stripe tells of beyond those was tried elsewhere.
 * Give it each event once. Never throws.
 */
export function createStrayDeclines({ db, count, cancel, most, log }: StrayDeclinesDeps) {
  const note = async (orderId: string): Promise<void> => {
    const order = await findOrder(db, orderId);
    if (!order) return;
    const strays = (await countFailures(db, orderId)) - order.attempt.number;
    if (strays <= 0) return;
    count();
    if (most === 0 || strays < most || wasPaid(order) || order.state === 'canceled') return;
    log.error('payments.tried_elsewhere', { orderId, declines: strays });
    await cancel(orderId);
  };

  return async ({ type, orderId }: StripeNews): Promise<void> => {
    if (type !== FAILED || orderId === null) return;
    // The next decline finds the order as it is, and Stripe need not send this one again.
    await note(orderId).catch((error: unknown) => {
      log.warn('payments.strays_not_ended', { orderId, reason: describe(error) });
    });
  };
}

async function countFailures(db: Db, orderId: string): Promise<number> {
  const { failures } = await db
    .selectFrom('stripe_events')
    .select((row) => row.fn.countAll<number | string>().as('failures'))
    .where('order_id', '=', orderId)
    .where('type', '=', FAILED)
    .executeTakeFirstOrThrow();
  return Number(failures);
}
