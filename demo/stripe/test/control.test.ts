import assert from 'node:assert/strict';
import test from 'node:test';
import { failure, inside, items, open, part, Stripe, text as textOf, visa } from './client.ts';

const charge = { amount: 1099, currency: 'usd', source: 'tok_visa' };
const route = 'POST /v1/charges';

test('an armed error answers as often as it was told', async (t) => {
  const { stripe, control } = await open(t);
  const fault = {
    kind: 'error',
    status: 503,
    body: { error: { type: 'api_error', message: 'x' } },
  };
  await control('next', { route, fault, times: 2 });
  for (let n = 0; n < 2; n += 1) {
    assert.equal((await failure(stripe.charges.create(charge))).statusCode, 503);
  }
  assert.equal((await stripe.charges.create(charge)).paid, true);
});

test('a dropped connection tells nothing of what was done', async (t) => {
  const { stripe, control } = await open(t);
  for (const [kind, done] of [
    ['drop_before', 0],
    ['drop_after', 1],
  ] as const) {
    await control('reset');
    // The SDK asks again once where a connection ends, whatever it was told of retries.
    await control('next', { route, fault: { kind }, times: 2 });
    const error = await failure(stripe.charges.create(charge));
    assert.ok(error instanceof Stripe.errors.StripeConnectionError);
    assert.equal((await stripe.charges.list()).data.length, done);
  }
});

test('a fault may name a route by its pattern', async (t) => {
  const { stripe, control } = await open(t);
  const { id } = await stripe.charges.create(charge);
  await control('next', { route: 'GET /v1/charges/:id', fault: { kind: 'error', status: 500 } });
  assert.equal((await failure(stripe.charges.retrieve(id))).statusCode, 500);
});

test('a fault that cannot be is refused', async (t) => {
  const { control } = await open(t);
  for (const order of [
    {},
    { route, fault: { kind: 'explode' } },
    { route: 'charges', fault: { kind: 'truncate' } },
    { route, fault: { kind: 'delay' } },
    { route, fault: { kind: 'truncate' }, times: 0 },
  ]) {
    assert.equal((await control('next', order)).status, 400);
  }
});

test('the ledger shows what came, and no card', async (t) => {
  const { stripe, browser, ledger } = await open(t);
  const { body: token } = await browser('/v1/tokens', inside('card', visa));
  await stripe.charges.create(
    { ...charge, source: textOf(token, 'id') },
    { idempotencyKey: 'order-7' },
  );
  const intent = await stripe.paymentIntents.create(
    { amount: 1099, currency: 'usd' },
    { idempotencyKey: 'order-8' },
  );
  const shown = await ledger();
  assert.equal(items(shown, 'charges').length, 1);
  assert.deepEqual(
    items(shown, 'requests').map((one) =>
      ['method', 'path', 'status', 'idempotency_key'].map((field) => part(one, field)),
    ),
    [
      ['POST', '/v1/tokens', 200, null],
      ['POST', '/v1/charges', 200, 'order-7'],
      ['POST', '/v1/payment_intents', 200, 'order-8'],
    ],
  );
  const text = JSON.stringify(shown);
  assert.equal(text.includes(visa.number), false);
  assert.equal(text.includes(intent.client_secret ?? ''), false);
});

test('reset forgets everything', async (t) => {
  const { stripe, control, ledger } = await open(t);
  await stripe.charges.create(charge, { idempotencyKey: 'order-7' });
  await control('next', { route, fault: { kind: 'drop_before' } });
  await control('reset');
  assert.deepEqual(await ledger(), { payment_intents: [], charges: [], refunds: [], requests: [] });
  const other = { ...charge, amount: 2000 };
  assert.equal((await stripe.charges.create(other, { idempotencyKey: 'order-7' })).amount, 2000);
});

test('a web page cannot reach the controls', async (t) => {
  const { standIn } = await open(t);
  const answer = await fetch(`${standIn.apiUrl}/_control/reset`, {
    method: 'POST',
    headers: { origin: 'https://evil.example' },
  });
  assert.equal(answer.status, 403);
});
