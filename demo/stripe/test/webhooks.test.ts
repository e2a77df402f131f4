import assert from 'node:assert/strict';
import test from 'node:test';
import { items, open, part } from './client.ts';
import type { Fixture, Stripe } from './client.ts';
import { endpoint } from './endpoint.ts';
import type { Delivery } from './endpoint.ts';

const secret = 'whsec_test';
const paid = {
  amount: 1099,
  currency: 'usd',
  confirm: true,
  payment_method: 'pm_card_visa',
  return_url: 'https://shop.example',
};

function accepted({ stripe }: Fixture, { body, signature }: Delivery): Stripe.Event {
  return stripe.webhooks.constructEvent(body, signature, secret);
}

test('events arrive in order, signed as the SDK expects', async (t) => {
  const merchant = await endpoint(t);
  const fixture = await open(t, { webhook: { url: merchant.url, secret } });
  const intent = await fixture.stripe.paymentIntents.create(paid, { idempotencyKey: 'order-7:1' });
  const events = (await merchant.received(3)).map((delivery) => accepted(fixture, delivery));
  assert.deepEqual(
    events.map((event) => event.type),
    ['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded'],
  );
  const last = events[2];
  assert.ok(last?.type === 'payment_intent.succeeded');
  assert.equal(last.data.object.id, intent.id);
  assert.equal(last.data.object.status, 'succeeded');
  assert.equal(last.request?.idempotency_key, 'order-7:1');
  assert.equal((await fixture.stripe.events.retrieve(last.id)).type, last.type);
});

test('a failing endpoint is tried three times, signed anew, then left alone', async (t) => {
  const merchant = await endpoint(t, [500, 302, 404]);
  const fixture = await open(t, { webhook: { url: merchant.url, secret } });
  await fixture.stripe.paymentIntents.create({ amount: 1099, currency: 'usd' });
  const tries = [...(await merchant.received(3))];
  assert.equal(new Set(tries.map(({ body }) => body)).size, 1);
  // The second retry is sent at least a second after the first attempt.
  assert.notEqual(tries[0]?.signature, tries[2]?.signature);
  for (const delivery of tries)
    assert.equal(accepted(fixture, delivery).type, 'payment_intent.created');
});

test('an event can be sent again', async (t) => {
  const merchant = await endpoint(t);
  const { stripe, control } = await open(t, { webhook: { url: merchant.url, secret } });
  await stripe.paymentIntents.create({ amount: 1099, currency: 'usd' });
  const [event] = (await stripe.events.list()).data;
  await control(`events/${event?.id ?? ''}/resend`);
  const [first, second] = await merchant.received(2);
  assert.equal(first?.body, second?.body);
});

async function types(fixture: Fixture, deliveries: readonly Delivery[]): Promise<string[]> {
  await fixture.control('delivered');
  return deliveries.map((delivery) => accepted(fixture, delivery).type);
}

test('every attempt is logged, and what is pending counted down', async (t) => {
  const merchant = await endpoint(t, [500]);
  const { stripe, control, ledger } = await open(t, { webhook: { url: merchant.url, secret } });
  await control('webhooks', { mode: 'hold' });
  await stripe.paymentIntents.create({ amount: 1099, currency: 'usd' });
  const [event] = (await stripe.events.list()).data;
  assert.equal(event?.pending_webhooks, 1);
  await control('webhooks', { mode: 'release' });
  await control('delivered');
  assert.equal((await stripe.events.retrieve(event.id)).pending_webhooks, 0);
  const deliveries = items(await ledger(), 'deliveries');
  assert.deepEqual(
    deliveries.map((one) => ['event', 'url', 'attempt', 'status'].map((name) => part(one, name))),
    [
      [event.id, merchant.url, 1, 500],
      [event.id, merchant.url, 2, 200],
    ],
  );
  assert.equal(typeof part(deliveries[0], 'next'), 'number');
  assert.equal(part(deliveries[1], 'next'), null);
});

test('an endpoint that is not there is given up after three attempts', async (t) => {
  const { stripe, control, ledger } = await open(t, {
    webhook: { url: 'http://127.0.0.1:1/', secret },
  });
  await stripe.paymentIntents.create({ amount: 1099, currency: 'usd' });
  await control('delivered');
  const deliveries = items(await ledger(), 'deliveries');
  assert.deepEqual(
    deliveries.map((one) => part(one, 'status')),
    [null, null, null],
  );
  assert.equal(typeof part(deliveries[2], 'error'), 'string');
  assert.equal((await stripe.events.list()).data[0]?.pending_webhooks, 1);
});

