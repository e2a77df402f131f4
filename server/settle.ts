import type { Db } from './db.ts';
import { findOrder } from './orders.ts';
import type { Order } from './orders.ts';
import type { Outcome } from './outcome.ts';
import type { OrderState } from './tables.ts';

type Settling = Exclude<OrderState, 'pending'>;

/** Where each state may be reached from. Money that was taken is true whatever stood here before. */
const REACHED_FROM: Record<Settling, OrderState[]> = {
  paid: ['pending', 'unknown', 'requires_action', 'declined', 'canceled'],
  requires_action: ['pending', 'unknown'],
  declined: ['pending', 'unknown', 'requires_action'],
  canceled: ['pending', 'unknown', 'requires_action', 'declined'],
  unknown: ['pending'],
};

const STATE_OF: Record<Outcome['tag'], Settling> = {
  paid: 'paid',
  action: 'requires_action',
  declined: 'declined',
  refused: 'declined',
  canceled: 'canceled',
  unknown: 'unknown',
};

/** What a buyer is told when the shop's own set-up is at fault. */
export const REFUSED = 'This shop cannot take payments at the moment. Your card was not charged.';

/**
 * The one door to a new state of an order, for answers, webhooks and recovery alike: writes what
 * attempt `number` came to, if the order is still where that may happen, and answers the order as
 * it then stands. Any number of calls with the same outcome do what one does. Runs in the given
 * transaction, or in one of its own. `now` in milliseconds since 1970.
 */
export async function settleOrder(
  db: Db,
  orderId: string,
  number: number,
  outcome: Outcome,
  now: number,
): Promise<{ order: Order; changed: boolean }> {
  if (!db.isTransaction) {
    return db.transaction().execute((one) => settleOrder(one, orderId, number, outcome, now));
  }
  const state = STATE_OF[outcome.tag];
  let update = db
    .updateTable('orders')
    .set({ state, updated_at: now, ...moneyOf(outcome) })
    .where('id', '=', orderId)
    .where('state', 'in', REACHED_FROM[state]);
  // News of an attempt that was given up must not undo the one after it.
  if (outcome.tag !== 'paid') update = update.where('attempt', '=', number);
  const changed = (await update.executeTakeFirstOrThrow()).numUpdatedRows === 1n;
  if (changed) {
    await db
      .updateTable('attempts')
      .set({ state, message: messageOf(outcome), updated_at: now })
      .where('order_id', '=', orderId)
      .where('number', '=', number)
      .execute();
  }
  await keepWhatIsNew(db, orderId, outcome);
  const order = await findOrder(db, orderId);
  if (!order) throw new Error(`there is no order ${orderId} to settle`);
  return { order, changed };
}

/** Ids that come with news too late to change the state, such as a receipt's address. */
async function keepWhatIsNew(db: Db, orderId: string, outcome: Outcome): Promise<void> {
  if ('intentId' in outcome && outcome.intentId !== null) {
    await db
      .updateTable('orders')
      .set({ intent_id: outcome.intentId })
      .where('id', '=', orderId)
      .where('intent_id', 'is', null)
      .execute();
  }
  if (outcome.tag === 'paid' && outcome.receiptUrl !== null) {
    await db
      .updateTable('orders')
      .set({ receipt_url: outcome.receiptUrl })
      .where('id', '=', orderId)
      .where('charge_id', '=', outcome.chargeId)
      .where('receipt_url', 'is', null)
      .execute();
  }
}

const moneyOf = (outcome: Outcome) =>
  outcome.tag === 'paid' ? { charge_id: outcome.chargeId, receipt_url: outcome.receiptUrl } : {};

function messageOf(outcome: Outcome): string | null {
  if (outcome.tag === 'declined') return outcome.message;
  return outcome.tag === 'refused' ? REFUSED : null;
}
