import type { Call } from './account.ts';
import { readAmount, readCurrency } from './amounts.ts';
import { captureCharge } from './charging.ts';
import { confirm, readConfirmation } from './confirm.ts';
import { errors, invalid, wrongState } from './errors.ts';
import type { ApiObject } from './errors.ts';
import { emit } from './events.ts';
import { now } from './ids.ts';
import { listOf } from './lists.ts';
import { readMetadata } from './details.ts';
import { newIntent, readDetails, refuseUnconfirmed } from './payment-intent-details.ts';
import { liveCustomer } from './customer-object.ts';
import { goodCharge, showPaymentIntent, showPublicly, statusOf } from './payment-intent-object.ts';
import type { Status } from './payment-intent-object.ts';
import { keepMethod, methodById, readPaymentMethod } from './payment-methods.ts';
import type { MethodEntry } from './payment-methods.ts';
import { keep } from './store.ts';
import { refuseOthers } from './saved-methods.ts';
import type { PaymentIntentRecord } from './records.ts';

const unfinished: readonly Status[] = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
];
const cancelable =
  'requires_payment_method, requires_capture, requires_reauthorization, requires_confirmation, requires_action, expired, processing';

export function createPaymentIntent(call: Call): ApiObject {
  const { account, cause, form } = call;
  const intent = newIntent(call);
  const confirmation = form.flag('confirm') === true ? readConfirmation(call, intent) : undefined;
  if (confirmation === undefined) refuseUnconfirmed(form);
  const method = confirmation === undefined ? givenMethod(call) : undefined;
  if (method !== undefined) {
    refuseOthers(method.method, intent.customer);
    intent.paymentMethod = keepMethod(account, method).id;
  }
  keep(account.store.paymentIntents, intent);
  emit(account, cause, 'payment_intent.created', showPaymentIntent(account, intent));
  if (confirmation !== undefined) confirm(call, intent, confirmation);
  return showPaymentIntent(account, intent);
}

export function retrievePaymentIntent(call: Call): ApiObject {
  return show(call, found(call));
}

export function updatePaymentIntent(call: Call): ApiObject {
  const { account, form } = call;
  const intent = found(call);
  const status = statusOf(account, intent);
  const currency = form.has('currency') ? readCurrency(form) : intent.currency;
  const amount = readAmount(form, currency) ?? intent.amount;
  const details = readDetails(call, intent);
  const method = givenMethod(call);
  const settled = ['amount', 'currency', 'payment_method', 'payment_method_data'].find((field) =>
    form.has(field),
  );
  if (settled !== undefined && !unfinished.includes(status)) {
    throw unexpectedState(
      call,
      intent,
      `This PaymentIntent's ${settled} could not be updated because it has a status of ${status}. You may only update the ${settled} of a PaymentIntent with one of the following statuses: ${unfinished.join(', ')}.`,
    );
  }
  if (method !== undefined) {
    refuseOthers(method.method, details.customer, { payment_intent: show(call, intent) });
    intent.paymentMethod = keepMethod(account, method).id;
    intent.challenge = null;
  }
  Object.assign(intent, details, { amount, currency });
  return showPaymentIntent(account, intent);
}

export function confirmPaymentIntent(call: Call): ApiObject {
  const { account } = call;
  const intent = found(call);
  const status = statusOf(account, intent);
  if (status === 'succeeded') {
    throw unexpectedState(
      call,
      intent,
      'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.',
    );
  }
  if (!unfinished.includes(status)) {
    throw unexpectedState(
      call,
      intent,
      `You cannot confirm this PaymentIntent because it has a status of ${status}. Only a PaymentIntent with one of the following statuses may be confirmed: ${unfinished.join(', ')}.`,
    );
  }
  if (call.key === 'publishable' && intent.confirmationMethod === 'manual') {
    throw invalid(
      'This PaymentIntent cannot be confirmed using your publishable key because its `confirmation_method` is set to `manual`. Please use your secret key instead, or create a PaymentIntent with `confirmation_method` set to `automatic`.',
      undefined,
      'payment_intent_invalid_parameter',
    );
  }
  const details = readDetails(call, intent);
  const confirmation = readConfirmation(call, { ...intent, ...details });
  Object.assign(intent, details);
  confirm(call, intent, confirmation);
  return show(call, intent);
}

