import { failedField } from './checks.ts';
import type { OrderReply } from './contract.ts';
import { DECLINED } from './declines.ts';
import { reasonOf } from './decline-reasons.ts';
import type { MoneyWriter } from './money.ts';
import { orderToken } from './order-token.ts';
import type { Order } from './orders.ts';
import { writeLines } from './pricing.ts';

export interface ReplyWriter {
  /**
   * The answer about an order, its amounts by `money`; a client secret only where the buyer's bank
   * is waiting.
   */
  write(order: Order, clientSecret: string | null, money: MoneyWriter): OrderReply;
}

/** A writer of answers for one shop. */
export function createReplyWriter(orderSecret: string, publishableKey: string): ReplyWriter {
  return {
    write(order, clientSecret, money) {
      const open = { orderId: order.id, token: orderToken(order.id, orderSecret) };
      const { state, chargeId, receiptUrl, buyer, currency } = order;
      switch (state) {
        case 'paid':
        case 'partially_refunded':
        case 'refunded': {
          if (chargeId === null) throw new Error(`order ${order.id} is paid without a charge`);
          const total = money.full(order.totalMinor, currency);
          const refunded =
            order.refundedMinor > 0 ? money.full(order.refundedMinor, currency) : null;
          const lines = writeLines(order, money);
          const receipt = { chargeId, total, lines, buyer, receiptUrl, refunded };
          return { ...open, status: 'paid', receipt };
        }
        case 'requires_action':
          // Without the secret Stripe could not be asked just now.
          if (clientSecret === null) return { ...open, status: 'unknown' };
          return { ...open, status: state, clientSecret, publishableKey };
        case 'declined':
          return {
            ...open,
            status: state,
            message: order.attempt.message ?? DECLINED,
            reason: reasonOf(order.attempt.message),
            field: failedField(order.checks),
          };
        default:
          return { ...open, status: state };
      }
    },
  };
}

/** HTTP status of an answer: 202 while the outcome is open. */
export const statusOf = (reply: OrderReply): 200 | 202 =>
  reply.status === 'pending' || reply.status === 'unknown' ? 202 : 200;
