import assert from 'node:assert/strict';
import test from 'node:test';
import { failure, open } from './client.ts';

const paid = {
  amount: 1099,
  currency: 'usd',
  confirm: true,
  payment_method: 'pm_card_visa',
  return_url: 'https://shop.example',
};

test('objects stand where their ids were asked to be expanded', async (t) => {
  const { stripe, control } = await open(t);
  const { id } = await stripe.paymentIntents.create(paid);
  const early = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] });
  assert.ok(typeof early.latest_charge === 'object' && early.latest_charge !== null);
  assert.equal(early.latest_charge.balance_transaction, null);
  await control('settle');
  const intent = await stripe.paymentIntents.retrieve(id, {
    expand: ['latest_charge.balance_transaction', 'payment_method', 'latest_charge.refunds'],
  });
  const charge = intent.latest_charge;
  assert.ok(typeof charge === 'object' && charge !== null);
  assert.ok(typeof charge.balance_transaction === 'object');
  assert.equal(charge.balance_transaction?.net, 1099 - 62);
  assert.deepEqual(charge.refunds?.data, []);
  const transaction = await stripe.balanceTransactions.retrieve(charge.balance_transaction.id);
  assert.equal(transaction.source, charge.id);
});

test('lists expand inside their data', async (t) => {
  const { stripe } = await open(t);
  await stripe.paymentIntents.create(paid);
  const list = await stripe.paymentIntents.list({ expand: ['data.latest_charge'] });
  assert.ok(typeof list.data[0]?.latest_charge === 'object');
});

test('an unknown path is refused before anything is charged', async (t) => {
  const { stripe } = await open(t);
  for (const path of ['latest_chrage', 'a.b.c.d.e', 'amount']) {
    const error = await failure(stripe.paymentIntents.create({ ...paid, expand: [path] }));
    assert.equal(error.statusCode, 400);
    assert.equal(error.rawType, 'invalid_request_error');
  }
  assert.equal((await stripe.charges.list()).data.length, 0);
});
