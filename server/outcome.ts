/** What an attempt came to, as far as Stripe has told. */
export type Outcome =
  | { tag: 'paid'; intentId: string | null; chargeId: string; receiptUrl: string | null }
  /** The buyer's bank wants to see the buyer; `clientSecret` goes to the browser and nowhere else. */
  | { tag: 'action'; intentId: string; clientSecret: string }
  /** `message` is for the buyer, `code` for the log. */
  | { tag: 'declined'; intentId: string | null; message: string; code: string }
  | { tag: 'canceled'; intentId: string }
  /** Money may or may not have moved: ask again, never charge anew. */
  | { tag: 'unknown'; intentId: string | null; reason: string }
  /**
   * Stripe would not take the request, so it moved no money, and no other card would help. `unread`:
   * it was the key that was not taken, so Stripe did not look for an earlier sending of the same.
   */
  | { tag: 'refused'; reason: string; unread: boolean };

/** What Stripe was asked for: its answer must say the same. */
export interface Expected {
  orderId: string;
  amountMinor: number;
  currency: string;
}

interface Asked {
  amount: number;
  currency: string;
  metadata: Record<string, string>;
}

/** The parts of a payment intent that are read here. */
export interface IntentSeen extends Asked {
  id: string;
  status: string;
  client_secret: string | null;
  latest_charge: string | { id: string; receipt_url: string | null } | null;
  last_payment_error: {
    type?: string;
    code?: string;
    decline_code?: string;
    message?: string;
  } | null;
}

/** The parts of a charge that are read here. */
export interface ChargeSeen extends Asked {
  id: string;
  status: string;
  paid: boolean;
  captured: boolean;
  receipt_url: string | null;
  failure_code: string | null;
  failure_message: string | null;
  payment_intent: string | { id: string } | null;
}

export const DECLINED = 'Your card was declined. Please try another card.';
const NOT_AUTHENTICATED =
  'Your bank did not confirm this payment. Please try again or use another card.';

/** What a payment intent says of its order. Whatever does not fit what was asked is `unknown`. */
export function outcomeOfIntent(intent: IntentSeen, expected: Expected): Outcome {
  const intentId = intent.id;
  const unknown = (reason: string): Outcome => ({ tag: 'unknown', intentId, reason });
  const mismatch = mismatchOf(intent, expected);
  // Not this order's intent, then: its id is not kept.
  if (mismatch !== null) return { tag: 'unknown', intentId: null, reason: mismatch };
  switch (intent.status) {
    case 'succeeded': {
      const charge = intent.latest_charge;
      if (charge === null) return unknown('the intent succeeded without a charge');
      const { id, receipt_url } =
        typeof charge === 'string' ? { id: charge, receipt_url: null } : charge;
      return { tag: 'paid', intentId, chargeId: id, receiptUrl: receipt_url };
    }
    case 'requires_action':
      if (intent.client_secret === null)
        return unknown('the intent came without its client secret');
      return { tag: 'action', intentId, clientSecret: intent.client_secret };
    case 'requires_payment_method':
      return { tag: 'declined', intentId, ...declineOf(intent.last_payment_error) };
    case 'canceled':
      return { tag: 'canceled', intentId };
    default:
      return unknown(`the intent is ${intent.status}`);
  }
}

/** What a charge says of its order. */
export function outcomeOfCharge(charge: ChargeSeen, expected: Expected): Outcome {
  const link = charge.payment_intent ?? null;
  const intentId = typeof link === 'string' ? link : (link?.id ?? null);
  const mismatch = mismatchOf(charge, expected);
  if (mismatch !== null) return { tag: 'unknown', intentId: null, reason: mismatch };
  if (charge.status === 'succeeded' && charge.paid && charge.captured) {
    return { tag: 'paid', intentId, chargeId: charge.id, receiptUrl: charge.receipt_url };
  }
  if (charge.status === 'failed') {
    const code = charge.failure_code ?? 'failed';
    return { tag: 'declined', intentId, message: charge.failure_message ?? DECLINED, code };
  }
  return { tag: 'unknown', intentId, reason: `the charge is ${charge.status}` };
}

function declineOf(error: IntentSeen['last_payment_error']): { message: string; code: string } {
  const code = error?.decline_code ?? error?.code ?? 'unknown';
  if (code === 'payment_intent_authentication_failure') return { message: NOT_AUTHENTICATED, code };
  // Only the texts of card errors are written for buyers.
  const message = error?.type === 'card_error' ? error.message : undefined;
  return { message: message ?? DECLINED, code };
}

function mismatchOf(seen: Asked, { orderId, amountMinor, currency }: Expected): string | null {
  if (seen.amount !== amountMinor || seen.currency !== currency) {
    return `asked for ${amountMinor} ${currency}, answered ${seen.amount} ${seen.currency}`;
  }
  // An answer cut short or rewritten on the way may have no metadata at all.
  const answered = (seen.metadata as Record<string, string> | undefined)?.order_id;
  return answered === orderId ? null : `answered for order ${answered ?? '(none)'}`;
}
