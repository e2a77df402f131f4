import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StandIn } from '../../demo/stripe/start.ts';
import { createLog } from '../index.ts';
import { createPayments } from '../payments.ts';
import { triesWithin } from '../stripe.ts';
import { CREATE, FLOWS, requireOneCharge, statusOf } from './answers.ts';
import { ask, bearer, BUYER, card, startShop, textAt, VISA } from './shop.ts';

for (const { name, options, good: payment } of FLOWS) {
  test(`${name}: the charge says what was bought, by whom and for which order`, async (t) => {
    const shop = await startShop(t, options);
    const quoteToken = await shop.quote('1', '3');
    const answer = await shop.post('/api/orders', await shop.order({ payment, quoteToken }));
    const [charge] = await shop.charges();
    const { line1, city, postalCode, country } = BUYER.address;
    assert.partialDeepStrictEqual(charge?.record, {
      amount: 5100,
      currency: 'usd',
      description: 'The Art of Doing Science and Engineering, Working in Public',
      receipt_email: BUYER.email,
      shipping: { name: BUYER.name, address: { line1, city, postal_code: postalCode, country } },
      metadata: { order_id: textAt(answer.body, 'orderId'), name: BUYER.name },
    });
  });
}

test('a confirmation token from the payment form pays', async (t) => {
  const shop = await startShop(t);
  const payment = await confirmationToken(shop.standIn);
  await requireOneCharge(shop, await shop.post('/api/orders', await shop.order({ payment })));
});

/** What the payment form would have made of a card. */
async function confirmationToken(
  { apiUrl, secretKey }: StandIn,
  more: Record<string, string> = {},
) {
  const { body } = await ask(`${apiUrl}/v1/test_helpers/confirmation_tokens`, {
    method: 'POST',
    headers: bearer(secretKey),
    body: new URLSearchParams({ payment_method: 'pm_card_visa', ...more }),
  });
  return { kind: 'confirmation_token' as const, id: textAt(body, 'id') };
}

const UNCERTAIN: [name: string, fault: object][] = [
  [
    'a failure inside Stripe',
    { kind: 'error', status: 500, body: '{"error":{"type":"api_error"}}' },
  ],
  ['a conflict', { kind: 'error', status: 409, body: '{"error":{"type":"api_error"}}' }],
  ['a page of some proxy', { kind: 'error', status: 502, body: '<html>Bad gateway</html>' }],
  [
    'a charge page of some proxy',
    { kind: 'error', status: 402, body: '{"error":{"message":"pay the proxy"}}' },
  ],
  ['half an answer', { kind: 'truncate' }],
];

for (const [name, fault] of UNCERTAIN) {
  test(`${name} is never taken for an outcome`, async (t) => {
    const shop = await startShop(t, { webhookSecrets: [] });
    await shop.fail(CREATE, fault, 2);
    const order = await shop.order();
    const lost = await shop.post('/api/orders', order);
    assert.deepEqual([lost.status, statusOf(lost)], [202, 'unknown']);
    // A fault that only the first try met is used up by the next call.
    await shop.post('/api/orders', order);
    const found = await shop.post('/api/orders', order);
    await requireOneCharge(shop, found);
  });
}

test('Stripe that never answers leaves the order open within the set time', async (t) => {
  const shop = await startShop(t, { stripeTimeoutMs: 400, webhookSecrets: [] });
  await shop.fail(CREATE, { kind: 'delay', milliseconds: 60_000 }, 2);
  // Whoever waited for it would be told of a payment.
  const answer = await shop.post('/api/orders', await shop.order());
  assert.equal(statusOf(answer), 'unknown');
});

test('a call to Stripe, its second try and the pause before that fit into the set time', () => {
  for (const withinMs of [100, 1999, 2000, 20_000]) {
    const { timeout, maxNetworkRetries } = triesWithin(withinMs);
    assert.ok(timeout + maxNetworkRetries * (500 + timeout) <= withinMs, `${withinMs} ms`);
  }
  assert.deepEqual(triesWithin(20_000), { timeout: 9750, maxNetworkRetries: 1 });
});

test('a refusal of the shop’s own key charges nothing and tells the buyer so', async (t) => {
  const shop = await startShop(t);
  await shop.fail(CREATE, {
    kind: 'error',
    status: 401,
    body: '{"error":{"type":"invalid_request_error","message":"Invalid API Key provided: sk_test_***"}}',
  });
  const order = await shop.order();
  const answer = await shop.post('/api/orders', order);
  assert.equal(answer.status, 502);
  assert.partialDeepStrictEqual(answer.body, { error: { code: 'payment_unavailable' } });
  assert.ok(!answer.text.includes('API Key'));
  assert.ok(shop.log.some(({ event }) => event === 'payment.refused'));
  const later = await shop.post('/api/orders', { ...order, payment: card('pm_card_mastercard') });
  await requireOneCharge(shop, later);
});

