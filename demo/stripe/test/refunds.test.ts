import assert from 'node:assert/strict';
import test from 'node:test';
import { failure, open } from './client.ts';

const book = { amount: 2500, currency: 'usd', source: 'tok_visa' };

test('a charge is refunded in parts and never by more than it took', async (t) => {
  const { stripe } = await open(t);
  const { id: charge } = await stripe.charges.create(book);
  const part = await stripe.refunds.create({
    charge,
    amount: 1000,
    reason: 'requested_by_customer',
  });
  assert.equal(part.status, 'succeeded');
  assert.equal((await stripe.charges.retrieve(charge)).refunded, false);
  const tooMuch = await failure(stripe.refunds.create({ charge, amount: 1501 }));
  assert.equal(tooMuch.param, 'amount');
  assert.match(tooMuch.message, /\$15\.01.*\$15\.00/);
  assert.equal((await stripe.refunds.create({ charge })).amount, 1500);
  assert.equal((await stripe.charges.retrieve(charge)).refunded, true);
  assert.equal((await failure(stripe.refunds.create({ charge }))).code, 'charge_already_refunded');
  assert.equal((await stripe.refunds.list({ charge })).data.length, 2);
});

test('a payment intent is refunded through its charge', async (t) => {
  const { stripe } = await open(t);
  const intent = await stripe.paymentIntents.create({
    amount: 2500,
    currency: 'usd',
    confirm: true,
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example',
  });
  const refund = await stripe.refunds.create({ payment_intent: intent.id });
  assert.equal(refund.charge, intent.latest_charge);
  assert.equal(refund.payment_intent, intent.id);
  const unpaid = await stripe.paymentIntents.create({ amount: 2500, currency: 'usd' });
  await assert.rejects(stripe.refunds.create({ payment_intent: unpaid.id }), /successful charge/);
});

test('nothing is not refunded', async (t) => {
  const { stripe } = await open(t);
  await assert.rejects(stripe.refunds.create({}), /payment_intent or charge/);
});

test('some refunds take their time, some come back', async (t) => {
  const { stripe, control } = await open(t);
  const refundOf = async (source: string) => {
    const { id } = await stripe.charges.create({ ...book, source });
    return stripe.refunds.create({ charge: id });
  };
  const pending = await refundOf('tok_pendingRefund');
  const failing = await refundOf('tok_refundFail');
  assert.equal(pending.status, 'pending');
  assert.equal(failing.status, 'succeeded');
  await control('settle');
  assert.equal((await stripe.refunds.retrieve(pending.id)).status, 'succeeded');
  assert.equal((await stripe.refunds.retrieve(failing.id)).status, 'failed');
});

test('a refund that comes back is booked back', async (t) => {
  const { stripe, control } = await open(t);
  const { id: charge } = await stripe.charges.create({ ...book, source: 'tok_refundFail' });
  const refund = await stripe.refunds.create({ charge });
  await control('settle');
  const failed = await stripe.refunds.retrieve(refund.id, {
    expand: ['failure_balance_transaction'],
  });
  assert.ok(typeof failed.failure_balance_transaction === 'object');
  assert.equal(failed.failure_balance_transaction.amount, 2500);
  assert.equal(failed.failure_balance_transaction.type, 'refund_failure');
  assert.equal((await stripe.charges.retrieve(charge)).amount_refunded, 0);
  const types = (await stripe.events.list()).data.map(({ type }) => type);
  assert.deepEqual(types.slice(0, 3), ['refund.failed', 'charge.refund.updated', 'refund.updated']);
});

test('a refund that has not gone out can be taken back', async (t) => {
  const { stripe, control } = await open(t);
  const { id: charge } = await stripe.charges.create({ ...book, source: 'tok_pendingRefund' });
  const { id } = await stripe.refunds.create({ charge });
  assert.equal((await stripe.refunds.cancel(id)).status, 'canceled');
  await control('settle');
  assert.equal((await stripe.refunds.retrieve(id)).status, 'canceled');
  assert.equal((await stripe.charges.retrieve(charge)).amount_refunded, 0);
  const again = await stripe.refunds.create({ charge, amount: 500 });
  await control('settle');
  assert.match((await failure(stripe.refunds.cancel(again.id))).message, /unsupported/);
});

test('what is only held is canceled, not refunded', async (t) => {
  const { stripe } = await open(t);
  const held = await stripe.paymentIntents.create({
    amount: 2500,
    currency: 'usd',
    confirm: true,
    capture_method: 'manual',
    payment_method: 'pm_card_visa',
    return_url: 'https://shop.example',
  });
  const refused = await failure(stripe.refunds.create({ payment_intent: held.id }));
  assert.match(refused.message, /You must cancel the PaymentIntent/);
  const unknown = await failure(stripe.refunds.create({ charge: 'ch_nope' }));
  assert.equal(unknown.statusCode, 404);
  assert.equal(unknown.param, 'id');
});
