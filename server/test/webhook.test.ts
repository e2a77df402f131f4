import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { atDashboard, eventsOf } from './dashboard.ts';
import { ask, asRecord, DECLINED_CARD, startShop, textAt, VISA, WEBHOOK_SECRET } from './shop.ts';
import type { TestShop } from './shop.ts';

/** An order whose answer was lost, and the event that tells of its success. */
async function loseAnswer(
  t: TestContext,
): Promise<{ shop: TestShop; payload: string; path: string; token: string }> {
  // Listens to a secret that the stand-in does not sign with, so that events come by hand.
  const shop = await startShop(t, { webhookSecrets: [WEBHOOK_SECRET] });
  await shop.fail('POST /v1/payment_intents', { kind: 'drop_after' }, 2);
  const { body } = await shop.post('/api/orders', await shop.order());
  assert.equal(textAt(body, 'status'), 'unknown');
  const [payload = ''] = await eventsOf(shop, 'payment_intent.succeeded');
  return {
    shop,
    payload,
    path: `/api/orders/${textAt(body, 'orderId')}`,
    token: textAt(body, 'token'),
  };
}

const timesPaid = ({ log }: TestShop) =>
  log.filter(({ event, changed }) => event === 'order.paid' && changed === true).length;

test('an event settles an order whose answer was lost', async (t) => {
  const { shop, payload, path, token } = await loseAnswer(t);
  assert.equal((await shop.event(payload)).status, 200);
  const before = await shop.posts();
  const { body } = await shop.get(path, token);
  const [charge] = await shop.charges();
  assert.equal(textAt(body, 'receipt', 'chargeId'), charge?.id);
  assert.equal(await shop.posts(), before);
});

test('an event that comes before the answer settles the order once', async (t) => {
  const shop = await startShop(t);
  // The first answer is lost; while the second is waited for, the event arrives.
  await shop.fail('POST /v1/payment_intents', { kind: 'drop_after' });
  const answer = shop.post('/api/orders', await shop.order());
  await shop.logged({ event: 'order.paid', changed: true });
  assert.equal(textAt((await answer).body, 'status'), 'paid');
  assert.equal(timesPaid(shop), 1);
  assert.equal((await shop.charges()).length, 1);
});

test('an event that comes after the answer changes nothing', async (t) => {
  const shop = await startShop(t);
  const order = await shop.order();
  const { text } = await shop.post('/api/orders', order);
  await shop.logged({ event: 'order.paid', changed: false });
  assert.equal((await shop.post('/api/orders', order)).text, text);
  assert.equal(timesPaid(shop), 1);
});

test('an event three times at once is taken three times and does its work once', async (t) => {
  const { shop, payload } = await loseAnswer(t);
  const answers = await Promise.all([1, 2, 3].map(() => shop.event(payload)));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200],
  );
  assert.equal(timesPaid(shop), 1);
  assert.equal(shop.log.filter(({ event }) => event === 'order.paid').length, 1);
});

test('the receipt’s address comes with the charge’s event where the intent’s had none', async (t) => {
  const { shop, payload, path, token } = await loseAnswer(t);
  await shop.event(payload);
  const [charge = ''] = await eventsOf(shop, 'charge.succeeded');
  assert.equal((await shop.event(charge)).status, 200);
  assert.match(textAt((await shop.get(path, token)).body, 'receipt', 'receiptUrl'), /^http/);
});

test('a declined try’s late event does not undo the paid one after it', async (t) => {
  const shop = await startShop(t, { webhookSecrets: [WEBHOOK_SECRET] });
  const order = await shop.order({ payment: DECLINED_CARD });
  await shop.post('/api/orders', order);
  const [declined = ''] = await eventsOf(shop, 'payment_intent.payment_failed');
  await shop.fail('POST /v1/payment_intents/:id/confirm', { kind: 'drop_after' }, 2);
  const { body } = await shop.post('/api/orders', { ...order, payment: VISA });
  assert.equal(textAt(body, 'status'), 'unknown');
  await shop.event(declined);
  const path = `/api/orders/${textAt(body, 'orderId')}`;
  assert.ok(
    !shop.log.some(
      ({ event, changed, attempt }) =>
        event === 'order.declined' && changed === true && attempt === 2,
    ),
  );
  assert.equal(textAt((await shop.get(path, textAt(body, 'token'))).body, 'status'), 'paid');
});

test('events of other amounts or currencies settle nothing', async (t) => {
  const { shop, payload } = await loseAnswer(t);
  const spoilt = [
    payload.replaceAll('"amount":2300', '"amount":1'),
    payload.replaceAll('"usd"', '"jpy"'),
  ];
  for (const [index, text] of spoilt.entries()) {
    const event = { ...asRecord(JSON.parse(text)), id: `evt_spoilt${index}` };
    assert.equal((await shop.event(JSON.stringify(event))).status, 200);
  }
  assert.equal(timesPaid(shop), 0);
});

