import type { Account, Call, Cause } from './account.ts';
import { newCustomer, readCustomerDetails } from './customer-details.ts';
import { showCustomer } from './customer-object.ts';
import { errors, invalid } from './errors.ts';
import type { ApiObject } from './errors.ts';
import { emit } from './events.ts';
import { listOf } from './lists.ts';
import { methodById } from './payment-methods.ts';
import { attach, detach } from './saved-methods.ts';
import { keep } from './store.ts';
import type { CustomerRecord } from './records.ts';
import { sourceOfCharge } from './tokens.ts';

export function createCustomer(call: Call): ApiObject {
  const { account, cause, form } = call;
  const customer = newCustomer(account);
  const details = readCustomerDetails(form, customer);
  const preferred = readDefault(call, customer);
  const saved = saveGivenMethods(call, customer);
  Object.assign(customer, details);
  preferMethod(customer, preferred === form.given('payment_method') ? saved : preferred);
  keep(account.store.customers, customer);
  emit(account, cause, 'customer.created', showCustomer(customer));
  return showCustomer(customer);
}

/** A deleted customer is still found, as one that is deleted. */
export function retrieveCustomer({ account, id }: Call): ApiObject {
  const customer = account.store.customers.get(id);
  if (customer === undefined) throw errors.notFound('customer', id, 'id');
  return showCustomer(customer);
}

export function updateCustomer(call: Call): ApiObject {
  const { account, cause, form } = call;
  const customer = found(call);
  const details = readCustomerDetails(form, customer);
  const preferred = readDefault(call, customer);
  const source = form.given('default_source');
  if (source !== undefined && account.store.paymentMethods.get(source)?.customer !== customer.id) {
    throw errors.noSuch('source', source, 'default_source');
  }
  saveGivenMethods(call, customer);
  Object.assign(customer, details);
  preferMethod(customer, preferred);
  if (source !== undefined) customer.defaultSource = source;
  emit(account, cause, 'customer.updated', showCustomer(customer));
  return showCustomer(customer);
}

/** Deletes for good; what was paid stays, what was saved cannot pay any more. */
export function deleteCustomer(call: Call): ApiObject {
  const { account, cause } = call;
  const customer = found(call);
  detachAll(account, cause, customer);
  emit(account, cause, 'customer.deleted', showCustomer(customer));
  customer.deleted = true;
  return showCustomer(customer);
}

export function listCustomers(call: Call): ApiObject {
  const email = call.form.given('email');
  const customers = [...call.account.store.customers.values()].filter(
    (customer) => !customer.deleted && (email === undefined || customer.email === email),
  );
  return listOf(call, '/v1/customers', customers, showCustomer);
}

function found({ account, id }: Call): CustomerRecord {
  const customer = account.store.customers.get(id);
  if (customer?.deleted === false) return customer;
  throw errors.notFound('customer', id, 'id');
}

/**
 * Saves what the form brings to pay with, a payment method or the card of a legacy token, and
 * returns the id of the former: `pm_card_visa` gets one only now.
 */
function saveGivenMethods(call: Call, customer: CustomerRecord): string | undefined {
  const { account, cause, form } = call;
  const methodId = form.given('payment_method');
  const sourceId = form.given('source');
  if (sourceId !== undefined && account.legacyCharges === 'ended') throw errors.cardTokensEnded();
  const saved =
    methodId === undefined
      ? undefined
      : attach(account, cause, methodById(account, methodId), customer).id;
  if (sourceId === undefined) return saved;
  const { method, token } = sourceOfCharge(call, sourceId);
  attach(account, cause, method, customer);
  if (token !== null) token.used = true;
  customer.defaultSource = method.id;
  return saved;
}

/** The payment method to prefer: one of the customer's own, or the one that is being saved. */
function readDefault({ account, form }: Call, customer: CustomerRecord): string | undefined {
  const section = form.section('invoice_settings');
  const id = section?.given('default_payment_method');
  if (section === undefined || id === undefined || id === form.given('payment_method')) return id;
  const method = account.store.paymentMethods.get(id);
  if (method?.customer === customer.id) return id;
  const param = section.name('default_payment_method');
  if (method === undefined) throw errors.noSuch('PaymentMethod', id, param);
  throw invalid(
    `The customer does not have a payment method with the ID ${id}. The payment method must be attached to the customer.`,
    param,
    'resource_missing',
  );
}

function preferMethod(customer: CustomerRecord, id: string | undefined): void {
  if (id === undefined) return;
  customer.invoiceSettings = { ...customer.invoiceSettings, default_payment_method: id };
}

function detachAll(account: Account, cause: Cause, customer: CustomerRecord): void {
  for (const method of account.store.paymentMethods.values()) {
    if (method.customer === customer.id) detach(account, cause, method);
  }
}
