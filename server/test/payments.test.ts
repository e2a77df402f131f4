import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CREATE, FLOWS, orderPath, requireOneCharge, statusOf, tokenOf } from './answers.ts';
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
  const { body } = await ask(`${shop.standIn.apiUrl}/v1/test_helpers/confirmation_tokens`, {
    method: 'POST',
    headers: bearer(shop.standIn.secretKey),
    body: new URLSearchParams({ payment_method: 'pm_card_visa' }),
  });
  const payment = { kind: 'confirmation_token', id: textAt(body, 'id') };
  await requireOneCharge(shop, await shop.post('/api/orders', await shop.order({ payment })));
});

const UNCERTAIN: [name: string, fault: object][] = [
  [
    'a failure inside Stripe',
    { kind: 'error', status: 500, body: '{"error":{"type":"api_error"}}' },
  ],
  ['too many requests', { kind: 'error', status: 429, body: '{"error":{"code":"rate_limit"}}' }],
  [
    'the key in use elsewhere',
    { kind: 'error', status: 409, body: '{"error":{"type":"api_error"}}' },
  ],
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
    const lost = await shop.post('/api/orders', await shop.order());
    assert.deepEqual([lost.status, statusOf(lost)], [202, 'unknown']);
    // A fault that only the first try met is used up by the next call.
    await shop.get(orderPath(lost), tokenOf(lost));
    const found = await shop.get(orderPath(lost), tokenOf(lost));
    await requireOneCharge(shop, found);
  });
}

test('Stripe that never answers leaves the order open within the set time', async (t) => {
  const shop = await startShop(t, { stripeTimeoutMs: 400, webhookSecrets: [] });
  await shop.fail(CREATE, { kind: 'delay', milliseconds: 60_000 }, 2);
  const started = performance.now();
  const answer = await shop.post('/api/orders', await shop.order());
  assert.equal(statusOf(answer), 'unknown');
  assert.ok(performance.now() - started < 5000);
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
