import { AppError } from './errors.ts';
import type { Log } from './log.ts';
import { outcomeOfCharge, outcomeOfIntent } from './outcome.ts';
import type { Expected, Seen } from './outcome.ts';
import { refundSeen } from './stripe-refunds.ts';
import type { RefundSeen } from './stripe-refunds.ts';
import { isRelease } from './stripe-captures.ts';
import { idOf, StripeSignatureVerificationError } from './stripe.ts';
import type { Stripe, StripeAccess } from './stripe.ts';

/** A signed event of Stripe's about an order, or about something that is not ours. */
export interface StripeNews {
  id: string;
  type: string;
  /** The order it says it is about; null where it names none. */
  orderId: string | null;
  /** The payment it is about, by which to find the order where none is named. */
  intentId: string | null;
  chargeId: string | null;
  /** Of the request that led to the event; null if that was not made by this server. */
  idempotencyKey: string | null;
  /** When it happened, in seconds since 1970. */
  createdAt: number;
  /** The event as it came, for a person to look at where it is about no order of ours. */
  body: string;
  news: News;
}

export type News =
  | { tag: 'payment'; outcomeFor(expected: Expected): Seen }
  | { tag: 'refund'; refund: RefundSeen }
  /** How much of the charge was refunded until then, in minor units. */
  | { tag: 'refunded'; amountMinor: number; outcomeFor(expected: Expected): Seen }
  /** `status` is Stripe's, `dueBy` in seconds since 1970. */
  | { tag: 'dispute'; status: string; reason: string; dueBy: number | null }
  | { tag: 'fraud_warning'; kind: string }
  /** Nothing that an order needs to know. */
  | { tag: 'none' };

/** Clocks may differ by this much, in seconds; Stripe's own figure. */
const EVENT_TOLERANCE = 300;

/**
 * Checks an event's signature over its raw bytes, and that it is of this account and mode. Throws
 * AppError(400) for anything that Stripe did not sign for us in the last five minutes.
 */
export function readStripeEvent(
  stripe: Stripe,
  access: StripeAccess,
  payload: Buffer,
  signature: string | undefined,
  log: Log,
): StripeNews {
  const event = verify(stripe, payload, signature, access.webhookSecrets);
  const { id, livemode, account } = event;
  if (livemode !== /^.._live_/.test(access.secretKey)) {
    log.warn('webhook.wrong_mode', { eventId: id, livemode });
    throw new AppError(400, 'invalid_request', 'This event is of the other mode, test or live.');
  }
  // Only what happens in accounts connected to ours names an account, and nothing here is sold there.
  if (account !== undefined) {
    log.warn('webhook.wrong_account', { eventId: id, account });
    throw new AppError(400, 'invalid_request', 'This event is of another account.');
  }
  return newsIn(event, payload.toString(), access);
}

/** Reads an event that was kept: it was checked when it came. */
export const readKeptEvent = (body: string, access: StripeAccess): StripeNews =>
  newsIn(JSON.parse(body) as Stripe.Event, body, access);

function newsIn(event: Stripe.Event, body: string, { keepsChecks }: StripeAccess): StripeNews {
  const { id, type, created: createdAt } = event;
  const idempotencyKey = event.request?.idempotency_key ?? null;
  return { id, type, createdAt, idempotencyKey, body, ...newsOf(event, keepsChecks) };
}

function verify(
  stripe: Stripe,
  payload: Buffer,
  signature = '',
  secrets: readonly string[],
): Stripe.Event {
  // Stripe's own check lets timestamps from the future pass, which would keep a captured event usable.
  const signedAt = Number(/(?:^|,)t=(\d+)/.exec(signature)?.[1] ?? Number.NaN);
  if (signedAt <= Date.now() / 1000 + EVENT_TOLERANCE) {
    for (const secret of secrets) {
      try {
        return stripe.webhooks.constructEvent(payload, signature, secret, EVENT_TOLERANCE);
      } catch (error) {
        if (!(error instanceof StripeSignatureVerificationError)) throw notAnEvent(error);
      }
    }
  }
  throw new AppError(400, 'invalid_request', "This is not signed with the webhook's secret.");
}

const notAnEvent = (cause: unknown) =>
  new AppError(400, 'invalid_json', 'This is not an event of Stripe.', { cause });

const NONE: News = { tag: 'none' };

type Told = Pick<StripeNews, 'orderId' | 'intentId' | 'chargeId' | 'news'>;

function newsOf(event: Stripe.Event, keepsChecks: boolean): Told {
  switch (event.type) {
    case 'payment_intent.succeeded':
    case 'payment_intent.payment_failed':
    case 'payment_intent.amount_capturable_updated':
    case 'payment_intent.canceled': {
      const intent = event.data.object;
      return {
        orderId: orderOf(intent),
        intentId: intent.id,
        chargeId: idOf(intent.latest_charge),
        news: { tag: 'payment', outcomeFor: (expected) => outcomeOfIntent(intent, expected) },
      };
    }
    case 'charge.succeeded':
    case 'charge.captured': {
      const charge = event.data.object;
      const outcomeFor = (expected: Expected): Seen => {
        const seen = outcomeOfCharge(charge, expected);
        return seen.tag === 'paid' && !keepsChecks ? { ...seen, checks: null } : seen;
      };
      return { ...ofCharge(charge), news: { tag: 'payment', outcomeFor } };
    }
    case 'charge.refunded': {
      const charge = event.data.object;
      // What was only authorised and is let go counts as refunded with Stripe; nothing was paid.
      if (!charge.captured) return { ...ofCharge(charge), news: NONE };
      return {
        ...ofCharge(charge),
        news: {
          tag: 'refunded',
          amountMinor: charge.amount_refunded,
          outcomeFor: (expected) => outcomeOfCharge(charge, expected),
        },
      };
    }
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
    case 'charge.refund.updated': {
      const about = ofPayment(event.data.object);
      if (isRelease(event.data.object)) return { ...about, news: NONE };
      return { ...about, news: { tag: 'refund', refund: refundSeen(event.data.object) } };
    }
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.closed':
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.funds_reinstated': {
      const { status, reason, evidence_details: details } = event.data.object;
      const dueBy = details.due_by;
      return { ...ofPayment(event.data.object), news: { tag: 'dispute', status, reason, dueBy } };
    }
    case 'radar.early_fraud_warning.created': {
      const warning = event.data.object;
      return { ...ofPayment(warning), news: { tag: 'fraud_warning', kind: warning.fraud_type } };
    }
    default:
      return { orderId: null, intentId: null, chargeId: null, news: NONE };
  }
}

const orderOf = ({ metadata }: { metadata: Stripe.Metadata | null }) => metadata?.order_id ?? null;

const ofCharge = (charge: Stripe.Charge) => ({
  orderId: orderOf(charge),
  intentId: idOf(charge.payment_intent),
  chargeId: charge.id,
});

interface AboutPayment {
  charge: string | { id: string } | null;
  payment_intent?: string | { id: string } | null;
  metadata?: Stripe.Metadata | null;
}

const ofPayment = ({ charge, payment_intent, metadata = null }: AboutPayment) => ({
  orderId: orderOf({ metadata }),
  intentId: idOf(payment_intent),
  chargeId: idOf(charge),
});
