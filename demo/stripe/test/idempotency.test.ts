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

test('a key is forgotten after a day', async (t) => {
  const { stripe, control } = await open(t);
  const first = await stripe.charges.create(charge, once);
  await control('clock', { advance: 24 * 60 * 60 - 60 });
  assert.equal((await stripe.charges.create(charge, once)).id, first.id);
  await control('clock', { advance: 60 });
  assert.notEqual((await stripe.charges.create(charge, once)).id, first.id);
});

test('a key belongs to one address', async (t) => {
  const { stripe } = await open(t);
  await stripe.charges.create(charge, once);
  const intent = await stripe.paymentIntents.create({ amount: 1099, currency: 'usd' }, once);
  assert.match(intent.id, /^pi_/);
});

test('a key has no effect on a request that only reads', async (t) => {
  const { standIn } = await open(t);
  const ask = () =>
    fetch(`${standIn.apiUrl}/v1/account`, {
      headers: { authorization: `Bearer ${standIn.secretKey}`, 'idempotency-key': 'order-7' },
    });
  await ask();
  const second = await ask();
  assert.equal(second.headers.get('idempotent-replayed'), null);
  assert.equal(second.headers.get('idempotency-key'), null);
});

test('the first answer names its key and itself', async (t) => {
  const { stripe } = await open(t);
  const { lastResponse } = await stripe.charges.create(charge, once);
  assert.equal(lastResponse.idempotencyKey, once.idempotencyKey);
  assert.equal(lastResponse.headers['original-request'], lastResponse.requestId);
  assert.equal(lastResponse.headers['idempotent-replayed'], undefined);
});

test('neither a wrong key nor too many requests use up an idempotency key', async (t) => {
  const { standIn, stripe, control } = await open(t);
  const stranger = connect(standIn, {}, ['sk', 'test', 'Nobody0000000'].join('_'));
  assert.equal((await failure(stranger.charges.create(charge, once))).statusCode, 401);
  await control('next', { route: 'POST /v1/charges', fault: { kind: 'error', status: 429 } });
  assert.equal((await failure(stripe.charges.create(charge, once))).statusCode, 429);
  assert.equal((await stripe.charges.create(charge, once)).paid, true);
});
