import assert from 'node:assert/strict';
import test from 'node:test';
import { failure, open, part, Stripe, text } from './client.ts';

const book = { amount: 1099, currency: 'usd' };

test('a parameter that is not imitated is not ignored', async (t) => {
  const { stripe } = await open(t);
  const error = await failure(
    stripe.paymentIntents.create({ ...book, application_fee_amount: 10 }),
  );
  assert.match(error.message, /does not imitate/);
});

test('what is missing or malformed is named', async (t) => {
  const { stripe } = await open(t);
  const noAmount = await failure(
    stripe.rawRequest('POST', '/v1/payment_intents', { currency: 'usd' }),
  );
  assert.equal(noAmount.message, 'Missing required param: amount.');
  const list = await failure(stripe.charges.list({ limit: 0 }));
  assert.equal(list.param, 'limit');
  const email = { ...book, receipt_email: 'nobody' };
  assert.equal((await failure(stripe.paymentIntents.create(email))).code, 'email_invalid');
  const customer = { ...book, customer: 'cus_1' };
  const unknown = await failure(stripe.paymentIntents.create(customer));
  assert.equal(unknown.message, "No such customer: 'cus_1'");
});

test('what does not exist is 404', async (t) => {
  const { stripe, standIn } = await open(t);
  const intent = await failure(stripe.paymentIntents.retrieve('pi_nope'));
  assert.equal(intent.statusCode, 404);
  assert.equal(intent.code, 'resource_missing');
  assert.equal(intent.param, 'intent');
  const url = await fetch(`${standIn.apiUrl}/v1/wat`, {
    headers: { authorization: `Bearer ${standIn.secretKey}` },
  });
  assert.equal(url.status, 404);
  assert.match(await url.text(), /Unrecognized request URL \(GET: \/v1\/wat\)/);
});

test('a key is asked for, checked and not repeated', async (t) => {
  const { standIn } = await open(t);
  const ask = async (headers: Record<string, string>) => {
    const response = await fetch(`${standIn.apiUrl}/v1/account`, { headers });
    return { status: response.status, text: await response.text() };
  };
  const basic = Buffer.from(`${standIn.secretKey}:`).toString('base64');
  assert.equal((await ask({ authorization: `Bearer ${standIn.secretKey}` })).status, 200);
  assert.equal((await ask({ authorization: `Basic ${basic}` })).status, 200);
  const none = await ask({});
  assert.equal(none.status, 401);
  assert.match(none.text, /You did not provide an API key/);
  const wrong = ['sk', 'test', 'SomebodyElsesKeyEntirely'].join('_');
  const other = await ask({ authorization: `Bearer ${wrong}` });
  assert.equal(other.status, 401);
  assert.match(other.text, /Invalid API Key provided: sk_test_\*+rely/);
  assert.equal(other.text.includes(wrong), false);
});

test('the publishable key opens only what Stripe.js needs', async (t) => {
  const { standIn, browser } = await open(t);
  for (const path of ['/v1/payment_intents', '/v1/charges', '/v1/refunds']) {
    const answer = await browser(path, { amount: '1099', currency: 'usd' });
    assert.equal(answer.status, 401);
    assert.equal(part(answer.body, 'error', 'code'), 'secret_key_required');
  }
  const preflight = await fetch(`${standIn.apiUrl}/v1/tokens`, { method: 'OPTIONS' });
  assert.equal(preflight.status, 204);
  assert.equal(preflight.headers.get('access-control-allow-origin'), '*');
});

test('a body that is not a form is refused in Stripe’s shape', async (t) => {
  const { standIn } = await open(t);
  const send = (type: string, body: string) =>
    fetch(`${standIn.apiUrl}/v1/charges`, {
      method: 'POST',
      headers: { authorization: `Bearer ${standIn.secretKey}`, 'content-type': type },
      body,
    });
  const form = 'application/x-www-form-urlencoded';
  const deep = `a${'[b]'.repeat(40)}=1`;
  for (const answer of [
    await send('application/json', '{'),
    await send(form, deep),
    await send(form, 'x='.padEnd(200_000, 'y')),
    await send(`${form}; charset=x-unknown`, 'amount=1'),
  ]) {
    assert.ok(answer.status >= 400 && answer.status < 500);
    const body: unknown = await answer.json();
    assert.equal(part(body, 'error', 'type'), 'invalid_request_error');
    assert.doesNotMatch(JSON.stringify(body), /node_modules|\.ts:/);
  }
});

test('answers carry the request’s id and the version asked for', async (t) => {
  const { stripe } = await open(t);
  const intent = await stripe.paymentIntents.create(book);
  assert.match(intent.lastResponse.requestId, /^req_/);
  assert.equal(intent.lastResponse.apiVersion, '2026-10-28.endive');
  assert.equal(intent.lastResponse.statusCode, 200);
});

test('a refused request is an error of the SDK’s own class', async (t) => {
  const { stripe, control } = await open(t);
  const arm = (status: number) =>
    control('next', { route: 'GET /v1/account', fault: { kind: 'error', status } });
  await arm(429);
  assert.ok(
    (await failure(stripe.accounts.retrieveCurrent())) instanceof
      Stripe.errors.StripeRateLimitError,
  );
  await arm(500);
  assert.ok(
    (await failure(stripe.accounts.retrieveCurrent())) instanceof Stripe.errors.StripeAPIError,
  );
  assert.match((await stripe.accounts.retrieveCurrent()).id, /^acct_1/);
});

test('a version that Stripe never had is refused, and not sent back', async (t) => {
  const { standIn } = await open(t);
  const ask = (version: string) =>
    fetch(`${standIn.apiUrl}/v1/account`, {
      headers: { authorization: `Bearer ${standIn.secretKey}`, 'stripe-version': version },
    });
  for (const version of ['2024-06-20', '2025-03-31.basil', '2026-10-28.endive']) {
    const answer = await ask(version);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('stripe-version'), version);
  }
  for (const version of ['2024-06-21', '2025-03-31.acacia', 'newest', '\xff<b>']) {
    const answer = await ask(version);
    assert.equal(answer.status, 400);
    assert.equal(answer.headers.get('stripe-version'), '2026-08-26.dahlia');
    assert.match(text(await answer.json(), 'error', 'message'), /^Invalid Stripe API version: /);
  }
});
