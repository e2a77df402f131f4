import assert from 'node:assert/strict';
import test from 'node:test';
import { connect, failure, items, open, part, Stripe, text } from './client.ts';

const charge = { amount: 1099, currency: 'usd', source: 'tok_visa' };
const once = { idempotencyKey: 'order-7:1' };

test('the same request with the same key is answered, not done, again', async (t) => {
  const { stripe } = await open(t);
  const first = await stripe.charges.create(charge, once);
  const second = await stripe.charges.create(charge, once);
  assert.equal(second.id, first.id);
  assert.equal(second.lastResponse.headers['idempotent-replayed'], 'true');
  assert.equal(second.lastResponse.headers['original-request'], first.lastResponse.requestId);
  assert.notEqual(second.lastResponse.requestId, first.lastResponse.requestId);
  assert.equal((await stripe.charges.list()).data.length, 1);
});

test('a decline is answered again, too', async (t) => {
  const { stripe } = await open(t);
  const declined = { ...charge, source: 'tok_chargeDeclined' };
  const first = await failure(stripe.charges.create(declined, once));
  const second = await failure(stripe.charges.create(declined, once));
  assert.equal(second.charge, first.charge);
  assert.equal((await stripe.charges.list()).data.length, 1);
});

test('other parameters under the same key are refused', async (t) => {
  const { stripe } = await open(t);
  await stripe.charges.create(charge, once);
  const error = await failure(stripe.charges.create({ ...charge, amount: 2000 }, once));
  assert.equal(error.rawType, 'idempotency_error');
  assert.equal(error.statusCode, 400);
  assert.match(error.message, /order-7:1/);
});

test('the order of parameters makes no difference', async (t) => {
  const { stripe } = await open(t);
  const first = await stripe.charges.create(charge, once);
  const { amount, currency, source } = charge;
  const second = await stripe.charges.create({ source, currency, amount }, once);
  assert.equal(second.id, first.id);
});

test('while the first is in flight the second gets 409', async (t) => {
  const { stripe, control } = await open(t);
  await control('next', {
    route: 'POST /v1/charges',
    fault: { kind: 'delay', milliseconds: 300 },
  });
  const results = await Promise.allSettled([
    stripe.charges.create(charge, once),
    stripe.charges.create(charge, once),
  ]);
  // Either may arrive first; one is served and one refused.
  const [refused, ...others] = results.filter((result) => result.status === 'rejected');
  assert.equal(others.length, 0);
  assert.ok(refused?.reason instanceof Stripe.errors.StripeError);
  assert.equal(refused.reason.statusCode, 409);
  assert.equal(refused.reason.code, 'idempotency_key_in_use');
  assert.equal((await stripe.charges.list()).data.length, 1);
});

test('a request that was refused for its parameters may be corrected', async (t) => {
  const { stripe } = await open(t);
  await failure(stripe.charges.create({ ...charge, amount: 1 }, once));
  assert.equal((await stripe.charges.create(charge, once)).paid, true);
});

test('the SDK repeats a lost answer without paying twice', async (t) => {
  const { standIn, control, stripe, ledger } = await open(t);
  for (const kind of ['drop_after', 'drop_before']) {
    await control('reset');
    await control('next', { route: 'POST /v1/charges', fault: { kind } });
    const paid = await connect(standIn, { maxNetworkRetries: 1 }).charges.create(charge);
    assert.equal(paid.paid, true, kind);
    assert.equal((await stripe.charges.list()).data.length, 1, kind);
    const posts = items(await ledger(), 'requests').filter((one) => part(one, 'method') === 'POST');
    assert.equal(posts.length, 2, kind);
    assert.equal(text(posts, 0, 'idempotency_key'), text(posts, 1, 'idempotency_key'), kind);
  }
});

test('half an answer is an error, and the same key brings the whole one', async (t) => {
  const { stripe, control } = await open(t);
  await control('next', { route: 'POST /v1/charges', fault: { kind: 'truncate' } });
  const error = await failure(stripe.charges.create(charge, once));
  assert.ok(error instanceof Stripe.errors.StripeConnectionError);
  assert.equal((await stripe.charges.create(charge, once)).paid, true);
  assert.equal((await stripe.charges.list()).data.length, 1);
});

test('a key of more than 255 characters is refused', async (t) => {
  const { stripe } = await open(t);
  const error = await failure(stripe.charges.create(charge, { idempotencyKey: 'k'.repeat(256) }));
  assert.equal(error.statusCode, 400);
});
