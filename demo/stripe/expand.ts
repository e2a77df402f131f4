import type { Account } from './account.ts';
import { showBalanceTransaction } from './balance-transactions.ts';
import { showCharge } from './charge-object.ts';
import { showCustomer } from './customer-object.ts';
import { showDispute } from './dispute-object.ts';
import { invalid } from './errors.ts';
import type { ApiObject } from './errors.ts';
import { showPaymentIntent } from './payment-intent-object.ts';
import { showPaymentMethod } from './payment-method-object.ts';
import { showRefund } from './refunds.ts';
import { showLegacyCard } from './tokens.ts';

const deepest = 4;

/** Fields that hold an id, and how the object behind the id is shown. */
const expandable: Readonly<
  Record<string, (account: Account, id: string) => ApiObject | undefined>
> = {
  customer: ({ store }, id) => shown(store.customers.get(id), showCustomer),
  default_payment_method: ({ store }, id) =>
    shown(store.paymentMethods.get(id), (one) => showPaymentMethod(one)),
  default_source: ({ store }, id) =>
    shown(store.paymentMethods.get(id), (one) => showLegacyCard(one, true)),
  dispute: (account, id) =>
    shown(account.store.disputes.get(id), (one) => showDispute(account, one)),
  failure_balance_transaction: showTransaction,
  source: showSource,
  balance_transaction: showTransaction,
  charge: (account, id) => shown(account.store.charges.get(id), (one) => showCharge(account, one)),
  latest_charge: (account, id) =>
    shown(account.store.charges.get(id), (one) => showCharge(account, one)),
  payment_intent: (account, id) =>
    shown(account.store.paymentIntents.get(id), (one) => showPaymentIntent(account, one)),
  payment_method: ({ store }, id) =>
    shown(store.paymentMethods.get(id), (one) => showPaymentMethod(one)),
};

/** Refuses a path no object has, before a call does its work. */
export function refuseUnknownPaths(paths: readonly string[]): void {
  const known = new Set([...Object.keys(expandable), 'data', 'refunds', 'invoice_settings']);
  for (const path of paths) {
    const segments = path.split('.');
    if (segments.length > deepest) throw tooDeep(path);
    if (!segments.every((segment) => known.has(segment))) {
      throw invalid(`This property cannot be expanded (${path}).`, 'expand[0]');
    }
  }
}

/** Puts objects where their ids are, for each path such as `latest_charge.balance_transaction`. */
export function expand(account: Account, object: ApiObject, paths: readonly string[]): ApiObject {
  return paths.reduce((result, path) => expandPath(account, result, path.split('.'), path), object);
}

function expandPath(
  account: Account,
  object: ApiObject,
  [field, ...rest]: readonly string[],
  path: string,
): ApiObject {
  if (field === undefined) return object;
  if (field === 'data' && Array.isArray(object.data)) {
    const items = object.data.filter(isObject);
    return { ...object, data: items.map((item) => expandPath(account, item, rest, path)) };
  }
  if (field === 'refunds' && object.object === 'charge') {
    return { ...object, refunds: refundsOf(account, object.id) };
  }
  if (!Object.hasOwn(object, field)) {
    throw invalid(
      `This property cannot be expanded because it doesn't exist: ${path}.`,
      'expand[0]',
    );
  }
  const value = object[field];
  const target = isObject(value) ? value : lookUp(account, field, value);
  if (target === undefined)
    throw invalid(`This property cannot be expanded (${path}).`, 'expand[0]');
  return target === null ? object : { ...object, [field]: expandPath(account, target, rest, path) };
}

function tooDeep(path: string): Error {
  return invalid(
    `You cannot expand more than ${deepest} levels of a property. Property: ${path}`,
    'expand[0]',
  );
}

function lookUp(account: Account, field: string, value: unknown): ApiObject | null | undefined {
  const find = Object.hasOwn(expandable, field) ? expandable[field] : undefined;
  if (find === undefined) return undefined;
  return typeof value === 'string' ? (find(account, value) ?? null) : null;
}

function refundsOf(account: Account, chargeId: unknown): ApiObject {
  const refunds = [...account.store.refunds.values()].filter((one) => one.charge === chargeId);
  const data = refunds.toReversed().map((refund) => showRefund(account, refund));
  return { object: 'list', data, has_more: false, url: `/v1/charges/${String(chargeId)}/refunds` };
}

function shown<T>(record: T | undefined, show: (record: T) => ApiObject): ApiObject | undefined {
  return record === undefined ? undefined : show(record);
}

function showTransaction(account: Account, id: string): ApiObject | undefined {
  const transaction = account.store.balanceTransactions.get(id);
  return shown(transaction, (one) => showBalanceTransaction(account, one));
}

/** What a balance transaction is the money of. */
function showSource(account: Account, id: string): ApiObject | undefined {
  const { charges, disputes, refunds } = account.store;
  return (
    shown(charges.get(id), (one) => showCharge(account, one)) ??
    shown(refunds.get(id), (one) => showRefund(account, one)) ??
    shown(disputes.get(id), (one) => showDispute(account, one))
  );
}

function isObject(value: unknown): value is ApiObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
