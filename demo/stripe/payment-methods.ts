import type { Account, Call } from './account.ts';
import { cardByName } from './cards.ts';
import { namedCard, readCard } from './card-entry.ts';
import { liveCustomer } from './customer-object.ts';
import { readAddress, readBillingDetails, readMetadata } from './details.ts';
import type { BillingDetails } from './details.ts';
import { errors, invalid } from './errors.ts';
import type { ApiObject } from './errors.ts';
import { emit } from './events.ts';
import { changed } from './fields.ts';
import type { Form } from './fields.ts';
import { listOf } from './lists.ts';
import { newMethod, showPaymentMethod } from './payment-method-object.ts';
import { keep } from './store.ts';
import type { CardFacts, PaymentMethodRecord, TokenRecord } from './records.ts';

/** A payment method read from a request; it and its token count only once `keepMethod` ran. */
export interface MethodEntry {
  readonly method: PaymentMethodRecord;
  readonly token: TokenRecord | null;
}

export function createPaymentMethod(call: Call): ApiObject {
  if (call.form.has('customer')) {
    throw invalid(
      'You cannot attach a PaymentMethod to a Customer during PaymentMethod creation. Please instead create the PaymentMethod and then attach it using the attachment method of the PaymentMethods API.',
    );
  }
  const entry = readPaymentMethod(call, call.form);
  return showPaymentMethod(keepMethod(call.account, entry));
}

export function retrievePaymentMethod(call: Call): ApiObject {
  return showPaymentMethod(foundMethod(call));
}

/** Changes what is noted of a card; the number and its security code cannot be changed. */
export function updatePaymentMethod(call: Call): ApiObject {
  const { account, cause, form } = call;
  const method = foundMethod(call);
  const billing = changedBilling(form.section('billing_details'), method.billing);
  const facts = changedExpiry(form.section('card'), method.facts);
  const allowRedisplay = form.given('allow_redisplay') ?? method.allowRedisplay;
  const metadata = readMetadata(form, method.metadata);
  Object.assign(method, { billing, facts, allowRedisplay, metadata });
  emit(account, cause, 'payment_method.updated', showPaymentMethod(method));
  return showPaymentMethod(method);
}

/** Those of one customer; without one the list is empty, for loose payment methods have no list. */
export function listPaymentMethods(call: Call): ApiObject {
  return listMethodsOf(call, call.form.given('customer'), '/v1/payment_methods');
}

/** GET /v1/customers/:id/payment_methods */
export function listCustomersPaymentMethods(call: Call): ApiObject {
  return listMethodsOf(call, call.id, `/v1/customers/${call.id}/payment_methods`);
}

function listMethodsOf(call: Call, customer: string | undefined, url: string): ApiObject {
  const { account, form } = call;
  const type = form.given('type') ?? 'card';
  const redisplay = form.given('allow_redisplay');
  if (customer !== undefined) liveCustomer(account, customer);
  const methods = [...account.store.paymentMethods.values()].filter(
    (method) =>
      method.customer !== null &&
      method.customer === customer &&
      type === 'card' &&
      (redisplay === undefined || method.allowRedisplay === redisplay),
  );
  return listOf(call, url, methods, (method) => showPaymentMethod(method));
}

/** The payment method of the address; `pm_card_visa` makes a new one each time. */
export function foundMethod({ account, id }: Call): PaymentMethodRecord {
  const method = account.store.paymentMethods.get(id);
  if (method === undefined) throw errors.notFound('PaymentMethod', id, 'payment_method');
  return method;
}

/** Reads `type`, `card`, `billing_details` …, at the top of a form or in payment_method_data. */
export function readPaymentMethod(call: Call, form: Form): MethodEntry {
  const type = form.required('type');
  if (type !== 'card') {
    throw invalid(
      `The payment method type "${type}" is invalid. Please ensure the provided type is activated in your dashboard and your account is enabled for any preview features that you are trying to use.`,
      form.name('type'),
    );
  }
  const card = form.section('card');
  if (card === undefined) throw errors.missing(form.name('card'));
  const { facts, token } = readCard(call, card);
  const billing = readBillingDetails(form.section('billing_details'));
  const allowRedisplay =
    form.choice('allow_redisplay', ['always', 'limited', 'unspecified']) ?? 'unspecified';
  const metadata = readMetadata(form);
  return {
    method: newMethod(call.account, 'pm', facts, billing, { allowRedisplay, metadata }),
    token,
  };
}

/** The payment method an id of a request names: `pm_card_visa` makes a new one each time. */
export function methodById(account: Account, id: string): PaymentMethodRecord {
  const card = id.startsWith('pm_card_') ? cardByName(id) : undefined;
  if (card !== undefined) {
    return newMethod(account, 'pm', namedCard(card), readBillingDetails(undefined));
  }
  const method = account.store.paymentMethods.get(id);
  if (method === undefined) throw errors.noSuch('PaymentMethod', id, 'payment_method');
  return method;
}

export function keepMethod(account: Account, { method, token }: MethodEntry): PaymentMethodRecord {
  if (token !== null) token.used = true;
  return keep(account.store.paymentMethods, method);
}

function changedBilling(form: Form | undefined, before: BillingDetails): BillingDetails {
  if (form === undefined) return before;
  return {
    address: readAddress(form.section('address'), before.address),
    email: changed(form.email('email'), before.email),
    name: changed(form.text('name'), before.name),
    phone: changed(form.text('phone'), before.phone),
    tax_id: changed(form.text('tax_id'), before.tax_id),
  };
}

function changedExpiry(form: Form | undefined, before: CardFacts): CardFacts {
  const expMonth = form?.integer('exp_month') ?? before.expMonth;
  const expYear = form?.integer('exp_year') ?? before.expYear;
  if (expMonth < 1 || expMonth > 12) {
    throw invalid(
      "Your card's expiration month is invalid.",
      form?.name('exp_month'),
      'invalid_expiry_month',
    );
  }
  if (expYear < new Date().getUTCFullYear()) {
    throw invalid(
      "Your card's expiration year is invalid.",
      form?.name('exp_year'),
      'invalid_expiry_year',
    );
  }
  return { ...before, expMonth, expYear };
}
