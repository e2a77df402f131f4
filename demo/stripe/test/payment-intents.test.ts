import assert from 'node:assert/strict';
import test from 'node:test';
import { connect, failure, inside, open, part, visa } from './client.ts';

const book = { amount: 1099, currency: 'usd' };
const unreturned = { ...book, confirm: true, payment_method: 'pm_card_visa' };
const confirmed = { ...unreturned, return_url: 'https://shop.example/back' };

test('a payment intent waits for a payment method', async (t) => {
  const { stripe } = await open(t);
  const intent = await stripe.paymentIntents.create({
    ...book,
    description: 'Two books',
    metadata: { order: '7' },
    receipt_email: 'jenny@example.com',
  });
  assert.equal(intent.status, 'requires_payment_method');
  assert.equal(intent.capture_method, 'automatic_async');
  assert.deepEqual(intent.automatic_payment_methods, { allow_redirects: 'always', enabled: true });
  assert.deepEqual(intent.payment_method_types, ['card', 'link']);
  assert.deepEqual(intent.metadata, { order: '7' });
  assert.match(intent.client_secret ?? '', new RegExp(`^${intent.id}_secret_\\w{20,}$`));
});

test('a confirmed payment intent has taken the money', async (t) => {
  const { stripe } = await open(t);
  const intent = await stripe.paymentIntents.create({
    ...confirmed,
    expand: ['latest_charge', 'payment_method'],
  });
  assert.equal(intent.status, 'succeeded');
  assert.equal(intent.amount_received, 1099);
  assert.ok(typeof intent.latest_charge === 'object' && intent.latest_charge !== null);
  assert.equal(intent.latest_charge.paid, true);
  assert.equal(intent.latest_charge.payment_intent, intent.id);
  assert.equal(intent.latest_charge.outcome?.type, 'authorized');
  assert.ok(typeof intent.payment_method === 'object');
  assert.equal(intent.payment_method?.card?.last4, '4242');
});

test('a server that confirms says where the buyer comes back to', async (t) => {
  const { stripe } = await open(t);
  const refused = await failure(stripe.paymentIntents.create(unreturned));
  assert.equal(refused.param, 'return_url');
  assert.equal((await stripe.paymentIntents.list()).data.length, 0);
  const never = { enabled: true, allow_redirects: 'never' as const };
  const intent = await stripe.paymentIntents.create({
    ...unreturned,
    automatic_payment_methods: never,
  });
  assert.equal(intent.status, 'succeeded');
});

test('a declined intent can be confirmed with another card', async (t) => {
  const { stripe } = await open(t);
  const intent = await stripe.paymentIntents.create(book);
  const return_url = 'https://shop.example/back';
  const declined = await failure(
    stripe.paymentIntents.confirm(intent.id, {
      payment_method: 'pm_card_chargeDeclined',
      return_url,
    }),
  );
  assert.equal(declined.payment_intent?.status, 'requires_payment_method');
  assert.equal(declined.payment_intent.payment_method, null);
  assert.equal(declined.payment_intent.last_payment_error?.decline_code, 'generic_decline');
  const paid = await stripe.paymentIntents.confirm(intent.id, {
    payment_method: 'pm_card_visa',
    return_url,
  });
  assert.equal(paid.status, 'succeeded');
  assert.equal(paid.last_payment_error, null);
  const charges = await stripe.charges.list({ payment_intent: intent.id });
  assert.deepEqual(
    charges.data.map((charge) => charge.status),
    ['succeeded', 'failed'],
  );
});

test('what has succeeded is not confirmed, changed or canceled', async (t) => {
  const { stripe } = await open(t);
  const { id } = await stripe.paymentIntents.create(confirmed);
  for (const call of [
    () => stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }),
    () => stripe.paymentIntents.update(id, { amount: 100 }),
    () => stripe.paymentIntents.cancel(id),
    () => stripe.paymentIntents.capture(id),
  ]) {
    assert.equal((await failure(call())).code, 'payment_intent_unexpected_state');
  }
  const updated = await stripe.paymentIntents.update(id, { metadata: { note: 'x' } });
  assert.deepEqual(updated.metadata, { note: 'x' });
});

test('no more is captured than is held, and something is', async (t) => {
  const { stripe } = await open(t);
  const { id } = await stripe.paymentIntents.create({ ...confirmed, capture_method: 'manual' });
  const refusal = async (amount_to_capture: number) => {
    const error = await failure(stripe.paymentIntents.capture(id, { amount_to_capture }));
    assert.equal(error.payment_intent?.status, 'requires_capture');
    return [error.code, error.param];
  };
  assert.deepEqual(await refusal(1100), ['amount_too_large', undefined]);
  assert.deepEqual(await refusal(0), ['parameter_invalid_integer', 'amount']);
  assert.deepEqual(await refusal(-100), [undefined, 'amount_to_capture']);
});

