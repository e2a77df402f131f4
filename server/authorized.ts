import { failedField, refusedField, sentenceFor } from './checks.ts';
import type { Checks } from './checks.ts';
import type { PostcodeCheck } from './contract.ts';
import type { Order } from './orders.ts';
import type { Authorized, Outcome, Seen } from './outcome.ts';
import type { Payments } from './payments.ts';

/** Ends at Stripe whatever the bank has only authorised, and says what the attempt came to. */
export type Conclude = (order: Order, seen: Seen) => Promise<Outcome>;

/** How the key of a release ends, by which its events are known. */
const RELEASE_KEY = /^ord_[\w-]+:\d+:cancel$/;

/** Whether this key was made here, to let an authorised payment go. */
export const isReleaseKey = (idempotencyKey: string | null): boolean =>
  RELEASE_KEY.test(idempotencyKey ?? '');

/**
 * Captures what passes the shop's check and releases what does not. Whoever is killed in between
 * comes here again with what Stripe shows then: each step has a key of its own, and the checks
 * decide the same way every time.
 */
export function createConclude(
  payments: Pick<Payments, 'capture' | 'release'>,
  mode: PostcodeCheck,
): Conclude {
  const end = (order: Order, authorized: Authorized): Promise<Seen> => {
    const { id: orderId, totalMinor: amountMinor, currency } = order;
    const expected = { orderId, amountMinor, currency };
    const { idempotencyKey: key } = order.attempt;
    return refusedField(mode, authorized.checks) === null
      ? payments.capture(authorized, expected, `${key}:capture`)
      : payments.release(authorized, expected, `${key}:cancel`);
  };

  return async (order, seen) => {
    const ended = seen.tag === 'authorized' ? await end(order, seen) : seen;
    if (ended.tag === 'authorized') return stillOpen(ended);
    if (ended.tag === 'paid' && mode === 'off') return { ...ended, checks: null };
    if (ended.tag !== 'canceled') return ended;
    // An intent that somebody else gave up tells of its checks as well.
    const checks = ended.checks ?? (seen.tag === 'authorized' ? seen.checks : null);
    if (checks === null || refusedField(mode, checks) === null) return ended;
    return declinedBy(checks);
  };
}

const stillOpen = ({ intentId }: Authorized): Outcome => ({
  tag: 'unknown',
  intentId,
  reason: 'Stripe neither captured nor released what was authorised',
});

const declinedBy = (checks: Checks): Outcome => ({
  tag: 'declined',
  intentId: null,
  message: sentenceFor(checks),
  code: `failed_check_${failedField(checks) ?? 'none'}`,
  released: checks,
});
