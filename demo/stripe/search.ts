import type { Call } from './account.ts';
import { showCharge } from './charge-object.ts';
import { showCustomer } from './customer-object.ts';
import { invalid } from './errors.ts';
import type { ApiObject } from './errors.ts';
import { readLimit } from './lists.ts';
import { showPaymentIntent } from './payment-intent-object.ts';
import { clauses, matches } from './search-query.ts';
import type { Fields } from './search-query.ts';

const cardFields = Object.fromEntries(
  ['brand', 'last4', 'exp_month', 'exp_year', 'fingerprint'].map((field) => [
    `payment_method_details.card.${field}`,
    field.startsWith('exp') ? ('number' as const) : ('token' as const),
  ]),
);

/** What can be searched by (docs.stripe.com/search#supported-query-fields-for-each-resource). */
const payments: Fields = {
  amount: 'number',
  created: 'number',
  currency: 'token',
  customer: 'token',
  metadata: 'token',
  status: 'token',
};
const charges: Fields = {
  ...payments,
  ...cardFields,
  'billing_details.address.postal_code': 'token',
  disputed: 'token',
  refunded: 'token',
};
const customers: Fields = {
  created: 'number',
  email: 'text',
  metadata: 'token',
  name: 'text',
  phone: 'text',
};

export function searchPaymentIntents(call: Call): ApiObject {
  const { account } = call;
  const all = [...account.store.paymentIntents.values()];
  return search(
    call,
    'payment_intents',
    payments,
    all.map((one) => showPaymentIntent(account, one)),
  );
}

export function searchCharges(call: Call): ApiObject {
  const { account } = call;
  const all = [...account.store.charges.values()];
  return search(
    call,
    'charges',
    charges,
    all.map((one) => showCharge(account, one)),
  );
}

export function searchCustomers(call: Call): ApiObject {
  const all = [...call.account.store.customers.values()].filter(({ deleted }) => !deleted);
  return search(call, 'customers', customers, all.map(showCustomer));
}

/** One page, newest first. Stripe's own search lags behind by a minute; this one does not. */
function search(
  { form }: Call,
  resource: string,
  fields: Fields,
  objects: readonly ApiObject[],
): ApiObject {
  const query = clauses(form.required('query'), fields, resource);
  const limit = readLimit(form);
  const found = objects.toReversed().filter((object) => matches(query, object));
  const from = readPage(form.given('page'), found);
  const data = found.slice(from, from + limit);
  const last = data.at(-1)?.id;
  const more = found.length > from + limit && typeof last === 'string';
  return {
    object: 'search_result',
    data,
    has_more: more,
    next_page: more ? Buffer.from(last).toString('base64url') : null,
    url: `/v1/${resource}/search`,
  };
}

function readPage(page: string | undefined, found: readonly ApiObject[]): number {
  if (page === undefined) return 0;
  const last = Buffer.from(page, 'base64url').toString();
  const place = found.findIndex(({ id }) => id === last);
  if (place === -1) throw invalid(`Invalid page: ${page}`, 'page');
  return place + 1;
}
