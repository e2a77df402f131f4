import assert from 'node:assert/strict';
import test from 'node:test';
import { failure, open } from './client.ts';
import type { Stripe } from './client.ts';

async function shelf(stripe: Stripe) {
  const add = (amount: number, order: string, more: object = {}) =>
    stripe.paymentIntents.create({
      amount,
      currency: 'usd',
      metadata: { order_id: order },
      ...more,
    });
  const paid = {
    confirm: true,
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example',
  };
  return [await add(500, 'a'), await add(1500, "it's b", paid), await add(2500, 'c')] as const;
}

const queries: readonly (readonly [query: string, found: readonly number[]])[] = [
  ["metadata['order_id']:'a'", [0]],
  ['metadata["order_id"]:"it\'s b"', [1]],
  ["status:'succeeded'", [1]],
  ["-status:'succeeded'", [2, 0]],
  ['amount>1000', [2, 1]],
  ['amount>=500 AND amount<2500', [1, 0]],
  ["status:'succeeded' OR metadata['order_id']:'c'", [2, 1]],
  ["currency:'usd' amount:2500", [2]],
  ["currency:'eur'", []],
  ["-metadata['order_id']:null", [2, 1, 0]],
  ['customer:null AND created>0', [2, 1, 0]],
];

for (const [query, found] of queries) {
  test(`payment intents are found by ${query}`, async (t) => {
    const { stripe } = await open(t);
    const all = await shelf(stripe);
    const { data } = await stripe.paymentIntents.search({ query });
    assert.deepEqual(
      data.map(({ id }) => id),
      found.map((place) => all[place]?.id),
    );
  });
}

test('what is found comes in pages', async (t) => {
  const { stripe } = await open(t);
  const all = await shelf(stripe);
  const first = await stripe.paymentIntents.search({ query: 'amount>0', limit: 2 });
  assert.equal(first.object, 'search_result');
  assert.equal(first.has_more, true);
  const page = first.next_page ?? '';
  const rest = await stripe.paymentIntents.search({ query: 'amount>0', limit: 2, page });
  assert.deepEqual(
    rest.data.map(({ id }) => id),
    [all[0].id],
  );
  assert.equal(rest.has_more, false);
  assert.equal(rest.next_page, null);
});

test('charges are found by their card, customers by a part of their address', async (t) => {
  const { stripe } = await open(t);
  const charge = await stripe.charges.create({ amount: 500, currency: 'usd', source: 'tok_amex' });
  const charges = await stripe.charges.search({
    query: 'payment_method_details.card.last4:"8431" OR payment_method_details.card.brand:"amex"',
  });
  assert.equal(charges.data[0]?.id, charge.id);
  const customer = await stripe.customers.create({ email: 'Jenny@example.com' });
  const customers = await stripe.customers.search({ query: 'email~"jenny@"' });
  assert.equal(customers.data[0]?.id, customer.id);
});

for (const [query, message] of [
  ['asdf', /unable to parse your search query/],
  ["status:'x' AND", /unable to parse your search query/],
  ["colour:'red'", /Field `colour` is an unsupported search field for resource `payment_intents`/],
  ["amount>1 AND amount<9 OR status:'x'", /combine AND and OR/],
  ["status>'x'", /does not support the operator/],
] as const) {
  test(`a search for ${query} is refused`, async (t) => {
    const { stripe } = await open(t);
    const error = await failure(stripe.paymentIntents.search({ query }));
    assert.equal(error.statusCode, 400);
    assert.match(error.message, message);
  });
}
