import assert from 'node:assert/strict';
import test from 'node:test';
import { failure, inside, open, part, text, visa } from './client.ts';

const book = { amount: 1099, currency: 'usd' };

test('a token made in the browser is charged once', async (t) => {
  const { stripe, browser } = await open(t);
  const { body: token } = await browser(
    '/v1/tokens',
    inside('card', { ...visa, name: 'Jenny Rosen', address_zip: '94102' }),
  );
  assert.equal(part(token, 'object'), 'token');
  assert.equal(part(token, 'card', 'brand'), 'Visa');
  const charge = await stripe.charges.create({
    ...book,
    source: text(token, 'id'),
    description: 'Two books',
    metadata: { order: '7' },
    receipt_email: 'jenny@example.com',
  });
  assert.equal(charge.status, 'succeeded');
  assert.equal(charge.paid, true);
  assert.equal(charge.amount_captured, 1099);
  assert.equal(charge.billing_details.name, 'Jenny Rosen');
  assert.equal(charge.payment_method_details?.card?.checks?.address_postal_code_check, 'pass');
  assert.equal((await stripe.tokens.retrieve(text(token, 'id'))).used, true);
  const again = await failure(stripe.charges.create({ ...book, source: text(token, 'id') }));
  assert.equal(again.code, 'token_already_used');
});

test('where card tokens have ended, no charge is made', async (t) => {
  const { stripe } = await open(t, { legacyCharges: 'ended' });
  const error = await failure(stripe.charges.create({ ...book, source: 'tok_visa' }));
  assert.equal(error.statusCode, 400);
  assert.match(error.message, /has reached end of life/);
  assert.equal((await stripe.charges.list()).data.length, 0);
});

test('an uncaptured charge is captured once', async (t) => {
  const { stripe } = await open(t);
  const held = await stripe.charges.create({ ...book, source: 'tok_visa', capture: false });
  assert.equal(held.captured, false);
  assert.equal(held.balance_transaction, null);
  const captured = await stripe.charges.capture(held.id, { amount: 1000 });
  assert.equal(captured.amount_captured, 1000);
  assert.equal(captured.amount_refunded, 99);
  assert.equal((await failure(stripe.charges.capture(held.id))).code, 'charge_already_captured');
});

test('notes on a charge can be changed', async (t) => {
  const { stripe } = await open(t);
  const { id } = await stripe.charges.create({
    ...book,
    source: 'tok_visa',
    metadata: { order: '7', shelf: 'a' },
  });
  const updated = await stripe.charges.update(id, {
    description: 'Changed',
    metadata: { shelf: '' },
  });
  assert.equal(updated.description, 'Changed');
  assert.deepEqual(updated.metadata, { order: '7' });
});
