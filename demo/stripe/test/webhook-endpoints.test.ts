import assert from 'node:assert/strict';
import test from 'node:test';
import { failure, open } from './client.ts';
import { endpoint } from './endpoint.ts';

const url = 'http://127.0.0.1:1/';

test('an endpoint shows its secret at its creation alone', async (t) => {
  const { stripe } = await open(t);
  const created = await stripe.webhookEndpoints.create({
    url,
    enabled_events: ['charge.succeeded', 'charge.failed'],
    description: 'Books',
    metadata: { shelf: '7' },
    api_version: '2024-06-20',
  });
  assert.match(created.secret ?? '', /^whsec_\w{32}$/);
  assert.equal(created.status, 'enabled');
  const shown = await stripe.webhookEndpoints.retrieve(created.id);
  assert.equal('secret' in shown, false);
  assert.deepEqual(shown.enabled_events, ['charge.succeeded', 'charge.failed']);
  assert.deepEqual(
    [shown.url, shown.description, shown.metadata, shown.api_version],
    [url, 'Books', { shelf: '7' }, '2024-06-20'],
  );
  assert.deepEqual(
    (await stripe.webhookEndpoints.list()).data.map(({ id }) => id),
    [created.id],
  );
});

test('an endpoint can be changed and deleted', async (t) => {
  const { stripe } = await open(t);
  const { id } = await stripe.webhookEndpoints.create({ url, enabled_events: ['*'] });
  const changed = await stripe.webhookEndpoints.update(id, {
    url: `${url}other`,
    disabled: true,
    enabled_events: ['charge.failed'],
    description: '',
  });
  assert.deepEqual(
    [changed.url, changed.status, changed.enabled_events, changed.description],
    [`${url}other`, 'disabled', ['charge.failed'], null],
  );
  assert.deepEqual(
    { ...(await stripe.webhookEndpoints.del(id)) },
    {
      id,
      object: 'webhook_endpoint',
      deleted: true,
    },
  );
  assert.equal((await failure(stripe.webhookEndpoints.retrieve(id))).statusCode, 404);
});

test('what cannot be an endpoint is refused', async (t) => {
  const { stripe } = await open(t);
  const create = (form: object) =>
    failure(stripe.rawRequest('POST', '/v1/webhook_endpoints', { ...form }));
  assert.equal((await create({ enabled_events: ['*'] })).param, 'url');
  assert.equal((await create({ url })).param, 'enabled_events');
  assert.equal((await create({ url: 'ftp://shop.example', enabled_events: ['*'] })).param, 'url');
  const unknown = await create({ url, enabled_events: ['charge.exploded'] });
  assert.match(unknown.param ?? '', /^enabled_events/);
});

test('each endpoint gets what it wants, signed with its own secret', async (t) => {
  const everything = await endpoint(t);
  const charges = await endpoint(t);
  const nothing = await endpoint(t);
  const { stripe, control } = await open(t);
  const add = (to: string, type: '*' | 'charge.succeeded' | 'refund.created') =>
    stripe.webhookEndpoints.create({ url: to, enabled_events: [type] });
  await add(everything.url, '*');
  const { secret = '' } = await add(charges.url, 'charge.succeeded');
  await add(nothing.url, 'refund.created');
  await stripe.paymentIntents.create({
    amount: 1099,
    currency: 'usd',
    confirm: true,
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example',
  });
  await control('delivered');
  assert.equal(everything.deliveries.length, 3);
  assert.equal(nothing.deliveries.length, 0);
  const [delivery, ...others] = charges.deliveries;
  assert.equal(others.length, 0);
  const event = stripe.webhooks.constructEvent(
    delivery?.body ?? '',
    delivery?.signature ?? '',
    secret,
  );
  assert.equal(event.type, 'charge.succeeded');
  assert.equal(event.pending_webhooks, 2);
});

test('a disabled endpoint gets nothing', async (t) => {
  const merchant = await endpoint(t);
  const { stripe, control } = await open(t, { webhook: { url: merchant.url } });
  const [known] = (await stripe.webhookEndpoints.list()).data;
  await stripe.webhookEndpoints.update(known?.id ?? '', { disabled: true });
  await stripe.paymentIntents.create({ amount: 1099, currency: 'usd' });
  await control('delivered');
  assert.equal(merchant.deliveries.length, 0);
  await control('reset');
  await stripe.paymentIntents.create({ amount: 1099, currency: 'usd' });
  assert.equal((await merchant.received(1)).length, 1);
});
