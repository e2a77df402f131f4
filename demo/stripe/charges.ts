import type { Call } from './account.ts';
import { readPart, readCurrency, requireAmount } from './amounts.ts';
import { captureCharge, charge as attempt } from './charging.ts';
import { showCharge } from './charge-object.ts';
import { readMetadata, readShipping } from './details.ts';
import { declined, errors, invalid, wrongState } from './errors.ts';
import type { ApiObject } from './errors.ts';
import { emit } from './events.ts';
import { changed } from './fields.ts';
import { listOf } from './lists.ts';
import type { ChargeRecord } from './store.ts';
import { sourceOfCharge } from './tokens.ts';

/** The original's call: a card token, charged at once. */
export function createCharge(call: Call): ApiObject {
  const { account, cause, form } = call;
  refuseCustomer(call);
  const currency = readCurrency(form);
  const amount = requireAmount(form, currency);
  const source = form.given('source');
  if (source === undefined) throw errors.missingSource();
  if (account.legacyCharges === 'ended') throw errors.cardTokensEnded();
  const request = {
    amount,
    currency,
    paymentIntent: null,
    authenticated: false,
    manualCapture: form.flag('capture') === false,
    description: form.text('description') ?? null,
    metadata: readMetadata(form),
    receiptEmail: form.email('receipt_email') ?? null,
    shipping: readShipping(form.section('shipping')) ?? null,
    statementDescriptor: form.text('statement_descriptor') ?? null,
    statementDescriptorSuffix: form.text('statement_descriptor_suffix') ?? null,
    transferGroup: form.text('transfer_group') ?? null,
  };
  const { method, token } = sourceOfCharge(call, source);
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
  refuseCustomer(call);
  const metadata = readMetadata(form, record.metadata);
  const receiptEmail = changed(form.email('receipt_email'), record.receiptEmail);
  const shipping = changed(readShipping(form.section('shipping')), record.shipping);
  const report = form.section('fraud_details')?.choice('user_report', ['fraudulent', 'safe']);
  record.description = changed(form.text('description'), record.description);
  record.transferGroup = changed(form.text('transfer_group'), record.transferGroup);
  record.fraudReport = changed(report, record.fraudReport);
  Object.assign(record, { metadata, receiptEmail, shipping });
  emit(account, cause, 'charge.updated', showCharge(account, record));
  return showCharge(account, record);
}

export function captureLegacyCharge(call: Call): ApiObject {
  const { account, cause, form } = call;
  const record = found(call);
  if (record.paymentIntent !== null) {
    throw wrongState(
      `This charge was created by a PaymentIntent. Use the PaymentIntent ${record.paymentIntent} to capture it.`,
    );
  }
  if (record.capturedAmount !== null) {
    throw wrongState(`Charge ${record.id} has already been captured.`, 'charge_already_captured');
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
  refuseCustomer(call);
  const paymentIntent = form.given('payment_intent');
  const transferGroup = form.given('transfer_group');
  const charges = [...account.store.charges.values()].filter(
    (record) =>
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

// Customers are not imitated, so none can exist.
function refuseCustomer({ form }: Call): void {
  const customer = form.given('customer');
  if (customer !== undefined) throw errors.noSuch('customer', customer, 'customer');
}