test('charges on an account that has them switched off are refused, not charged', async (t) => {
  const shop = await startShop(t, { paymentFlow: 'charges', legacyCharges: 'ended' });
  const answer = await shop.post(
    '/api/orders',
    await shop.order({ payment: { kind: 'token', id: 'tok_visa' } }),
  );
  assert.equal(answer.status, 502);
  assert.deepEqual(await shop.charges(), []);
});

test('card details that Stripe does not know can be entered again', async (t) => {
  const shop = await startShop(t);
  const order = await shop.order({ payment: card('pm_nobodys') });
  const answer = await shop.post('/api/orders', order);
  assert.partialDeepStrictEqual(answer.body, { status: 'declined' });
  assert.match(textAt(answer.body, 'message'), /enter them again/);
  await requireOneCharge(shop, await shop.post('/api/orders', { ...order, payment: VISA }));
});

const BUSY: [name: string, fault: object][] = [
  ['too many requests', { kind: 'error', status: 429, body: '{"error":{"code":"rate_limit"}}' }],
  [
    'the key in use elsewhere',
    { kind: 'error', status: 409, body: '{"error":{"code":"idempotency_key_in_use"}}' },
  ],
];

for (const { name: flow, options, good: payment, route } of FLOWS) {
  for (const [name, fault] of BUSY) {
    test(`${flow}: after ${name} the same request comes again until it is heard`, async (t) => {
      const shop = await startShop(t, { ...options, webhookSecrets: [] });
      await shop.fail(route, fault, 3);
      await requireOneCharge(shop, await shop.post('/api/orders', await shop.order({ payment })));
    });
  }

  test(`${flow}: Stripe that stays busy leaves the order open within the set time`, async (t) => {
    const shop = await startShop(t, { ...options, webhookSecrets: [], stripeTimeoutMs: 1500 });
    await shop.fail(route, { kind: 'error', status: 429, body: '{}' }, 1000);
    const answer = await shop.post('/api/orders', await shop.order({ payment }));
    assert.equal(statusOf(answer), 'unknown');
    // Not at the end of the refusals, but of the time.
    assert.ok((await shop.posts()) < 1000);
  });
}

const RETURN_URL = 'https://shop.example/checkout?kept=yes';

test('a payment begun under another setting is found by its key', async (t) => {
  const { standIn } = await startShop(t);
  const access = {
    secretKey: standIn.secretKey,
    webhookSecrets: [],
    apiUrl: standIn.apiUrl,
    timeoutMs: 5000,
    keepsChecks: false,
  };
  const log = createLog({ write: () => undefined });
  const payments = createPayments(access, log);
  const request = {
    orderId: 'ord_1',
    amountMinor: 2300,
    currency: 'usd',
    idempotencyKey: 'ord_1:1',
    payment: { kind: 'payment_method' as const, id: 'pm_card_visa' },
    confirmsIntent: null,
    description: 'A book',
    buyer: BUYER,
  };
  const first = await payments.pay({ ...request, authorizeOnly: true });
  assert.equal(first.tag, 'authorized');
  assert.deepEqual(await payments.pay({ ...request, authorizeOnly: false }), first);
  const leading = createPayments({ ...access, redirects: true }, log);
  const token = await confirmationToken(standIn, { return_url: RETURN_URL });
  const other = { ...request, idempotencyKey: 'ord_1:2', authorizeOnly: false, payment: token };
  const second = await leading.pay(other);
  assert.equal(second.tag, 'paid');
  assert.deepEqual(await payments.pay({ ...other, authorizeOnly: true }), second);
});

for (const [redirects, allowed] of [
  ['on', 'always'],
  ['off', 'never'],
] as const) {
  test(`with redirects ${redirects}, methods that lead away are ${allowed} taken`, async (t) => {
    const shop = await startShop(t, { redirects });
    const more = redirects === 'on' ? { return_url: RETURN_URL } : {};
    const payment = await confirmationToken(shop.standIn, more);
    const answer = await shop.post('/api/orders', await shop.order({ payment }));
    await requireOneCharge(shop, answer);
    const intents = await ask(`${shop.standIn.apiUrl}/v1/payment_intents?limit=1`, {
      headers: bearer(shop.standIn.secretKey),
    });
    assert.partialDeepStrictEqual(intents.body, {
      data: [{ automatic_payment_methods: { allow_redirects: allowed } }],
    });
    const window = await shop.get('/api/shop');
    assert.equal('redirects' in Object(window.body), redirects === 'on');
  });
}
