import type { OrderReply } from './contract.ts';
import type { MoneyWriter } from './money.ts';
import { orderToken } from './order-token.ts';
import type { Order } from './orders.ts';
import { DECLINED } from './outcome.ts';
import { writeLines } from './pricing.ts';

export interface ReplyWriter {
  /** The answer about an order; a client secret only where the buyer's bank is waiting. */
  write(order: Order, clientSecret: string | null): OrderReply;
}

/** A writer of answers for one shop. */
export function createReplyWriter(
  money: MoneyWriter,
  orderSecret: string,
  publishableKey: string,
): ReplyWriter {
  return {
    write(order, clientSecret) {
      const open = { orderId: order.id, token: orderToken(order.id, orderSecret) };
      const { state, chargeId, receiptUrl, buyer } = order;
      switch (state) {
        case 'paid': {
          if (chargeId === null) throw new Error(`order ${order.id} is paid without a charge`);
          const total = money.full(order.totalMinor, order.currency);
          const lines = writeLines(order, money);
          return { ...open, status: state, receipt: { chargeId, total, lines, buyer, receiptUrl } };
        }
        case 'requires_action':
          // Without the secret Stripe could not be asked just now.
          if (clientSecret === null) return { ...open, status: 'unknown' };
          return { ...open, status: state, clientSecret, publishableKey };
        case 'declined':
          return { ...open, status: state, message: order.attempt.message ?? DECLINED };
        default:
          return { ...open, status: state };
      }
    },
  };
}

/** HTTP status of an answer: 202 while the outcome is open. */
export const statusOf = (reply: OrderReply): 200 | 202 =>
  reply.status === 'pending' || reply.status === 'unknown' ? 202 : 200;