test('a payment keeps its customer', async (t) => {
  const { stripe } = await open(t);
  const { id: customer } = await stripe.customers.create();
  const { id } = await stripe.paymentIntents.create(book);
  assert.equal((await stripe.paymentIntents.update(id, { customer })).customer, customer);
  const other = await stripe.customers.create();
  const error = await failure(stripe.paymentIntents.update(id, { customer: other.id }));
  assert.match(error.message, /cannot modify `customer`/);
  assert.equal((await stripe.paymentIntents.list({ customer })).data.length, 1);
  assert.equal((await stripe.paymentIntents.list({ customer: other.id })).data.length, 0);
});

test('a browser sees and confirms its own payment with the client secret', async (t) => {
  const { stripe, standIn, browser } = await open(t);
  const intent = await stripe.paymentIntents.create({ ...book, metadata: { secret: 'margin' } });
  const secret = intent.client_secret ?? '';
  const path = `/v1/payment_intents/${intent.id}`;
  const headers = { authorization: `Bearer ${standIn.publishableKey}` };
  const see = (query: string) => fetch(`${standIn.apiUrl}${path}${query}`, { headers });
  assert.equal((await see('')).status, 400);
  assert.equal((await see('?client_secret=wrong')).status, 400);
  const seen = await see(`?client_secret=${secret}`);
  assert.equal(seen.status, 200);
  assert.doesNotMatch(await seen.text(), /margin/);
  const paid = await browser(`${path}/confirm`, {
    client_secret: secret,
    key: standIn.publishableKey,
    'payment_method_data[type]': 'card',
    ...inside('payment_method_data[card]', visa),
  });
  assert.equal(paid.status, 200);
  assert.equal(part(paid.body, 'status'), 'succeeded');
});

test('payment_method_types is gone since endive, and taken before', async (t) => {
  const { stripe, standIn } = await open(t);
  const old = new URLSearchParams({ amount: '1099', currency: 'usd' });
  old.append('payment_method_types[]', 'card');
  const ask = (headers: Record<string, string>) =>
    fetch(`${standIn.apiUrl}/v1/payment_intents`, {
      method: 'POST',
      headers: { authorization: `Bearer ${standIn.secretKey}`, ...headers },
      body: old,
    });
  assert.equal((await ask({})).status, 200);
  assert.equal((await ask({ 'stripe-version': '2026-08-26.dahlia' })).status, 200);
  assert.equal((await ask({ 'stripe-version': '2026-09-30.endive' })).status, 400);
  const allowed = await stripe.paymentIntents.create({
    ...book,
    allowed_payment_method_types: ['card'],
  });
  assert.deepEqual(allowed.payment_method_types, ['card']);
});

test('an amount has to be one that can be charged', async (t) => {
  const { stripe } = await open(t);
  const codeOf = async (amount: number, currency = 'usd') =>
    (await failure(stripe.paymentIntents.create({ amount, currency }))).code;
  assert.equal(await codeOf(49), 'amount_too_small');
  assert.equal(await codeOf(49, 'jpy'), 'amount_too_small');
  assert.equal(await codeOf(0), 'parameter_invalid_integer');
  assert.equal(await codeOf(10.5), 'parameter_invalid_integer');
  assert.equal(await codeOf(100_000_000), 'amount_too_large');
  for (const [amount, currency] of [
    [1001, 'kwd'],
    [150, 'ugx'],
    [10_050, 'isk'],
  ] as const) {
    const error = await failure(stripe.paymentIntents.create({ amount, currency }));
    assert.equal(error.param, 'amount');
  }
});

test('lists turn pages from the newest', async (t) => {
  const { stripe } = await open(t);
  const ids: string[] = [];
  for (let n = 0; n < 5; n += 1) ids.unshift((await stripe.paymentIntents.create(book)).id);
  const found: string[] = [];
  for await (const intent of stripe.paymentIntents.list({ limit: 2 })) found.push(intent.id);
  assert.deepEqual(found, ids);
});

test('two stand-ins share nothing', async (t) => {
  const [one, other] = [await open(t), await open(t)];
  const { id } = await one.stripe.paymentIntents.create(book);
  const error = await failure(connect(other.standIn).paymentIntents.retrieve(id));
  assert.equal(error.code, 'resource_missing');
});
