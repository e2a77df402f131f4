import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import test from 'node:test';
import type { TestContext } from 'node:test';
import { open } from './client.ts';
import type { Fixture, Stripe } from './client.ts';

const secret = 'whsec_test';
const paid = {
  amount: 1099,
  currency: 'usd',
  confirm: true,
  payment_method: 'pm_card_visa',
  return_url: 'https://shop.example',
};

interface Delivery {
  readonly body: string;
  readonly signature: string;
}

/** A merchant's endpoint; `answers` are its first statuses, then it says 200. */
async function endpoint(t: TestContext, answers: number[] = []) {
  const deliveries: Delivery[] = [];
  let wake: () => void = () => undefined;
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      deliveries.push({ body, signature: String(request.headers['stripe-signature']) });
      response.writeHead(answers.shift() ?? 200, { connection: 'close' }).end();
      wake();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return {
    url: `http://127.0.0.1:${address.port}/`,
    async received(count: number): Promise<readonly Delivery[]> {
      while (deliveries.length < count) await new Promise<void>((resolve) => (wake = resolve));
      return deliveries;
    },
  };
}

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

for (const [method, expected] of [
  ['pm_card_chargeDeclined', ['charge.failed', 'payment_intent.payment_failed']],
  ['pm_card_authenticationRequired', ['payment_intent.requires_action']],
] as const) {
  test(`${method} sends ${expected.join(', ')}`, async (t) => {
    const { stripe } = await open(t);
    await stripe.paymentIntents.create({ ...paid, payment_method: method }).catch(() => undefined);
    const events = await stripe.events.list();
    assert.deepEqual(events.data.map((event) => event.type).reverse(), [
      'payment_intent.created',
      ...expected,
    ]);
  });
}

test('a refund is told of', async (t) => {
  const { stripe } = await open(t);
  const charge = await stripe.charges.create({ amount: 1099, currency: 'usd', source: 'tok_visa' });
  await stripe.refunds.create({ charge: charge.id });
  const events = await stripe.events.list({ types: ['refund.created', 'charge.refunded'] });
  assert.equal(events.data.length, 2);
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
