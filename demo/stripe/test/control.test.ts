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
    { route, fault: { kind: 'decline', decline_code: 'lost_card' } },
    { fault: { kind: 'decline', decline_code: 'bad_mood' } },
    { route, fault: { kind: 'error_after', stored: 'maybe' } },
    { route, fault: { kind: 'error_after', status: 404 } },
    { route, fault: { kind: 'error', status: 500, headers: { 'x y': '1' } } },
  ]) {
    const answer = await control('next', order);
    assert.equal(answer.status, 400, JSON.stringify(order));
    const body: unknown = await answer.json();
    assert.match(textOf(body, 'error', 'message'), /^[^.].*[.]$/);
  }
  assert.equal((await control('nonsense')).status, 404);
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
  assert.deepEqual(await ledger(), {
    payment_intents: [],
    charges: [],
    refunds: [],
    disputes: [],
    customers: [],
    events: [],
    deliveries: [],
    requests: [],
  });
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

test('the next charge is refused for any reason, whatever the card', async (t) => {
  const { stripe, control, ledger } = await open(t);
  for (const [code, expected, message] of [
    ['insufficient_funds', 'card_declined', 'Your card has insufficient funds.'],
    ['expired_card', 'expired_card', 'Your card has expired.'],
    ['do_not_honor', 'card_declined', 'Your card was declined.'],
    ['incorrect_zip', 'incorrect_zip', 'The zip code you supplied failed validation.'],
  ] as const) {
    await control('next', { fault: { kind: 'decline', decline_code: code } });
    const error = await failure(
      stripe.paymentIntents.create({
        amount: 1099,
        currency: 'usd',
        confirm: true,
        payment_method: 'pm_card_visa',
        return_url: 'https://shop.example',
      }),
    );
    assert.deepEqual(
      [error.statusCode, error.code, error.decline_code, error.message],
      [402, expected, code, message],
    );
    assert.equal(error.payment_intent?.status, 'requires_payment_method');
  }
  assert.equal((await stripe.charges.create(charge)).paid, true);
  assert.equal(items(await ledger(), 'charges').length, 5);
});

test('too many requests are told when to come again', async (t) => {
  const { standIn, control } = await open(t);
  const ask = () =>
    fetch(`${standIn.apiUrl}/v1/account`, {
      headers: { authorization: `Bearer ${standIn.secretKey}` },
    });
  for (const code of ['rate_limit', 'lock_timeout']) {
    const fault = { kind: 'error', status: 429, code, retry_after: 7 };
    await control('next', { route: 'GET /v1/account', fault });
    const answer = await ask();
    assert.equal(answer.status, 429);
    assert.equal(answer.headers.get('retry-after'), '7');
    assert.equal(part(await answer.json(), 'error', 'code'), code);
  }
  await control('next', { route: 'GET /v1/account', fault: { kind: 'html' } });
  const page = await ask();
  assert.equal(page.status, 502);
  assert.match(page.headers.get('content-type') ?? '', /text\/html/);
  assert.equal((await ask()).status, 200);
});

test('an error after the work leaves the charge; the key decides what is told of it', async (t) => {
  const { stripe, control } = await open(t);
  for (const [stored, again, charges] of [
    ['error', 500, 1],
    ['success', 200, 1],
    ['nothing', 200, 2],
  ] as const) {
    await control('reset');
    await control('next', { route, fault: { kind: 'error_after', stored } });
    const once = { idempotencyKey: 'order-7' };
    assert.equal((await failure(stripe.charges.create(charge, once))).statusCode, 500);
    const second = await stripe.charges.create(charge, once).then(
      ({ lastResponse }) => lastResponse.statusCode,
      (error: unknown) => part(error, 'statusCode'),
    );
    assert.equal(second, again, stored);
    assert.equal((await stripe.charges.list()).data.length, charges, stored);
  }
});

test('a slow answer may come after the work is done, or before', async (t) => {
  const { stripe, control, ledger } = await open(t);
  const delay = { kind: 'delay', milliseconds: 60_000 };
  const charges = async () => (await stripe.charges.list()).data.length;
  const cut = (slow: Promise<unknown>) => assert.rejects(slow);
  await control('next', { route, fault: { ...delay, when: 'before' } });
  void cut(stripe.charges.create(charge));
  while (items(await ledger(), 'requests').length === 0);
  assert.equal(await charges(), 0);
  await control('reset');
  await control('next', { route, fault: { ...delay, when: 'after' } });
  void cut(stripe.charges.create(charge));
  while ((await charges()) === 0);
});

test('the clock of an account goes ahead', async (t) => {
  const { stripe, control } = await open(t);
  const before = await stripe.charges.create(charge);
  const day = 24 * 60 * 60;
  const clock: unknown = await (await control('clock', { advance: day })).json();
  const after = await stripe.charges.create(charge);
  assert.ok(after.created >= before.created + day);
  assert.ok(Math.abs(after.created - Number(part(clock, 'now'))) <= 1);
  assert.equal((await control('clock', { advance: -1 })).status, 400);
  await control('reset');
  const back = await stripe.charges.create(charge);
  assert.ok(back.created < after.created);
});

test('money that is held for seven days is given back', async (t) => {
  const { stripe, control } = await open(t);
  const held = await stripe.paymentIntents.create({
    amount: 1099,
    currency: 'usd',
    capture_method: 'manual',
    confirm: true,
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example',
  });
  const day = 24 * 60 * 60;
  await control('clock', { advance: 7 * day - 60 });
  assert.equal((await stripe.paymentIntents.retrieve(held.id)).status, 'requires_capture');
  await control('clock', { advance: 60 });
  const expired = await stripe.paymentIntents.retrieve(held.id);
  assert.equal(expired.status, 'canceled');
  assert.equal(expired.cancellation_reason, 'automatic');
  const [event] = (await stripe.events.list()).data;
  assert.equal(event?.type, 'payment_intent.canceled');
  const capture = await failure(stripe.paymentIntents.capture(held.id));
  assert.equal(capture.code, 'payment_intent_unexpected_state');
});

test('a confirmation token lives for twelve hours', async (t) => {
  const { stripe, control } = await open(t);
  const token = await stripe.testHelpers.confirmationTokens.create({
    payment_method: 'pm_card_visa',
  });
  await control('clock', { advance: 12 * 60 * 60 + 1 });
  const error = await failure(
    stripe.paymentIntents.create({
      amount: 1099,
      currency: 'usd',
      confirm: true,
      confirmation_token: token.id,
      return_url: 'https://shop.example',
    }),
  );
  assert.match(error.message, /expired/);
});
