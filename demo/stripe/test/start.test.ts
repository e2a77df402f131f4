import assert from 'node:assert/strict';
import test from 'node:test';
import { startStandIn } from '../start.ts';
import { connect, open } from './client.ts';

test('its keys belong together', async (t) => {
  const { standIn } = await open(t);
  const account = /^sk_test_51(\w{14})/.exec(standIn.secretKey)?.[1] ?? 'none';
  assert.ok(standIn.publishableKey.startsWith(`pk_test_51${account}`));
  assert.equal(standIn.secretKey.length, 107);
  assert.equal(standIn.publishableKey.length, 107);
});

test('a taken port is named', async (t) => {
  const { standIn } = await open(t);
  const port = Number(new URL(standIn.apiUrl).port);
  await assert.rejects(startStandIn({ apiPort: port }), new RegExp(`Port ${port}.*in use`));
  await assert.rejects(startStandIn({ scriptPort: port }), new RegExp(`Port ${port}.*in use`));
});

test('it ends at once, with connections open', async () => {
  const standIn = await startStandIn();
  const stripe = connect(standIn);
  await stripe.charges.create({ amount: 1099, currency: 'usd', source: 'tok_visa' });
  await standIn.close();
  await assert.rejects(stripe.charges.list());
});
