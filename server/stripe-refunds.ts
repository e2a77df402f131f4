import { REFUND_REASONS } from './admin-contract.ts';
import { describe } from './log.ts';
import { StripeAuthenticationError, StripeInvalidRequestError } from './stripe.ts';
import { StripePermissionError } from './stripe.ts';
import type { Stripe } from './stripe.ts';
import type { RefundState } from './tables.ts';

/** A refund as Stripe has it. */
export interface RefundSeen {
  id: string;
  /** Our own id of it; null where it was made at Stripe's dashboard. */
  refundId: string | null;
  amountMinor: number;
  reason: string | null;
  state: Exclude<RefundState, 'unknown'>;
}

/** What became of asking for a refund. */
export type RefundOutcome =
  | { tag: 'made'; refund: RefundSeen }
  /** Stripe would not make it. `unread`: it did not take the key, so this says nothing of an earlier sending. */
  | { tag: 'refused'; reason: string; unread: boolean }
  /** It may have been made: ask again with the same key. */
  | { tag: 'unknown'; reason: string };

export interface RefundRequest {
  /** Our own id of it, which is also the idempotency key. */
  refundId: string;
  orderId: string;
  chargeId: string;
  amountMinor: number;
  reason: string | null;
}

export interface RefundCalls {
  /** Gives back part of a charge. The same request again is the same refund. Never throws. */
  refund(request: RefundRequest): Promise<RefundOutcome>;
  /** All refunds of a charge, or null where Stripe cannot be asked. Never throws. */
  refundsOf(chargeId: string): Promise<RefundSeen[] | null>;
}

/** More refunds than one charge ever has. */
const MOST_REFUNDS = 1000;

/** The calls that give money back. */
export function createRefundCalls(stripe: Stripe): RefundCalls {
  return {
    async refund({ refundId, orderId, chargeId, amountMinor, reason }) {
      const known = REFUND_REASONS.find((one) => one === reason);
      try {
        const made = await stripe.refunds.create(
          {
            charge: chargeId,
            amount: amountMinor,
            ...(known === undefined ? {} : { reason: known }),
            metadata: { order_id: orderId, refund_id: refundId },
          },
          { idempotencyKey: refundId },
        );
        return { tag: 'made', refund: refundSeen(made) };
      } catch (error) {
        return outcomeOfError(error);
      }
    },

    async refundsOf(chargeId) {
      try {
        const list = stripe.refunds.list({ charge: chargeId, limit: 100 });
        return (await list.autoPagingToArray({ limit: MOST_REFUNDS })).map(refundSeen);
      } catch {
        return null;
      }
    },
  };
}

const STATES = ['pending', 'requires_action', 'succeeded', 'failed', 'canceled'] as const;

export function refundSeen(refund: Stripe.Refund): RefundSeen {
  const { id, amount, reason, status, metadata } = refund;
  return {
    id,
    refundId: metadata?.refund_id ?? null,
    amountMinor: amount,
    reason,
    state: STATES.find((state) => state === status) ?? 'pending',
  };
}

function outcomeOfError(error: unknown): RefundOutcome {
  const reason = describe(error);
  // By its own word, too: a gateway on the way can answer the same status.
  if (error instanceof StripeInvalidRequestError && error.rawType === 'invalid_request_error') {
    return { tag: 'refused', reason, unread: false };
  }
  if (error instanceof StripeAuthenticationError || error instanceof StripePermissionError) {
    return { tag: 'refused', reason, unread: true };
  }
  return { tag: 'unknown', reason };
}
