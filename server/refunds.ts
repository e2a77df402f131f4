import { RefundRequestSchema } from './admin-contract.ts';
import type { RefundReply, RefundRequest } from './admin-contract.ts';
import { RESEND_WITHIN } from './attempts.ts';
import type { Db } from './db.ts';
import { AppError } from './errors.ts';
import type { Flights } from './flights.ts';
import { describe } from './log.ts';
import type { Log } from './log.ts';
import type { MoneyWriter } from './money.ts';
import { requireOrder } from './orders.ts';
import type { Order } from './orders.ts';
import { parseBody } from './parse.ts';
import type { Payments } from './payments.ts';
import {
  findRefundByKey,
  isNothing,
  isUnfinished,
  openRefund,
  recordRefund,
  refundsOfOrder,
  requireSame,
  settleRefund,
} from './refund-rows.ts';
import type { Refund } from './refund-rows.ts';
import { wasPaid } from './refunded.ts';
import type { RefundOutcome } from './stripe-refunds.ts';

export interface RefundDeps {
  db: Db;
  payments: Payments;
  flights: Flights<Refund>;
  money: MoneyWriter;
  log: Log;
  /** Milliseconds since 1970. */
  now: () => number;
}

export interface Refunds {
  /**
   * Gives back all that is left of a paid order, or a part. Throws AppError for what cannot be given
   * back. An answer of state `unknown` is found out later by itself.
   */
  refund(orderId: string, request: RefundRequest): Promise<RefundReply>;
  /** Brings the refunds of a paid order to where they stand at Stripe; true when none is open. */
  reconcile(order: Order): Promise<boolean>;
  /** A refund as its reader sees it. */
  write(refund: Refund, currency: string): RefundReply;
  /** Resolves when no refund is under way any more. */
  landed(): Promise<void>;
}

/** Refunds, each written before Stripe is asked for it, so that none is lost or made twice. */
export function createRefunds({ db, payments, flights, money, log, now }: RefundDeps): Refunds {
  const settle = async (refund: Refund, outcome: RefundOutcome): Promise<Refund> => {
    try {
      const settled = await db
        .transaction()
        .execute((transaction) => settleRefund(transaction, refund, outcome, now()));
      logRefund(log, settled, outcome);
      return settled;
    } catch (error) {
      // It is on disk as it was, and recovery will ask Stripe again.
      log.error('refund.unsettled', { refundId: refund.id, reason: describe(error) });
      return { ...refund, state: 'unknown' };
    }
  };

  const send = (refund: Refund, chargeId: string): Promise<Refund> =>
    flights.join(refund.id, refund.id, async () => {
      const outcome = await payments.refund({
        refundId: refund.id,
        orderId: refund.order_id,
        chargeId,
        amountMinor: refund.amount_minor,
        reason: refund.reason,
      });
      return settle(refund, outcome);
    });

  const isYoung = ({ created_at }: Refund) => now() - created_at < RESEND_WITHIN;

  /** Stripe's list has all refunds, so one that it has not, and that is not sent again, is none. */
  const conclude = async (refund: Refund, chargeId: string): Promise<Refund> => {
    if (!isUnfinished(refund) || refund.stripe_id !== null) return refund;
    if (isYoung(refund)) return send(refund, chargeId);
    return settle(refund, { tag: 'refused', reason: 'Stripe never had it', unread: false });
  };

  const write = (refund: Refund, currency: string): RefundReply => ({
    id: refund.id,
    orderId: refund.order_id,
    amount: money.full(refund.amount_minor, currency),
    reason: refund.reason,
    state: refund.state,
    stripeId: refund.stripe_id,
    createdAt: refund.created_at,
  });

  return {
    write,
    landed: () => flights.landed(),

    async refund(orderId, body) {
      const request = parseBody(RefundRequestSchema, body);
      const order = await requireOrder(db, orderId);
      const known = await findRefundByKey(db, request.key);
      const refund = known
        ? requireSame(known, orderId, request.amountMinor)
        : await openRefund(db, requireRefundable(order), request, now());
      // A repeat long after finds out nothing by sending; recovery does, by looking.
      const open = refund.stripe_id === null && isUnfinished(refund) && isYoung(refund);
      if (!open || order.chargeId === null) return write(refund, order.currency);
      const sent = await send(refund, order.chargeId);
      return write(requireMade(sent), order.currency);
    },

    async reconcile(order) {
      if (order.chargeId === null) return true;
      const seen = await payments.refundsOf(order.chargeId);
      if (seen === null) return false;
      for (const one of seen) {
        await db
          .transaction()
          .execute((transaction) => recordRefund(transaction, order.id, one, now()));
      }
      const refunds = [];
      for (const refund of await refundsOfOrder(db, order.id)) {
        refunds.push(await conclude(refund, order.chargeId));
      }
      return !refunds.some(isUnfinished);
    },
  };
}

function requireRefundable(order: Order): Order {
  const refuse = (message: string) => new AppError(409, 'order_conflict', message);
  if (order.state === 'refunded') throw refuse('All of this order was given back already.');
  if (!wasPaid(order)) throw refuse('This order is not paid, so there is nothing to give back.');
  return order;
}

function requireMade(refund: Refund): Refund {
  if (!isNothing(refund)) return refund;
  const message = 'Stripe did not make this refund. The order says why.';
  throw new AppError(502, 'payment_unavailable', message);
}

function logRefund(log: Log, refund: Refund, outcome: RefundOutcome): void {
  const {
    id: refundId,
    order_id: orderId,
    stripe_id: stripeId,
    amount_minor: amountMinor,
  } = refund;
  const fields = { refundId, orderId, stripeId, amountMinor };
  if (outcome.tag === 'made') log.info(`refund.${refund.state}`, fields);
  else
    log[outcome.tag === 'refused' ? 'error' : 'warn'](`refund.${outcome.tag}`, {
      ...fields,
      reason: outcome.reason,
    });
}
