import assert from 'node:assert/strict';
import test from 'node:test';
import { failure, inside, open, part, text, visa } from './client.ts';

const book = { amount: 1099, currency: 'usd', confirm: true };

const typed = {
  'payment_method_data[type]': 'card',
  ...inside('payment_method_data[card]', visa),
  'payment_method_data[billing_details][name]': 'Jenny Rosen',
  ...inside('payment_method_data[billing_details][address]', { postal_code: '94102' }),
  'shipping[name]': 'Jenny Rosen',
  'shipping[address][line1]': '1 Main Street',
  return_url: 'https://shop.example/back',
};

test('what the buyer typed is paid with by the server', async (t) => {
  const { stripe, browser } = await open(t);
  const { body: token } = await browser('/v1/confirmation_tokens', typed);
  assert.match(text(token, 'id'), /^ctoken_/);
  assert.equal(part(token, 'payment_method_preview', 'card', 'last4'), '4242');
  const seen = await stripe.confirmationTokens.retrieve(text(token, 'id'));
  assert.equal(seen.payment_method_preview?.billing_details.name, 'Jenny Rosen');
  const intent = await stripe.paymentIntents.create({
    ...book,
    confirmation_token: text(token, 'id'),
    expand: ['payment_method'],
  });
  assert.equal(intent.status, 'succeeded');
  assert.equal(intent.shipping?.address?.line1, '1 Main Street');
  assert.ok(typeof intent.payment_method === 'object');
  assert.equal(intent.payment_method?.billing_details.address?.postal_code, '94102');
  const used = await stripe.confirmationTokens.retrieve(text(token, 'id'));
  assert.equal(used.payment_intent, intent.id);
  assert.equal(used.expires_at, null);
});

test('a confirmation token is used once', async (t) => {
  const { stripe, browser } = await open(t);
  const { body: token } = await browser('/v1/confirmation_tokens', typed);
  await stripe.paymentIntents.create({ ...book, confirmation_token: text(token, 'id') });
  const error = await failure(
    stripe.paymentIntents.create({ ...book, confirmation_token: text(token, 'id') }),
  );
  assert.equal(error.param, 'confirmation_token');
  assert.equal((await stripe.charges.list()).data.length, 1);
});

test('a refused call leaves the token for the next', async (t) => {
  const { stripe, browser } = await open(t);
  const { body: token } = await browser('/v1/confirmation_tokens', typed);
  const call = { ...book, confirmation_token: text(token, 'id') };
  await failure(stripe.paymentIntents.create({ ...call, amount: 1 }));
  assert.equal((await stripe.paymentIntents.create(call)).status, 'succeeded');
});

test('a token of a card that needs its buyer is answered inside the page', async (t) => {
  const { stripe } = await open(t);
  const token = await stripe.testHelpers.confirmationTokens.create({
    payment_method: 'pm_card_authenticationRequired',
    return_url: 'https://shop.example/back',
  });
  const intent = await stripe.paymentIntents.create({ ...book, confirmation_token: token.id });
  assert.equal(intent.next_action?.type, 'use_stripe_sdk');
});

for (const [said, other] of [
  ['automatic', 'manual'],
  ['manual', 'automatic_async'],
] as const) {
  test(`a page that said ${said} is not paid with ${other} capture`, async (t) => {
    const { stripe, browser } = await open(t);
    const told = { ...typed, 'client_context[capture_method]': said };
    const { body: token } = await browser('/v1/confirmation_tokens', told);
    const call = { ...book, confirmation_token: text(token, 'id') };
    const error = await failure(stripe.paymentIntents.create({ ...call, capture_method: other }));
    assert.equal(error.param, 'capture_method');
    assert.match(error.message, /does not match the expected capture_method/);
    const intent = await stripe.paymentIntents.create({ ...call, capture_method: said });
    assert.match(intent.status, /succeeded|requires_capture/);
  });
}
