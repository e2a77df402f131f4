import type { Account } from './account.ts';
import { requiresAuthentication } from './cards.ts';
import type { ApiObject } from './errors.ts';
import { newId } from './ids.ts';
import { keep } from './store.ts';
import type { PaymentIntentRecord, PaymentMethodRecord } from './records.ts';

/** Cards whose bank can be made to ask, though it would not by itself. */
const askable: readonly unknown[] = ['optional', 'required_until_set_up', 'required_on_session'];

/** Whether the bank wants to hear from the buyer before this card may be charged. */
export function needsAuthentication(
  intent: PaymentIntentRecord,
  method: PaymentMethodRecord,
  offSession: boolean,
): boolean {
  if (intent.authenticatedMethod === method.id) return false;
  const { card } = method.facts;
  return (
    requiresAuthentication(card, { offSession, setUp: method.setUp }) ||
    (intent.requestThreeDSecure !== 'automatic' && askable.includes(card.threeDSecure))
  );
}

/** Sends the buyer to the bank's page; an earlier challenge of the intent becomes void. */
export function openChallenge(
  account: Account,
  intent: PaymentIntentRecord,
  method: PaymentMethodRecord,
  returnUrl: string | null,
): void {
  const id = newId('src');
  keep(account.store.challenges, {
    id,
    paymentIntent: intent.id,
    method,
    returnUrl,
    outcome: null,
  });
  intent.challenge = id;
  intent.lastPaymentError = null;
}

/** What the buyer's page has to do, while a challenge is open. */
export function nextAction(account: Account, intent: PaymentIntentRecord): ApiObject | null {
  const challenge = account.store.challenges.get(intent.challenge ?? '');
  if (challenge === undefined) return null;
  const url = `${account.pages.challenges}/3ds/${challenge.id}`;
  return challenge.returnUrl === null
    ? {
        type: 'use_stripe_sdk',
        use_stripe_sdk: {
          type: 'three_d_secure_redirect',
          stripe_js: url,
          source: challenge.id,
        },
      }
    : {
        type: 'redirect_to_url',
        redirect_to_url: { return_url: challenge.returnUrl, url },
      };
}
