import { readChecks } from './checks.ts';
import type { Checks, PaymentDetails } from './checks.ts';
import { sentenceOfDecline } from './declines.ts';

/** What an attempt came to, as far as Stripe has told. */
export type Outcome =
  | {
      tag: 'paid';
      intentId: string | null;
      chargeId: string;
      receiptUrl: string | null;
      checks: Checks | null;
    }
  /** The buyer's bank wants to see the buyer; `clientSecret` goes to the browser and nowhere else. */
  | { tag: 'action'; intentId: string; clientSecret: string }
  /**
   * `message` is for the buyer, `code` for the log. `released`: the bank would have paid, but these
   * checks failed, and what was authorised is given up, so that the intent is of no use any more.
   */
  | { tag: 'declined'; intentId: string | null; message: string; code: string; released?: Checks }
  | { tag: 'canceled'; intentId: string | null; checks?: Checks | null }
  /**
   * Money may or may not have moved: ask again, never charge anew. `mismatch`: money did move for
   * this order, but not as it was asked for. `underWay`: so Stripe itself says. `failed`: Stripe
   * answered that it failed, and may answer so each time it is asked with the same key.
   */
  | {
      tag: 'unknown';
      intentId: string | null;
      reason: string;
      mismatch?: true;
      underWay?: true;
      failed?: true;
    }
  /**
   * Stripe would not take the request, so it moved no money, and no other card would help. `unread`:
   * it was the key that was not taken, so Stripe did not look for an earlier sending of the same.
   * `tooSmall`: the amount is less than Stripe takes.
   */
  | { tag: 'refused'; reason: string; unread: boolean; tooSmall?: true };

/** The bank agreed, and the money waits to be captured or released: an attempt cannot end so. */
export interface Authorized {
  tag: 'authorized';
  /** Null for a charge without an intent. */
  intentId: string | null;
  chargeId: string;
  checks: Checks | null;
}

/** What Stripe can say of an attempt at any time. */
export type Seen = Outcome | Authorized;

/** What Stripe was asked for: its answer must say the same. */
export interface Expected {
  orderId: string;
  amountMinor: number;
  currency: string;
}

interface Asked {
  amount: number;
  currency: string;
  status: string;
  metadata: Record<string, string>;
}

/** The parts of a payment intent that are read here. */
export interface IntentSeen extends Asked {
  id: string;
  amount_received: number;
  client_secret: string | null;
  latest_charge:
    | string
    | { id: string; receipt_url: string | null; payment_method_details?: PaymentDetails | null }
    | null;
  last_payment_error: {
    code?: string;
    decline_code?: string;
  } | null;
}

/** The parts of a charge that are read here. */
export interface ChargeSeen extends Asked {
  id: string;
  paid: boolean;
  captured: boolean;
  amount_captured: number;
  refunded: boolean;
  receipt_url: string | null;
  failure_code: string | null;
  payment_intent: string | { id: string } | null;
  payment_method_details?: PaymentDetails | null;
}

/** What a payment intent says of its order. Whatever does not fit what was asked is `unknown`. */
export function outcomeOfIntent(intent: IntentSeen, expected: Expected): Seen {
  const intentId = intent.id;
  const unknown = (reason: string): Outcome => ({ tag: 'unknown', intentId, reason });
  const taken = intent.status === 'succeeded' ? intent.amount_received : null;
  const mismatch = mismatchOf(intent, taken, expected);
  if (mismatch !== null) return mismatch;
  const charge = chargeOf(intent);
  switch (intent.status) {
    case 'succeeded':
      if (charge === null) return unknown('the intent succeeded without a charge');
      return { tag: 'paid', intentId, ...charge };
    case 'requires_capture':
      if (charge === null) return unknown('the intent is authorised without a charge');
      return { tag: 'authorized', intentId, chargeId: charge.chargeId, checks: charge.checks };
    case 'requires_action':
      if (intent.client_secret === null)
        return unknown('the intent came without its client secret');
      return { tag: 'action', intentId, clientSecret: intent.client_secret };
    case 'requires_payment_method':
      return { tag: 'declined', intentId, ...declineOf(intent.last_payment_error) };
    case 'canceled':
      return { tag: 'canceled', intentId, checks: charge?.checks ?? null };
    case 'processing':
      return { tag: 'unknown', intentId, reason: 'the intent is processing', underWay: true };
    default:
      return unknown(`the intent is ${intent.status}`);
  }
}

/** What a charge says of its order. */
export function outcomeOfCharge(charge: ChargeSeen, expected: Expected): Seen {
  const link = charge.payment_intent ?? null;
  const intentId = typeof link === 'string' ? link : (link?.id ?? null);
  const taken = charge.status === 'succeeded' && charge.captured ? charge.amount_captured : null;
  const mismatch = mismatchOf(charge, taken, expected);
  if (mismatch !== null) return mismatch;
  const checks = readChecks(charge.payment_method_details);
  const { id: chargeId, receipt_url: receiptUrl } = charge;
  if (charge.status === 'succeeded' && charge.paid) {
    if (charge.captured) return { tag: 'paid', intentId, chargeId, receiptUrl, checks };
    if (charge.refunded) return { tag: 'canceled', intentId, checks };
    return { tag: 'authorized', intentId, chargeId, checks };
  }
  if (charge.status === 'failed') {
    const code = charge.failure_code ?? 'failed';
    return { tag: 'declined', intentId, message: sentenceOfDecline(code), code };
  }
  return { tag: 'unknown', intentId, reason: `the charge is ${charge.status}` };
}

function declineOf(error: IntentSeen['last_payment_error']): { message: string; code: string } {
  const code = error?.decline_code ?? error?.code ?? 'unknown';
  return { message: sentenceOfDecline(code), code };
}

function chargeOf({ latest_charge: charge }: IntentSeen) {
  if (charge === null) return null;
  if (typeof charge === 'string') return { chargeId: charge, receiptUrl: null, checks: null };
  const checks = readChecks(charge.payment_method_details);
  return { chargeId: charge.id, receiptUrl: charge.receipt_url, checks };
}

/**
 * Not this order's payment, then: its id is not kept. `taken`: what was captured, which may be less
 * than was authorised; null for nothing yet.
 */
function mismatchOf(
  seen: Asked,
  taken: number | null,
  { orderId, amountMinor, currency }: Expected,
): Outcome | null {
  // An answer cut short or rewritten on the way may have no metadata at all.
  const answered = (seen.metadata as Record<string, string> | undefined)?.order_id;
  if (answered !== orderId) {
    return { tag: 'unknown', intentId: null, reason: `answered for order ${answered ?? '(none)'}` };
  }
  const amount = seen.amount === amountMinor ? (taken ?? amountMinor) : seen.amount;
  if (amount === amountMinor && seen.currency === currency) return null;
  const reason = `asked for ${amountMinor} ${currency}, answered ${amount} ${seen.currency}`;
  const moved = seen.status === 'succeeded';
  return { tag: 'unknown', intentId: null, reason, ...(moved && { mismatch: true }) };
}
