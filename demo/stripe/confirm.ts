import type { Call } from './account.ts';
import { needsAuthentication, openChallenge } from './challenges.ts';
import { unusedConfirmationToken } from './confirmation-tokens.ts';
import { readShipping } from './details.ts';
import type { Shipping } from './details.ts';
import { declined, errors, invalid, wrongState } from './errors.ts';
import type { ApiObject } from './errors.ts';
import { emit } from './events.ts';
import { changed } from './fields.ts';
import type { Form } from './fields.ts';
import { showPaymentIntent, showPublicly, typesOf } from './payment-intent-object.ts';
import { showPaymentMethod } from './payment-method-object.ts';
import { keepMethod, methodById, readPaymentMethod } from './payment-methods.ts';
import type { MethodEntry } from './payment-methods.ts';
import { pay } from './payments.ts';
import { refuseOthers } from './saved-methods.ts';
import type { ConfirmationTokenRecord, PaymentIntentRecord } from './records.ts';

/** A confirmation that has been read and found in order, but has changed nothing yet. */
export interface Confirmation {
  readonly entry: MethodEntry;
  readonly confirmationToken: ConfirmationTokenRecord | null;
  readonly returnUrl: string | null;
  readonly useStripeSdk: boolean;
  /** The buyer is away; what was agreed for that case counts. */
  readonly offSession: boolean;
  /** Nobody is there to authenticate: a challenge counts as a decline. */
  readonly withoutBuyer: boolean;
  readonly receiptEmail: string | null;
  readonly setupFutureUsage: string | null;
  readonly shipping: Shipping | null;
}

/** Reads what `call` confirms `intent` with. Throws before anything is changed. */
export function readConfirmation(call: Call, intent: PaymentIntentRecord): Confirmation {
  const { form } = call;
  const { entry, confirmationToken } = readMethod(call, intent);
  const returnUrl = form.url('return_url') ?? confirmationToken?.returnUrl ?? null;
  if (!typesOf(intent).includes('card')) {
    throw invalid(
      'The PaymentMethod provided (card) is not allowed for this PaymentIntent.',
      'payment_method',
      'payment_intent_incompatible_payment_method',
    );
  }
  if (confirmationToken !== null) requireSameCapture(confirmationToken, intent);
  if (returnUrl === null && mayRedirect(call, intent)) throw errors.returnUrlRequired();
  refuseOthers(entry.method, intent.customer, shownWith(call, intent));
  refuseSpent(entry, intent);
  const offSession = isSaid(form, 'off_session');
  return {
    entry,
    confirmationToken,
    returnUrl,
    useStripeSdk: form.flag('use_stripe_sdk') ?? confirmationToken !== null,
    offSession,
    withoutBuyer: offSession || isSaid(form, 'error_on_requires_action'),
    receiptEmail: changed(form.email('receipt_email'), intent.receiptEmail),
    setupFutureUsage:
      form.choice('setup_future_usage', ['on_session', 'off_session']) ??
      confirmationToken?.setupFutureUsage ??
      intent.setupFutureUsage,
    shipping: readShipping(form, confirmationToken?.shipping ?? intent.shipping),
  };
}

/** `off_session` may be true, or say what for. */
function isSaid(form: Form, field: string): boolean {
  const value = form.text(field);
  return typeof value === 'string' && value !== 'false';
}

/** Takes the money, or asks the buyer to authenticate. Throws the 402 of a declined card. */
export function confirm(
  { account, cause, key }: Call,
  intent: PaymentIntentRecord,
  confirmation: Confirmation,
): void {
  const { entry, confirmationToken } = confirmation;
  const method = keepMethod(account, entry);
  if (confirmationToken !== null) confirmationToken.usedFor = intent.id;
  intent.paymentMethod = method.id;
  intent.receiptEmail = confirmation.receiptEmail;
  intent.setupFutureUsage = confirmation.setupFutureUsage;
  intent.shipping = confirmation.shipping;
  if (!confirmation.withoutBuyer && needsAuthentication(intent, method, false)) {
    openChallenge(
      account,
      intent,
      method,
      confirmation.useStripeSdk ? null : confirmation.returnUrl,
    );
    emit(account, cause, 'payment_intent.requires_action', showPaymentIntent(account, intent));
    return;
  }
  const refused = pay(account, cause, intent, method, confirmation.offSession);
  if (refused === undefined) return;
  const show = key === 'secret' ? showPaymentIntent : showPublicly;
  throw declined(refused.decline, {
    charge: refused.charge,
    payment_intent: show(account, intent),
    payment_method: showPaymentMethod(method, true),
  });
}

function readMethod(
  call: Call,
  intent: PaymentIntentRecord,
): { entry: MethodEntry; confirmationToken: ConfirmationTokenRecord | null } {
  const { account, form } = call;
  const ways = ['payment_method', 'payment_method_data', 'confirmation_token'].filter((way) =>
    form.has(way),
  );
  if (ways.length > 1) {
    throw invalid(`You may only specify one of these parameters: ${ways.join(', ')}.`);
  }
  const tokenId = form.given('confirmation_token');
  if (tokenId !== undefined) {
    const confirmationToken = unusedConfirmationToken(account, tokenId);
    return { entry: { method: confirmationToken.method, token: null }, confirmationToken };
  }
  const data = form.section('payment_method_data');
  if (data !== undefined) return { entry: readPaymentMethod(call, data), confirmationToken: null };
  const customer = account.store.customers.get(intent.customer ?? '');
  const id =
    form.given('payment_method') ?? intent.paymentMethod ?? customer?.defaultSource ?? null;
  if (id === null) {
    throw wrongState(
      `You cannot confirm this PaymentIntent because it's missing a payment method. ${
        intent.customer === null
          ? 'You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.'
          : `To confirm the PaymentIntent with ${intent.customer}, specify a payment method attached to this customer along with the customer ID.`
      }`,
      'payment_intent_unexpected_state',
      shownWith(call, intent),
    );
  }
  return { entry: { method: methodById(account, id), token: null }, confirmationToken: null };
}

/** The intent that an error goes with; one that is only being created is not there to be shown. */
function shownWith({ account, key }: Call, intent: PaymentIntentRecord): ApiObject {
  if (!account.store.paymentIntents.has(intent.id)) return {};
  const show = key === 'secret' ? showPaymentIntent : showPublicly;
  return { payment_intent: show(account, intent) };
}

/** The buyer's bank was to be asked as the page said: to take the money at once, or to keep it. */
function requireSameCapture(
  { captureMethod: expected }: ConfirmationTokenRecord,
  { captureMethod: given }: PaymentIntentRecord,
): void {
  if (expected === null || (expected === 'manual') === (given === 'manual')) return;
  throw invalid(
    `The provided capture_method (${given}) does not match the expected capture_method (${expected}). Try confirming with a Payment Intent that is configured to use the same parameters as Stripe Elements.`,
    'capture_method',
  );
}

// Stripe.js brings the buyer back by itself; a server has to say where to.
function mayRedirect(call: Call, intent: PaymentIntentRecord): boolean {
  return (
    call.key === 'secret' &&
    intent.allowedTypes === null &&
    intent.automaticPaymentMethods?.enabled === true &&
    intent.automaticPaymentMethods.allow_redirects === 'always'
  );
}

function refuseSpent({ method }: MethodEntry, intent: PaymentIntentRecord): void {
  const spent = method.spentOn !== null && method.spentOn !== intent.id;
  if (method.customer !== null || (!spent && !method.detached)) return;
  throw invalid(
    'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.',
    'payment_method',
  );
}
