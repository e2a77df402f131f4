import type { Account, Call, Cause } from './account.ts';
import { liveCustomer } from './customer-object.ts';
import { declined, invalid, wrongState } from './errors.ts';
import type { ApiObject } from './errors.ts';
import { emit } from './events.ts';
import { foundMethod, keepMethod, methodById } from './payment-methods.ts';
import { showPaymentMethod } from './payment-method-object.ts';
import type { CustomerRecord, PaymentMethodRecord } from './records.ts';

/** Saves a payment method for a customer. Throws the 402 of a card that its bank refuses. */
export function attachPaymentMethod(call: Call): ApiObject {
  const { account, cause, form, id } = call;
  const method = id.startsWith('pm_card_') ? methodById(account, id) : foundMethod(call);
  const customer = form.given('customer');
  if (customer === undefined) {
    throw invalid('Must provide customer or customer_account.', undefined, 'parameter_missing');
  }
  return showPaymentMethod(attach(account, cause, method, liveCustomer(account, customer)));
}

/** Ends the use of a payment method: it cannot pay, or be saved, again. */
export function detachPaymentMethod(call: Call): ApiObject {
  const method = foundMethod(call);
  if (method.customer === null) {
    throw wrongState(
      'The payment method you provided is not attached to a customer so detachment is impossible.',
    );
  }
  detach(call.account, call.cause, method);
  return showPaymentMethod(method);
}

export function attach(
  account: Account,
  cause: Cause,
  method: PaymentMethodRecord,
  customer: CustomerRecord,
): PaymentMethodRecord {
  if (method.customer === customer.id) return method;
  if (method.customer !== null) {
    throw wrongState(
      'The payment method you provided has already been attached to a customer.',
      'resource_already_exists',
    );
  }
  if (method.detached || method.spentOn !== null) {
    throw wrongState(
      'This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.',
    );
  }
  const { decline, attaches } = method.facts.card;
  if (decline !== undefined && attaches !== true) throw declined(decline, {});
  saveFor(account, cause, method, customer.id);
  return method;
}

/** Notes whose `method` is, once it is certain that it may be. */
export function saveFor(
  account: Account,
  cause: Cause,
  method: PaymentMethodRecord,
  customer: string,
): void {
  keepMethod(account, { method, token: null });
  method.customer = customer;
  emit(account, cause, 'payment_method.attached', showPaymentMethod(method));
}

export function detach(account: Account, cause: Cause, method: PaymentMethodRecord): void {
  const customer = account.store.customers.get(method.customer ?? '');
  if (customer?.invoiceSettings.default_payment_method === method.id) {
    customer.invoiceSettings = { ...customer.invoiceSettings, default_payment_method: null };
  }
  if (customer?.defaultSource === method.id) customer.defaultSource = null;
  method.customer = null;
  method.detached = true;
  emit(account, cause, 'payment_method.detached', showPaymentMethod(method));
}

/**
 * Throws where a payment of `customer`, or of nobody, names a payment method that is somebody
 * else's; `more` goes with the error.
 */
export function refuseOthers(
  method: PaymentMethodRecord,
  customer: string | null,
  more: ApiObject = {},
): void {
  if (method.customer === null || method.customer === customer) return;
  throw customer === null
    ? wrongState(
        `The \`payment_method\` parameter supplied ${method.id} belongs to the Customer ${method.customer}. Please include the Customer in the \`customer\` parameter on the PaymentIntent.`,
        'parameter_missing',
        more,
        'source',
      )
    : wrongState(
        `The PaymentMethod ${method.id} does not belong to the Customer you supplied ${customer}. Please use this PaymentMethod with the Customer that it belongs to instead.`,
        undefined,
        more,
        'payment_method',
      );
}
