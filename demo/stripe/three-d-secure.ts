import { noRequest } from './account.ts';
import type { Account } from './account.ts';
import { failPayment, pay } from './payments.ts';
import { statusOf } from './payment-intent-object.ts';
import type { ChallengeRecord, PaymentIntentRecord, PaymentMethodRecord } from './records.ts';

export type Outcome = 'succeeded' | 'failed' | 'closed';

/**
 * The bank's verdict. The first one counts; one that comes after the intent has moved on changes
 * nothing. Returns where the buyer is to go, null where the page stays.
 */
export function finishChallenge(
  account: Account,
  challenge: ChallengeRecord,
  outcome: Outcome,
): string | null {
  const intent = account.store.paymentIntents.get(challenge.paymentIntent);
  if (intent === undefined) return null;
  if (challenge.outcome === null) {
    challenge.outcome = outcome;
    if (intent.challenge === challenge.id) applyOutcome(account, intent, challenge.method, outcome);
  }
  return challenge.returnUrl === null
    ? null
    : returnAddress(challenge.returnUrl, intent, statusOf(account, intent));
}

function applyOutcome(
  account: Account,
  intent: PaymentIntentRecord,
  method: PaymentMethodRecord,
  outcome: Outcome,
): void {
  if (outcome !== 'succeeded') {
    failPayment(account, noRequest, intent, method, {
      code: 'payment_intent_authentication_failure',
      message:
        'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
      type: 'invalid_request_error',
    });
    return;
  }
  intent.authenticatedMethod = method.id;
  intent.challenge = null;
  // With manual confirmation the merchant's server confirms again.
  if (intent.confirmationMethod === 'automatic') pay(account, noRequest, intent, method, false);
}

function returnAddress(returnUrl: string, intent: PaymentIntentRecord, status: string): string {
  const address = new URL(returnUrl);
  address.searchParams.set('payment_intent', intent.id);
  address.searchParams.set('payment_intent_client_secret', intent.clientSecret);
  const failed = status === 'requires_payment_method';
  address.searchParams.set('redirect_status', failed ? 'failed' : 'succeeded');
  return address.href;
}