export function capturePaymentIntent(call: Call): ApiObject {
  const { account, cause, form } = call;
  const intent = found(call);
  const charge = goodCharge(account, intent);
  const status = statusOf(account, intent);
  if (charge === null || status !== 'requires_capture') {
    throw unexpectedState(
      call,
      intent,
      charge?.manualCapture === true && status === 'succeeded'
        ? 'The remaining amount on this PaymentIntent could not be captured because the remainder of the authorized amount has been released.'
        : `This PaymentIntent could not be captured because it has a status of ${status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`,
    );
  }
  const amount = readCapture(call, intent);
  intent.metadata = readMetadata(form, intent.metadata);
  captureCharge(account, cause, charge, amount);
  emit(account, cause, 'payment_intent.succeeded', showPaymentIntent(account, intent));
  return showPaymentIntent(account, intent);
}

/** At most what is held; Stripe names the parameters of these errors as they are here. */
function readCapture(call: Call, intent: PaymentIntentRecord): number {
  const amount = call.form.integer('amount_to_capture') ?? intent.amount;
  const more = { payment_intent: show(call, intent) };
  if (amount < 0) {
    throw invalid('Invalid non-negative integer', 'amount_to_capture', undefined, more);
  }
  if (amount === 0) {
    const message = 'This value must be greater than or equal to 1.';
    throw invalid(message, 'amount', 'parameter_invalid_integer', more);
  }
  if (amount <= intent.amount) return amount;
  throw invalid(
    'The payment could not be captured because the requested capture amount is greater than the amount you can capture for this charge. Contact us via https://support.stripe.com/contact/ for help.',
    undefined,
    'amount_too_large',
    more,
  );
}

export function cancelPaymentIntent(call: Call): ApiObject {
  const { account, cause, form } = call;
  const intent = found(call);
  const status = statusOf(account, intent);
  const reason =
    form.choice('cancellation_reason', [
      'abandoned',
      'duplicate',
      'fraudulent',
      'requested_by_customer',
    ]) ?? null;
  if (status === 'succeeded' || status === 'canceled') {
    throw unexpectedState(
      call,
      intent,
      `You cannot cancel this PaymentIntent because it has a status of ${status}. Only a PaymentIntent with one of the following statuses may be canceled: ${cancelable}.`,
    );
  }
  const held = goodCharge(account, intent);
  if (held !== null) held.released = true;
  intent.challenge = null;
  intent.canceled = { at: now(account), reason };
  emit(account, cause, 'payment_intent.canceled', showPaymentIntent(account, intent));
  return showPaymentIntent(account, intent);
}

export function listPaymentIntents(call: Call): ApiObject {
  const { account, form } = call;
  const customer = form.given('customer');
  if (customer !== undefined) liveCustomer(account, customer);
  const intents = [...account.store.paymentIntents.values()].filter(
    (intent) => customer === undefined || intent.customer === customer,
  );
  return listOf(call, '/v1/payment_intents', intents, (one) => showPaymentIntent(account, one));
}

/** A browser has to prove by the client secret that the payment is its own. */
function found({ account, form, id, key }: Call): PaymentIntentRecord {
  const intent = account.store.paymentIntents.get(id);
  const secret = form.given('client_secret');
  if (key === 'publishable' && secret === undefined) throw errors.missing('client_secret');
  if (intent === undefined) throw errors.notFound('payment_intent', id, 'intent');
  if (secret === undefined || secret === intent.clientSecret) return intent;
  throw invalid(
    'The client_secret provided does not match the client_secret associated with the PaymentIntent.',
    'client_secret',
    'payment_intent_invalid_parameter',
  );
}

function givenMethod(call: Call): MethodEntry | undefined {
  const data = call.form.section('payment_method_data');
  if (data !== undefined) return readPaymentMethod(call, data);
  const id = call.form.given('payment_method');
  return id === undefined ? undefined : { method: methodById(call.account, id), token: null };
}

function show({ account, key }: Call, intent: PaymentIntentRecord): ApiObject {
  return key === 'secret' ? showPaymentIntent(account, intent) : showPublicly(account, intent);
}

function unexpectedState(call: Call, intent: PaymentIntentRecord, message: string): Error {
  return wrongState(message, 'payment_intent_unexpected_state', {
    payment_intent: show(call, intent),
  });
}
