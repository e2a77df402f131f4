import { isOpen, isYoung, RESEND_WITHIN, expectedOf } from './attempts.ts';
import type { Attempts, Standing } from './attempts.ts';
import { HOLD_FOR } from './holds.ts';
import type { Order } from './orders.ts';
import type { Seen } from './outcome.ts';
import type { Payments } from './payments.ts';
import { HELD } from './tables.ts';

/** An order after everything was done to find its end. */
export interface Ending extends Standing {
  /** Why the end is not known, for a person; null where the order is not open any more, or young. */
  riddle: string | null;
  /** Asking Stripe once more would not help. */
  final: boolean;
}

export const isEnding = (standing: Standing): standing is Ending => 'riddle' in standing;

export interface Endings {
  /** Finds out how an open order ended, by whatever way is still safe. */
  find(order: Order): Promise<Ending>;
  /** The same, but first gives up at Stripe what was not captured. */
  cancel(order: Order): Promise<Ending>;
}

const HOUR = 60 * 60 * 1000;

/** A buyer whom the bank still waits for then will not come back, in milliseconds. */
const AUTHENTICATE_WITHIN = 24 * HOUR;

/** The shop's clock and Stripe's may differ by this much. */
const CLOCKS_DIFFER = HOUR;

const NOT_THERE =
  'Stripe has no payment for this order, and it is too old to be sent again: look for it in the dashboard, then cancel the order.';

/** The ends of orders that nobody waits for any more. `now` in milliseconds since 1970. */
export function createEndings(
  { attempts, payments }: { attempts: Attempts; payments: Payments },
  now: () => number,
): Endings {
  /** By the order's id, where Stripe's own is not known and nothing can be learnt by sending again. */
  const search = async (order: Order): Promise<Ending> => {
    const found = await payments.find({
      ...expectedOf(order),
      kind: order.attempt.payment.kind === 'token' ? 'charges' : 'intents',
      since: order.attempt.createdAt - CLOCKS_DIFFER,
      until: order.attempt.createdAt + RESEND_WITHIN + 2 * CLOCKS_DIFFER,
    });
    if ('failed' in found) {
      return {
        ...still(order),
        riddle: `Stripe cannot be searched: ${found.failed}.`,
        final: false,
      };
    }
    let standing = still(order);
    // Of two that were paid the second is put before a person by the same door.
    for (const outcome of tellingOf(found.outcomes))
      standing = await attempts.settle(order, outcome);
    const riddle = found.outcomes.length === 0 ? NOT_THERE : riddleOf(standing.order);
    return { ...standing, riddle, final: found.outcomes.length === 0 };
  };

  const lookOnce = async (order: Order): Promise<Ending> => {
    if (order.intentId === null && !isYoung(order, now())) return search(order);
    const standing = await attempts.findOut(order);
    if (standing.failed && standing.order.intentId === null) {
      // Stripe keeps a failure under the key as it keeps an answer: what was done shows elsewhere.
      return { ...(await search(standing.order)), riddle: null, final: false };
    }
    const riddle = isYoung(order, now()) ? null : riddleOf(standing.order);
    return { ...standing, riddle, final: false };
  };

  const giveUp = async (order: Order, intentId: string): Promise<Ending> => {
    const outcome = await payments.cancel(intentId, expectedOf(order));
    const standing = await attempts.settle(order, outcome);
    return { ...standing, riddle: riddleOf(standing.order), final: false };
  };

  return {
    async find(order) {
      const patience = order.stock === HELD ? HOLD_FOR : AUTHENTICATE_WITHIN;
      const waited = now() - order.attempt.createdAt >= patience;
      if (order.state === 'requires_action' && order.intentId !== null && waited) {
        return giveUp(order, order.intentId);
      }
      return lookOnce(order);
    },

    async cancel(order) {
      const { state } = order;
      // A request under way may still be paid: what became of it must be known first.
      const lost = state === 'pending' || state === 'unknown';
      const ending = lost ? await lookOnce(order) : { ...still(order), riddle: null, final: false };
      const found = ending.order;
      if (found.intentId !== null && (isOpen(found) || found.state === 'declined')) {
        return giveUp(found, found.intentId);
      }
      if (found.state !== 'declined' && !ending.final) return ending;
      const canceled = await attempts.settle(found, { tag: 'canceled', intentId: null });
      return { ...canceled, riddle: null, final: true };
    },
  };
}

const still = (order: Order): Standing => ({ order, clientSecret: null });

const riddleOf = (order: Order) =>
  isOpen(order) ? `Stripe does not say how the payment of this order ended.` : null;

const OPEN: ReadonlySet<Seen['tag']> = new Set(['authorized', 'action', 'unknown']);

/** What is true of the order when Stripe has several payments for it: those that took money, or the last. */
function tellingOf(outcomes: Seen[]): Seen[] {
  const paid = outcomes.filter(({ tag }) => tag === 'paid');
  if (paid.length > 0) return paid;
  const open = outcomes.filter(({ tag }) => OPEN.has(tag));
  return open.length > 0 ? open.slice(0, 1) : outcomes.slice(0, 1);
}
