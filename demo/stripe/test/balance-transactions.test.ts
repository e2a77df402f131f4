import assert from 'node:assert/strict';
import test from 'node:test';
import { failure, open } from './client.ts';

const book = { amount: 2500, currency: 'usd' };

test('what is earned is listed, and summed up in the balance', async (t) => {
  const { stripe } = await open(t);
  const paid = await stripe.charges.create({ ...book, source: 'tok_bypassPending' });
  const pending = await stripe.charges.create({ ...book, source: 'tok_visa' });
  const refund = await stripe.refunds.create({ charge: pending.id, amount: 500 });
  const charges = await stripe.balanceTransactions.list({ type: 'charge' });
  assert.deepEqual(
    charges.data.map(({ source }) => source),
    [pending.id, paid.id],
  );
  const [entry] = (
    await stripe.balanceTransactions.list({ source: refund.id, expand: ['data.source'] })
  ).data;
  assert.equal(entry?.amount, -500);
  assert.ok(typeof entry.source === 'object');
  assert.equal(entry.source?.id, refund.id);
  const fee = 103;
  const balance = await stripe.balance.retrieve();
  assert.equal(balance.available[0]?.amount, 2500 - fee);
  assert.equal(balance.pending[0]?.amount, 2500 - fee - 500);
});

test('the account is found by its own id, and no other', async (t) => {
  const { stripe } = await open(t);
  const { id } = await stripe.accounts.retrieveCurrent();
  assert.equal((await stripe.accounts.retrieve(id)).id, id);
  const error = await failure(stripe.accounts.retrieve('acct_other'));
  assert.equal(error.statusCode, 403);
  assert.equal(error.code, 'account_invalid');
});

test('a cursor has to be something of the list', async (t) => {
  const { stripe } = await open(t);
  const error = await failure(stripe.paymentIntents.list({ starting_after: 'pi_nope' }));
  assert.equal(error.statusCode, 400);
  assert.equal(error.param, 'starting_after');
  assert.equal(error.message, "No such payment_intent: 'pi_nope'");
});
