import { noRequest } from './account.ts';
import type { Account } from './account.ts';
import { authorisationSeconds, showCharge } from './charge-object.ts';
import { emit } from './events.ts';
import { now } from './ids.ts';
import { showPaymentIntent } from './payment-intent-object.ts';
import type { ChargeRecord } from './records.ts';

/** Lets go of what was held too long: Stripe then cancels the payment intent by itself. */
export function expireAuthorisations(account: Account): void {
  for (const charge of account.store.charges.values()) {
    if (isHeld(charge) && charge.created + authorisationSeconds <= now(account)) {
      expire(account, charge);
    }
  }
}

function isHeld({ decline, capturedAmount, released }: ChargeRecord): boolean {
  return decline === null && capturedAmount === null && !released;
}

function expire(account: Account, charge: ChargeRecord): void {
  charge.released = true;
  emit(account, noRequest, 'charge.expired', showCharge(account, charge));
  const intent = account.store.paymentIntents.get(charge.paymentIntent ?? '');
  if (intent === undefined) return;
  intent.canceled = { at: now(account), reason: 'automatic' };
  emit(account, noRequest, 'payment_intent.canceled', showPaymentIntent(account, intent));
}