test('events come twice, late, in another order or not at all, as told', async (t) => {
  const merchant = await endpoint(t);
  const fixture = await open(t, { webhook: { url: merchant.url, secret } });
  const { stripe, control } = fixture;
  const [created, charged, succeeded] = [
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.succeeded',
  ];
  let seen = 0;
  for (const [order, expected] of [
    [{ mode: 'normal' }, [created, charged, succeeded]],
    [{ mode: 'duplicate', times: 1 }, [created, created, charged, succeeded]],
    [{ mode: 'reorder', times: 3 }, [succeeded, charged, created]],
    [{ mode: 'drop', times: 2 }, [succeeded]],
    [{ mode: 'delay', times: 1, milliseconds: 50 }, [charged, succeeded, created]],
  ] as const) {
    await control('webhooks', order);
    await stripe.paymentIntents.create(paid);
    await merchant.received(seen + expected.length);
    assert.deepEqual((await types(fixture, merchant.deliveries)).slice(seen), expected, order.mode);
    seen += expected.length;
  }
});

test('a mode that does not exist is refused by naming those that do', async (t) => {
  const { control } = await open(t);
  const answer = await control('webhooks', { mode: 'lose' });
  assert.equal(answer.status, 400);
  assert.match(
    await answer.text(),
    /one of normal, duplicate, reorder, delay, drop, hold, release/,
  );
  assert.equal((await control('webhooks', { mode: 'drop', times: 0 })).status, 400);
});

test('while a secret is rolled both sign, and only the new one afterwards', async (t) => {
  const merchant = await endpoint(t);
  const fixture = await open(t, { webhook: { url: merchant.url, secret } });
  const { stripe, control } = fixture;
  const [known] = (await stripe.webhookEndpoints.list()).data;
  assert.ok(known !== undefined);
  const rolled: unknown = await (
    await control(`webhook_endpoints/${known.id}/roll`, { overlap: 3600 })
  ).json();
  const fresh = String(part(rolled, 'secret'));
  await stripe.paymentIntents.create({ amount: 1099, currency: 'usd' });
  const [both] = await merchant.received(1);
  assert.ok(both !== undefined);
  assert.match(both.signature, /^t=\d+,v1=[0-9a-f]{64},v1=[0-9a-f]{64},v0=[0-9a-f]{64}$/);
  for (const one of [secret, fresh]) {
    stripe.webhooks.constructEvent(both.body, both.signature, one);
  }
  await control('clock', { advance: 3600 });
  await stripe.paymentIntents.create({ amount: 1099, currency: 'usd' });
  const [, last] = await merchant.received(2);
  assert.ok(last !== undefined);
  stripe.webhooks.constructEvent(last.body, last.signature, fresh);
  assert.throws(() => stripe.webhooks.constructEvent(last.body, last.signature, secret));
});

test('an event is of its account’s version, or of its endpoint’s', async (t) => {
  const merchant = await endpoint(t);
  const { stripe } = await open(t, {
    webhook: { url: merchant.url, secret, apiVersion: '2024-06-20' },
  });
  await stripe.paymentIntents.create({ amount: 1099, currency: 'usd' });
  const [delivery] = await merchant.received(1);
  const event: unknown = JSON.parse(delivery?.body ?? '');
  assert.equal(part(event, 'api_version'), '2024-06-20');
  assert.equal((await stripe.events.list()).data[0]?.api_version, '2026-08-26.dahlia');
});

test('held money that is taken or given up is told of in the order of Stripe’s', async (t) => {
  const { stripe } = await open(t);
  const held = { ...paid, capture_method: 'manual' } as const;
  const { id } = await stripe.paymentIntents.create(held);
  await stripe.paymentIntents.capture(id);
  const other = await stripe.paymentIntents.create(held);
  await stripe.paymentIntents.cancel(other.id);
  const events = (await stripe.events.list()).data.map((event) => event.type).reverse();
  const before = [
    'payment_intent.created',
    'charge.succeeded',
    'payment_intent.amount_capturable_updated',
  ];
  assert.deepEqual(events.slice(0, 5), [...before, 'charge.captured', 'payment_intent.succeeded']);
  assert.deepEqual(events.slice(5, 8), before);
  assert.ok(events.slice(8).includes('payment_intent.canceled'));
});
