import type { Call } from './account.ts';
import { readPart, readCurrency, requireAmount } from './amounts.ts';
import { captureCharge, charge as attempt } from './charging.ts';
import { showCharge } from './charge-object.ts';
import { liveCustomer } from './customer-object.ts';
import { readMetadata, readShipping } from './details.ts';
import { badCard, declined, errors, invalid, wrongState } from './errors.ts';
import type { ApiObject } from './errors.ts';
import { emit } from './events.ts';
import { changed } from './fields.ts';
import { listOf } from './lists.ts';
import type { ChargeRecord, CustomerRecord } from './records.ts';
import { sourceOfCharge } from './tokens.ts';
import type { CardToCharge } from './tokens.ts';

/** The original's call: a card token, or a customer's card, charged at once. */
export function createCharge(call: Call): ApiObject {
  const { account, cause, form } = call;
  const currency = readCurrency(form);
  const amount = requireAmount(form, currency);
  const customer = readCustomer(call);
  const source = form.given('source');
  if (source === undefined && customer === undefined) throw errors.missingSource();
  if (source !== undefined && account.legacyCharges === 'ended') throw errors.cardTokensEnded();
  const request = {
    amount,
    currency,
    customer: customer?.id ?? null,
    paymentIntent: null,
    authenticated: false,
    // Nobody could be asked: this call knows no next action.
    offSession: customer !== undefined,
    manualCapture: form.flag('capture') === false,
    description: form.text('description') ?? null,
    metadata: readMetadata(form),
    receiptEmail: form.email('receipt_email') ?? null,
    shipping: readShipping(form, null),
    statementDescriptor: form.text('statement_descriptor') ?? null,
    statementDescriptorSuffix: form.text('statement_descriptor_suffix') ?? null,
    transferGroup: form.text('transfer_group') ?? null,
  };
  const { method, token } =
    customer === undefined ? sourceOfCharge(call, source ?? '') : cardOf(call, customer, source);
  if (token !== null) token.used = true;
  const record = attempt(account, cause, { ...request, method, booking: 'now' });
  if (record.decline !== null) throw declined(record.decline, { charge: record.id });
  return showCharge(account, record);
}

export function retrieveCharge(call: Call): ApiObject {
  return showCharge(call.account, found(call));
}

export function updateCharge(call: Call): ApiObject {
  const { account, cause, form } = call;
  const record = found(call);
  const customer = readCustomer(call)?.id ?? record.customer;
  refuseMoving(call, record, customer);
  const metadata = readMetadata(form, record.metadata);
  const receiptEmail = changed(form.email('receipt_email'), record.receiptEmail);
  const shipping = readShipping(form, record.shipping);
  const report = form.section('fraud_details')?.choice('user_report', ['fraudulent', 'safe']);
  record.description = changed(form.text('description'), record.description);
  record.transferGroup = changed(form.text('transfer_group'), record.transferGroup);
  record.fraudReport = changed(report, record.fraudReport);
  Object.assign(record, { customer, metadata, receiptEmail, shipping });
  emit(account, cause, 'charge.updated', showCharge(account, record));
  return showCharge(account, record);
}

export function captureLegacyCharge(call: Call): ApiObject {
  const { account, cause, form } = call;
  const record = found(call);
  if (record.capturedAmount !== null) {
    throw wrongState(`Charge ${record.id} has already been captured.`, 'charge_already_captured');
  }
  if (record.paymentIntent !== null) {
    throw wrongState(
      `This uncaptured Charge was created by a PaymentIntent (${record.paymentIntent}). You must capture the PaymentIntent instead. For more information, see https://stripe.com/docs/payments/place-a-hold-on-a-payment-method`,
    );
  }
  if (record.decline !== null || record.released) {
    throw wrongState(`Charge ${record.id} cannot be captured.`);
  }
  const amount = readPart(form, 'amount') ?? record.amount;
  if (amount > record.amount) {
    throw invalid(
      'You cannot capture more than the authorized amount.',
      'amount',
      'amount_too_large',
    );
  }
  record.receiptEmail = form.email('receipt_email') ?? record.receiptEmail;
  captureCharge(account, cause, record, amount);
  return showCharge(account, record);
}

export function listCharges(call: Call): ApiObject {
  const { account, form } = call;
  const customer = readCustomer(call)?.id;
  const paymentIntent = form.given('payment_intent');
  if (paymentIntent !== undefined && !account.store.paymentIntents.has(paymentIntent)) {
    throw errors.noSuch('payment_intent', paymentIntent, 'payment_intent');
  }
  const transferGroup = form.given('transfer_group');
  const charges = [...account.store.charges.values()].filter(
    (record) =>
      (customer === undefined || record.customer === customer) &&
      (paymentIntent === undefined || record.paymentIntent === paymentIntent) &&
      (transferGroup === undefined || record.transferGroup === transferGroup),
  );
  return listOf(call, '/v1/charges', charges, (record) => showCharge(account, record));
}

function found({ account, id }: Call): ChargeRecord {
  const record = account.store.charges.get(id);
  if (record === undefined) throw errors.notFound('charge', id, 'id');
  return record;
}

function readCustomer({ account, form }: Call): CustomerRecord | undefined {
  const id = form.given('customer');
  return id === undefined ? undefined : liveCustomer(account, id);
}

/** The customer's own card: the one that is named, or the default. */
function cardOf(
  { account: { store } }: Call,
  customer: CustomerRecord,
  source: string | undefined,
): CardToCharge {
  const id = source ?? customer.defaultSource;
  const method = store.paymentMethods.get(id ?? '');
  if (method?.customer === customer.id) return { method, token: null };
  if (id !== null) {
    throw invalid(
      `Customer ${customer.id} does not have a linked source with ID ${id}.`,
      'source',
      'missing',
    );
  }
  const saved = [...store.paymentMethods.values()].some((one) => one.customer === customer.id);
  throw noCard(
    saved
      ? "This Customer doesn't have any legacy saved payment details, but does have a Payment Method attached. Use a Payment Intent instead of creating a Charge: https://stripe.com/docs/payments/payment-intents/migration"
      : "This Customer doesn't have any saved payment details. Attach a legacy Token, Card, Bank Account, or Source to this Customer and then try this request again, or use Payment Intents and Payment Methods instead.",
  );
}

function noCard(message: string): Error {
  return badCard('missing', message, 'card');
}

/** What belongs to the payment intent is changed there. */
function refuseMoving({ form }: Call, record: ChargeRecord, customer: string | null): void {
  if (customer !== record.customer && record.customer !== null) {
    throw invalid('You cannot change the customer of a charge that has one.', 'customer');
  }
  if (record.paymentIntent === null || !form.has('transfer_group')) return;
  throw wrongState(
    `This Charge was created by a PaymentIntent (${record.paymentIntent}). You must update the \`transfer_group\` on the PaymentIntent instead of updating the Charge directly.`,
  );
}
