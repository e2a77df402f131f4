import { createConclude } from './authorized.ts';
import type { PostcodeCheck } from './contract.ts';
import type { Db } from './db.ts';
import { AppError } from './errors.ts';
import { describe } from './log.ts';
import type { Log } from './log.ts';
import { openNextAttempt } from './orders.ts';
import type { Order } from './orders.ts';
import type { Outcome, Seen } from './outcome.ts';
import type { Payments } from './payments.ts';
import { REFUSED, settleOrder, TOO_SMALL } from './settle.ts';

/** How an order stands, with the secret for the buyer's bank where that waits for the buyer. */
export interface Standing {
  order: Order;
  clientSecret: string | null;
  /** Whether Stripe answered; missing where it was not asked. */
  heard?: boolean;
  /** Stripe answered that it failed: to be asked in the same way again may lead nowhere. */
  failed?: true;
}

/** Stripe answered that it does not take the payment, and that is settled. */
export class PaymentRefused extends AppError {
  override readonly name: string = 'PaymentRefused';
}

export interface Attempts {
  /** Sends an attempt, just opened, to Stripe. */
  send(order: Order): Promise<Standing>;
  /** Finds out from Stripe how the latest attempt at an open order ended. */
  findOut(order: Order): Promise<Standing>;
  /** Reads from Stripe how the order's payment intent stands; without one it stands as it does. */
  look(order: Order): Promise<Standing>;
  /** Writes what Stripe told of the latest attempt in another way. */
  settle(order: Order, seen: Seen): Promise<Standing>;
  /** Opens and sends the next attempt; an order that moved on meanwhile is answered as it stands. */
  tryAgain(order: Order, request: Parameters<typeof openNextAttempt>[2]): Promise<Standing>;
}

/*
 * Stripe keeps idempotency keys for 24 hours at least. After that the same request would be a new
 * payment, so it is not sent again.
 */
export const RESEND_WITHIN = 23 * 60 * 60 * 1000;

/** The order has an outcome that Stripe may yet change or complete. */
export const isOpen = ({ state }: Order): boolean =>
  state === 'pending' || state === 'unknown' || state === 'requires_action';

export interface AttemptDeps {
  db: Db;
  payments: Payments;
  postcodeCheck: PostcodeCheck;
  log: Log;
}

/** Attempts at orders, each settled as soon as its outcome is known. `now` in ms since 1970. */
export function createAttempts(
  { db, payments, postcodeCheck, log }: AttemptDeps,
  now: () => number,
): Attempts {
  const conclude = createConclude(payments, postcodeCheck);

  const settle = async (order: Order, seen: Seen): Promise<Standing> => {
    const outcome = await conclude(order, seen);
    const heard = wasHeard(outcome);
    let settled;
    try {
      settled = await settleOrder(db, order, order.attempt.number, outcome, now());
    } catch (error) {
      // The buyer is told to ask again, and asking again asks Stripe: nothing is lost.
      log.error('order.unsettled', {
        orderId: order.id,
        tag: outcome.tag,
        reason: describe(error),
      });
      return { order, clientSecret: null, heard };
    }
    logOutcome(log, settled.order, outcome, settled.changed);
    if (outcome.tag === 'refused' && settled.order.state === 'declined') {
      throw refusalOf(outcome);
    }
    return {
      order: settled.order,
      clientSecret: outcome.tag === 'action' ? outcome.clientSecret : null,
      heard,
      ...(outcome.tag === 'unknown' && outcome.failed && { failed: true }),
    };
  };

  const pay = (order: Order) =>
    payments.pay({
      ...expectedOf(order),
      ...order.attempt,
      description: descriptionOf(order),
      buyer: order.buyer,
      authorizeOnly: postcodeCheck === 'refuse',
    });

  const send = async (order: Order) => settle(order, await pay(order));

  const sendAgain = async (order: Order): Promise<Standing> => {
    const outcome = await pay(order);
    // The sending whose answer was lost may have been paid, and this one learnt nothing of it.
    if (outcome.tag === 'refused' && outcome.unread) {
      return settle(order, { tag: 'unknown', intentId: null, reason: outcome.reason });
    }
    return settle(order, outcome);
  };

  const look = async (order: Order): Promise<Standing> => {
    if (order.intentId === null) return { order, clientSecret: null };
    return settle(order, await payments.look(order.intentId, expectedOf(order)));
  };

  const findOut = async (order: Order): Promise<Standing> => {
    if (order.intentId !== null) {
      const seen = await payments.look(order.intentId, expectedOf(order));
      // What an intent taken over from an earlier attempt says of a card may be of that attempt's:
      // then the lost request of this one, sent once more, tells how this one ended.
      const taken = order.attempt.confirmsIntent !== null && order.state !== 'requires_action';
      const settles = !taken || (seen.tag !== 'declined' && seen.tag !== 'action');
      if (settles || !isYoung(order, now())) return settle(order, seen);
    }
    return isYoung(order, now()) ? sendAgain(order) : { order, clientSecret: null };
  };

  return {
    send,
    findOut,
    look,
    settle,
    async tryAgain(order, request) {
      const opened = await openNextAttempt(db, order, request, now());
      return opened ? send(opened) : { order, clientSecret: null };
    },
  };
}

/** An answer may leave the end open: then it is not for want of asking. */
const wasHeard = (outcome: Outcome): boolean =>
  outcome.tag !== 'unknown' || outcome.underWay === true || outcome.mismatch === true;

function refusalOf({ reason: detail, tooSmall }: Extract<Outcome, { tag: 'refused' }>) {
  return tooSmall
    ? new PaymentRefused(400, 'below_minimum', TOO_SMALL, { field: 'quoteToken', detail })
    : new PaymentRefused(502, 'payment_unavailable', REFUSED, { detail });
}

/** Whether the latest attempt may still be sent again under its own key. */
export const isYoung = (order: Order, now: number): boolean =>
  now - order.attempt.createdAt < RESEND_WITHIN;

/** What Stripe must say of this order's payment. */
export const expectedOf = ({ id, totalMinor, currency }: Order) => ({
  orderId: id,
  amountMinor: totalMinor,
  currency,
});

/** What the buyer reads on Stripe's receipt; Stripe takes some 1000 characters. */
function descriptionOf({ lines }: Order): string {
  const titles = lines.map(({ title, quantity }) =>
    quantity === 1 ? title : `${title} × ${quantity}`,
  );
  return titles.join(', ').slice(0, 500);
}

/** One line on what Stripe said and what became of the order. */
export function logOutcome(log: Log, order: Order, outcome: Outcome, changed: boolean): void {
  const { id: orderId, attempt, totalMinor, currency, chargeId } = order;
  const about = { orderId, attempt: attempt.number, changed };
  switch (outcome.tag) {
    case 'paid':
      log.info('order.paid', { ...about, chargeId: outcome.chargeId, totalMinor, currency });
      if (chargeId !== outcome.chargeId) {
        log.error('order.charged_twice', { orderId, chargeId, otherChargeId: outcome.chargeId });
      }
      return;
    case 'declined':
      log.info('order.declined', { ...about, code: outcome.code });
      return;
    case 'unknown':
      log[outcome.mismatch ? 'error' : 'warn']('order.unknown', {
        ...about,
        reason: outcome.reason,
        needsAttention: outcome.mismatch,
      });
      return;
    case 'refused':
      log.error('payment.refused', { ...about, reason: outcome.reason });
      return;
    default:
      log.info(`order.${order.state}`, about);
  }
}
