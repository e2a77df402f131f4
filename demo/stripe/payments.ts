import type { Account, Cause } from './account.ts';
import type { Decline } from './cards.ts';
import { charge } from './charging.ts';
import { declineFields, docUrl } from './errors.ts';
import type { ApiObject } from './errors.ts';
import { emit } from './events.ts';
import { showPaymentIntent, statusOf } from './payment-intent-object.ts';
import { showPaymentMethod } from './payment-method-object.ts';
import { saveFor } from './saved-methods.ts';
import type { PaymentIntentRecord, PaymentMethodRecord } from './records.ts';

export interface RefusedPayment {
  readonly decline: Decline;
  readonly charge: string;
}

/**
 * Charges the card for a payment intent. On a decline the failed charge stays, the intent waits for
 * another payment method, and what was refused is returned.
 */
export function pay(
  account: Account,
  cause: Cause,
  intent: PaymentIntentRecord,
  method: PaymentMethodRecord,
  offSession: boolean,
): RefusedPayment | undefined {
  intent.challenge = null;
  const made = charge(account, cause, {
    amount: intent.amount,
    currency: intent.currency,
    customer: intent.customer,
    method,
    offSession,
    paymentIntent: intent.id,
    authenticated: intent.authenticatedMethod === method.id,
    manualCapture: intent.captureMethod === 'manual',
    booking: intent.captureMethod === 'automatic_async' ? 'later' : 'now',
    description: intent.description,
    metadata: intent.metadata,
    receiptEmail: intent.receiptEmail,
    shipping: intent.shipping,
    statementDescriptor: intent.statementDescriptor,
    statementDescriptorSuffix: intent.statementDescriptorSuffix,
    transferGroup: intent.transferGroup,
  });
  intent.latestCharge = made.id;
  if (made.decline !== null) {
    const { decline } = made;
    failPayment(account, cause, intent, method, {
      ...declineFields(decline),
      charge: made.id,
      code: decline.code,
      message: decline.message,
      type: 'card_error',
    });
    return { decline, charge: made.id };
  }
  intent.lastPaymentError = null;
  method.spentOn = intent.id;
  saveAsAgreed(account, cause, intent, method);
  const held = statusOf(account, intent) === 'requires_capture';
  const type = held ? 'payment_intent.amount_capturable_updated' : 'payment_intent.succeeded';
  emit(account, cause, type, showPaymentIntent(account, intent));
  return undefined;
}

/** The buyer has agreed, with `setup_future_usage`, that the customer pays with it again. */
function saveAsAgreed(
  account: Account,
  cause: Cause,
  intent: PaymentIntentRecord,
  method: PaymentMethodRecord,
): void {
  if (intent.setupFutureUsage === null) return;
  if (intent.setupFutureUsage === 'off_session') method.setUp = true;
  if (intent.customer !== null && method.customer === null) {
    saveFor(account, cause, method, intent.customer);
  }
}

/** Sends a payment intent back to waiting for a payment method, and says why in `error`. */
export function failPayment(
  account: Account,
  cause: Cause,
  intent: PaymentIntentRecord,
  method: PaymentMethodRecord,
  error: ApiObject & { readonly code: string },
): void {
  intent.challenge = null;
  intent.paymentMethod = null;
  intent.authenticatedMethod = null;
  intent.lastPaymentError = {
    ...error,
    doc_url: docUrl(error.code),
    payment_method: showPaymentMethod(method, true),
    payment_method_type: 'card',
  };
  emit(account, cause, 'payment_intent.payment_failed', showPaymentIntent(account, intent));
}
