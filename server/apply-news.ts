import { expectedOf, isOpen, logOutcome } from './attempts.ts';
import { askPerson } from './attention.ts';
import type { Db } from './db.ts';
import { applyDispute } from './disputes.ts';
import { checkSoon } from './due-orders.ts';
import type { Log } from './log.ts';
import type { Order } from './orders.ts';
import { isReleaseKey } from './authorized.ts';
import type { Outcome, Seen } from './outcome.ts';
import { isNothing, recordRefund } from './refund-rows.ts';
import { settleOrder } from './settle.ts';
import type { StripeNews } from './stripe-events.ts';

/** Does to an order what an event says of it. `now` in milliseconds since 1970. */
export async function applyNews(
  db: Db,
  order: Order,
  event: StripeNews,
  log: Log,
  now: number,
): Promise<void> {
  const { news } = event;
  // What was let go here is no refund, and ends the payment, not the order.
  if (isReleaseKey(event.idempotencyKey)) return lookAgain(db, order, now);
  switch (news.tag) {
    case 'payment':
      return applyPayment(db, order, event, news.outcomeFor(expectedOf(order)), log, now);
    case 'refund': {
      const refund = await recordRefund(db, order.id, news.refund, now);
      const { id: refundId, amount_minor: amountMinor, state } = refund;
      const about = { orderId: order.id, refundId, amountMinor, eventId: event.id };
      log[isNothing(refund) ? 'error' : 'info'](`refund.${state}`, about);
      return;
    }
    case 'refunded': {
      const outcome = news.outcomeFor(expectedOf(order));
      // The charge's own event may still be on its way.
      if (outcome.tag === 'paid') await applyPayment(db, order, event, outcome, log, now);
      // The sum alone does not say which refunds it is made of: Stripe's list does.
      if (news.amountMinor !== order.refundedMinor) await checkSoon(db, order.id, now);
      return;
    }
    case 'dispute':
      return applyDispute(db, order, event, news, log);
    case 'fraud_warning': {
      const sentence = `Stripe warns that this payment may be fraud (${news.kind}): consider a refund before the bank disputes it.`;
      await askPerson(db, order.id, sentence);
      log.error('order.fraud_warning', { orderId: order.id, kind: news.kind });
      return;
    }
    case 'none':
      return;
  }
}

async function applyPayment(
  db: Db,
  order: Order,
  event: StripeNews,
  outcome: Seen,
  log: Log,
  now: number,
): Promise<void> {
  if (outcome.tag === 'authorized') return lookAgain(db, order, now);
  const moved = outcome.tag === 'paid' || (outcome.tag === 'unknown' && outcome.mismatch === true);
  const number = moved ? order.attempt.number : attemptOf(event, order, outcome);
  if (number === null) return lookAgain(db, order, now);
  const settled = await settleOrder(db, order, number, outcome, now);
  logOutcome(log, settled.order, outcome, settled.changed);
}

/** A request under way hears for itself; any other open order is looked at. */
async function lookAgain(db: Db, order: Order, now: number): Promise<void> {
  if (isOpen(order) && order.state !== 'pending') await checkSoon(db, order.id, now);
}

/*
 * Events come in any order, so a decline must not be taken for one of the latest attempt. Our own
 * requests are known by their key; without one it was the buyer's browser, which only acts while
 * the bank waits for the buyer, or the shop's dashboard, which ends a payment for good.
 */
function attemptOf({ idempotencyKey }: StripeNews, order: Order, outcome: Outcome): number | null {
  const [orderId, number] = idempotencyKey?.split(':') ?? [];
  // An intent that was given up before tells nothing of the one that the order has now.
  const ofAnother = outcome.tag === 'canceled' && outcome.intentId !== order.intentId;
  if (ofAnother) return null;
  if (orderId === order.id) return Number(number);
  const ended = outcome.tag === 'canceled';
  return ended || order.state === 'requires_action' ? order.attempt.number : null;
}
