import type { Call } from './account.ts';
import { readCurrency, requireAmount } from './amounts.ts';
import { liveCustomer } from './customer-object.ts';
import { readMetadata, readShipping } from './details.ts';
import { errors, invalid } from './errors.ts';
import { changed } from './fields.ts';
import type { Form } from './fields.ts';
import { newId, now, randomText } from './ids.ts';
import type { PaymentIntentRecord } from './records.ts';

/** The first API version that takes no `payment_method_types` any more. */
const dynamicMethodsOnly = '2026-09-30';
const onlyWithConfirm = [
  'confirmation_token',
  'error_on_requires_action',
  'off_session',
  'return_url',
];

/** A payment intent as the form describes it; nothing is kept yet. */
export function newIntent(call: Call): PaymentIntentRecord {
  const { form } = call;
  const id = newId('pi');
  const currency = readCurrency(form);
  const intent: PaymentIntentRecord = {
    id,
    created: now(call.account),
    clientSecret: `${id}_secret_${randomText(25)}`,
    amount: requireAmount(form, currency),
    currency,
    captureMethod: 'automatic_async',
    confirmationMethod: form.choice('confirmation_method', ['automatic', 'manual']) ?? 'automatic',
    automaticPaymentMethods: readAutomatic(form),
    allowedTypes: null,
    excludedTypes: null,
    requestThreeDSecure: 'automatic',
    customer: null,
    description: null,
    metadata: {},
    receiptEmail: null,
    shipping: null,
    statementDescriptor: null,
    statementDescriptorSuffix: null,
    transferGroup: null,
    setupFutureUsage: null,
    paymentMethod: null,
    authenticatedMethod: null,
    challenge: null,
    latestCharge: null,
    lastPaymentError: null,
    canceled: null,
  };
  return { ...intent, ...readDetails(call, intent) };
}

type Details = Pick<
  PaymentIntentRecord,
  | 'allowedTypes'
  | 'excludedTypes'
  | 'captureMethod'
  | 'customer'
  | 'requestThreeDSecure'
  | 'description'
  | 'metadata'
  | 'receiptEmail'
  | 'shipping'
  | 'statementDescriptor'
  | 'statementDescriptorSuffix'
  | 'transferGroup'
  | 'setupFutureUsage'
>;

/** What creating, updating and confirming may all set; throws before anything is changed. */
export function readDetails(call: Call, before: PaymentIntentRecord): Details {
  const { form } = call;
  const card = form.section('payment_method_options')?.section('card');
  return {
    allowedTypes: readTypes(call) ?? before.allowedTypes,
    excludedTypes: form.texts('excluded_payment_method_types') ?? before.excludedTypes,
    captureMethod:
      form.choice('capture_method', ['automatic', 'automatic_async', 'manual']) ??
      before.captureMethod,
    requestThreeDSecure:
      card?.choice('request_three_d_secure', ['automatic', 'any', 'challenge']) ??
      before.requestThreeDSecure,
    customer: readCustomer(call, before),
    description: changed(form.text('description'), before.description),
    metadata: readMetadata(form, before.metadata),
    receiptEmail: changed(form.email('receipt_email'), before.receiptEmail),
    shipping: readShipping(form, before.shipping),
    statementDescriptor: changed(form.text('statement_descriptor'), before.statementDescriptor),
    statementDescriptorSuffix: changed(
      form.text('statement_descriptor_suffix'),
      before.statementDescriptorSuffix,
    ),
    transferGroup: changed(form.text('transfer_group'), before.transferGroup),
    setupFutureUsage: changed(
      form.choice('setup_future_usage', ['on_session', 'off_session']),
      before.setupFutureUsage,
    ),
  };
}

function readCustomer({ account, form }: Call, { customer }: PaymentIntentRecord): string | null {
  const id = form.given('customer');
  if (id === undefined || id === customer) return customer;
  if (customer === null) return liveCustomer(account, id).id;
  throw invalid(
    'You cannot modify `customer` on a PaymentIntent once it already has been set. To fulfill a payment with a different Customer, cancel this PaymentIntent and create a new one.',
    'customer',
  );
}

/** Refuses what has a meaning only while confirming. */
export function refuseUnconfirmed(form: Form): void {
  const early = onlyWithConfirm.find((field) => form.has(field));
  if (early === undefined) return;
  throw invalid(`The parameter ${early} can only be used when confirm is set to true.`, early);
}

function readAutomatic(form: Form): PaymentIntentRecord['automaticPaymentMethods'] {
  const section = form.section('automatic_payment_methods');
  if (section !== undefined && form.has('confirmation_method')) {
    throw invalid(
      'You may only specify one of these parameters: automatic_payment_methods, confirmation_method.',
    );
  }
  if (form.has('payment_method_types')) return null;
  return {
    allow_redirects: section?.choice('allow_redirects', ['always', 'never']) ?? 'always',
    enabled: section === undefined || section.required('enabled') === 'true',
  };
}

function readTypes({ cause, form }: Call): string[] | undefined {
  const old = form.texts('payment_method_types');
  if (old !== undefined && cause.version >= dynamicMethodsOnly)
    throw errors.paymentMethodTypesEnded();
  return old ?? form.texts('allowed_payment_method_types');
}