test('events of unknown orders and unknown types are taken, and change nothing', async (t) => {
  const { shop, payload } = await loseAnswer(t);
  const foreign = payload.replaceAll(/ord_[\w-]+/g, 'ord_ofNobody');
  const other = payload.replaceAll('payment_intent.succeeded', 'some.new_type');
  assert.equal((await shop.event(foreign)).status, 200);
  assert.equal((await shop.event(other)).status, 200);
  assert.equal(timesPaid(shop), 0);
  assert.ok(shop.log.some(({ event, level }) => event === 'webhook.no_order' && level === 'warn'));
});

test('only what Stripe signed, just now, is an event', async (t) => {
  const { shop, payload } = await loseAnswer(t);
  const now = Math.floor(Date.now() / 1000);
  const live = payload.replaceAll('"livemode":false', '"livemode":true');
  assert.notEqual(live, payload);
  const refused = [
    await shop.post('/api/stripe/webhook', payload),
    await shop.post('/api/stripe/webhook', payload, { 'stripe-signature': 'v1=abc' }),
    await shop.event(payload, { secret: 'whsec_wrong' }),
    await shop.event(payload, { timestamp: now - 3600 }),
    await shop.event(payload, { timestamp: now + 3600 }),
    await shop.event('not JSON'),
    await shop.event(live),
    await shop.event(''),
  ];
  assert.deepEqual(
    refused.map(({ status }) => status),
    refused.map(() => 400),
  );
  assert.equal((await shop.event('x'.repeat(600_000))).status, 413);
  assert.equal(timesPaid(shop), 0);
});

test('either secret counts while one is being rolled', async (t) => {
  const { shop, payload } = await loseAnswer(t);
  assert.equal((await shop.event(payload)).status, 200);
  const both = await startShop(t);
  assert.equal((await both.event(payload, { secret: 'whsec_new' })).status, 200);
  assert.equal((await both.event(payload, { secret: WEBHOOK_SECRET })).status, 200);
});

test('without a secret there is no webhook address', async (t) => {
  const shop = await startShop(t, { webhookSecrets: [] });
  assert.equal((await shop.event('{}')).status, 404);
});

test('an event of a connected account is not ours', async (t) => {
  const { shop, payload } = await loseAnswer(t);
  const event = { ...asRecord(JSON.parse(payload)), account: 'acct_somebodyElse' };
  assert.equal((await shop.event(JSON.stringify(event))).status, 400);
  assert.equal(timesPaid(shop), 0);
});

test('a payment given up at the dashboard ends its order', async (t) => {
  const shop = await startShop(t, { webhookSecrets: [WEBHOOK_SECRET] });
  const { body } = await shop.post('/api/orders', await shop.order({ payment: DECLINED_CARD }));
  const [declined = ''] = await eventsOf(shop, 'payment_intent.payment_failed');
  const intentId = textAt(JSON.parse(declined), 'data', 'object', 'id');
  await atDashboard(shop, `payment_intents/${intentId}/cancel`);
  const [canceled = ''] = await eventsOf(shop, 'payment_intent.canceled');
  assert.equal((await shop.event(canceled)).status, 200);
  const path = `/api/orders/${textAt(body, 'orderId')}`;
  assert.equal(textAt((await shop.get(path, textAt(body, 'token'))).body, 'status'), 'canceled');
});

test('events sent again by Stripe itself, in any order, do their work once', async (t) => {
  const shop = await startShop(t);
  const { body } = await shop.post('/api/orders', await shop.order());
  await shop.logged({ event: 'order.paid', changed: false });
  const types = ['charge.succeeded', 'payment_intent.succeeded', 'payment_intent.created'];
  for (const type of types) {
    for (const payload of await eventsOf(shop, type)) {
      const id = textAt(JSON.parse(payload), 'id');
      await ask(`${shop.standIn.apiUrl}/_control/events/${id}/resend`, { method: 'POST' });
      assert.equal((await shop.event(payload)).status, 200);
    }
  }
  assert.equal(timesPaid(shop), 1);
  const path = `/api/orders/${textAt(body, 'orderId')}`;
  assert.equal(textAt((await shop.get(path, textAt(body, 'token'))).body, 'status'), 'paid');
});

test('while the database is away an event is refused, so that Stripe sends it again', async (t) => {
  const { shop, payload } = await loseAnswer(t);
  await shop.own.close();
  const refused = await shop.event(payload);
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [503, '5']);
  assert.equal((await shop.event(payload, { secret: 'whsec_wrong' })).status, 400);
});
