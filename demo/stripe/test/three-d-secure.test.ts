import assert from 'node:assert/strict';
import test from 'node:test';
import { failure, open, text } from './client.ts';
import type { Fixture, Stripe } from './client.ts';

const book = {
  amount: 1099,
  currency: 'usd',
  confirm: true,
  return_url: 'https://shop.example/back?order=7',
};
const inPage = {
  ...book,
  use_stripe_sdk: true,
  payment_method: 'pm_card_authenticationRequired',
};

function challengeUrl({ next_action: action }: Stripe.PaymentIntent): string {
  return action?.redirect_to_url?.url ?? text(action, 'use_stripe_sdk', 'stripe_js');
}

/** Answers the bank's page as its buttons do. */
async function decide(
  { standIn }: Fixture,
  intent: Stripe.PaymentIntent,
  outcome: string,
): Promise<unknown> {
  const url = challengeUrl(intent);
  assert.ok(url.startsWith(`${standIn.apiUrl}/3ds/`));
  const response = await fetch(`${url}/result`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://localhost:1' },
    body: JSON.stringify({ outcome }),
  });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('access-control-allow-origin'), '*');
  return response.json();
}

test('a buyer who authenticates has paid', async (t) => {
  const fixture = await open(t);
  const { stripe } = fixture;
  const intent = await stripe.paymentIntents.create(inPage);
  assert.equal(intent.status, 'requires_action');
  assert.equal(intent.next_action?.type, 'use_stripe_sdk');
  assert.equal((await stripe.charges.list()).data.length, 0);
  assert.deepEqual(await decide(fixture, intent, 'succeeded'), {
    outcome: 'succeeded',
    return_to: null,
  });
  const paid = await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] });
  assert.equal(paid.status, 'succeeded');
  assert.ok(typeof paid.latest_charge === 'object');
  assert.equal(
    paid.latest_charge?.payment_method_details?.card?.three_d_secure?.result,
    'authenticated',
  );
});

for (const outcome of ['failed', 'closed']) {
  test(`a challenge that is ${outcome} leaves the intent to be paid otherwise`, async (t) => {
    const fixture = await open(t);
    const { stripe } = fixture;
    const intent = await stripe.paymentIntents.create(inPage);
    await decide(fixture, intent, outcome);
    const failed = await stripe.paymentIntents.retrieve(intent.id);
    assert.equal(failed.status, 'requires_payment_method');
    assert.equal(failed.last_payment_error?.code, 'payment_intent_authentication_failure');
    assert.equal((await stripe.charges.list()).data.length, 0);
    await decide(fixture, intent, 'succeeded');
    assert.equal((await stripe.paymentIntents.retrieve(intent.id)).status, failed.status);
    const paid = await stripe.paymentIntents.confirm(intent.id, {
      payment_method: 'pm_card_visa',
      return_url: book.return_url,
    });
    assert.equal(paid.status, 'succeeded');
  });
}

test('a card may decline although the buyer authenticated', async (t) => {
  const fixture = await open(t);
  const { stripe } = fixture;
  const intent = await stripe.paymentIntents.create({
    ...inPage,
    payment_method: 'pm_card_authenticationRequiredChargeDeclinedInsufficientFunds',
  });
  await decide(fixture, intent, 'succeeded');
  const declined = await stripe.paymentIntents.retrieve(intent.id);
  assert.equal(declined.status, 'requires_payment_method');
  assert.equal(declined.last_payment_error?.decline_code, 'insufficient_funds');
  assert.equal((await stripe.charges.list()).data[0]?.status, 'failed');
});

test('a buyer sent to the bank comes back to the return address', async (t) => {
  const fixture = await open(t);
  const intent = await fixture.stripe.paymentIntents.create({ ...inPage, use_stripe_sdk: false });
  assert.equal(intent.next_action?.type, 'redirect_to_url');
  const address = new URL(text(await decide(fixture, intent, 'succeeded'), 'return_to'));
  assert.equal(address.searchParams.get('order'), '7');
  assert.equal(address.searchParams.get('payment_intent'), intent.id);
  assert.equal(address.searchParams.get('payment_intent_client_secret'), intent.client_secret);
  assert.equal(address.searchParams.get('redirect_status'), 'succeeded');
});

test('with manual confirmation the server confirms again', async (t) => {
  const fixture = await open(t);
  const { stripe } = fixture;
  const intent = await stripe.paymentIntents.create({ ...inPage, confirmation_method: 'manual' });
  await decide(fixture, intent, 'succeeded');
  assert.equal((await stripe.paymentIntents.retrieve(intent.id)).status, 'requires_confirmation');
  const paid = await stripe.paymentIntents.confirm(intent.id, { return_url: book.return_url });
  assert.equal(paid.status, 'succeeded');
});

test('two clicks on the button charge once', async (t) => {
  const fixture = await open(t);
  const intent = await fixture.stripe.paymentIntents.create(inPage);
  await Promise.all([decide(fixture, intent, 'succeeded'), decide(fixture, intent, 'succeeded')]);
  assert.equal((await fixture.stripe.charges.list()).data.length, 1);
});

test('a challenge is void once the intent is canceled', async (t) => {
  const fixture = await open(t);
  const intent = await fixture.stripe.paymentIntents.create(inPage);
  await fixture.stripe.paymentIntents.cancel(intent.id);
  await decide(fixture, intent, 'succeeded');
  assert.equal((await fixture.stripe.paymentIntents.retrieve(intent.id)).status, 'canceled');
  assert.equal((await fixture.stripe.charges.list()).data.length, 0);
});

test('without a buyer a card that needs one is declined', async (t) => {
  const { stripe } = await open(t);
  const error = await failure(
    stripe.paymentIntents.create({ ...inPage, error_on_requires_action: true }),
  );
  assert.equal(error.code, 'authentication_required');
  const legacy = await failure(
    stripe.charges.create({ amount: 1099, currency: 'usd', source: 'tok_authenticationRequired' }),
  );
  assert.equal(legacy.decline_code, 'authentication_required');
});

test('a card that merely supports 3-D Secure is asked on request', async (t) => {
  const { stripe } = await open(t);
  const optional = { ...inPage, payment_method: 'pm_card_threeDSecureOptional' };
  assert.equal((await stripe.paymentIntents.create(optional)).status, 'succeeded');
  const asked = await stripe.paymentIntents.create({
    ...optional,
    payment_method_options: { card: { request_three_d_secure: 'any' } },
  });
  assert.equal(asked.status, 'requires_action');
});

test('the page of the bank holds no script of its own', async (t) => {
  const { stripe, standIn } = await open(t);
  const intent = await stripe.paymentIntents.create(inPage);
  const page = await fetch(challengeUrl(intent));
  const source = await page.text();
  assert.match(page.headers.get('content-security-policy') ?? '', /script-src 'self'/);
  assert.match(source, /3-D Secure test page/);
  assert.match(source, /3184/);
  assert.doesNotMatch(source, /4000002760003184/);
  assert.match(source, /<script type="module" src="\/3ds\.js"><\/script>/);
  assert.equal((await fetch(`${standIn.apiUrl}/3ds.js`)).status, 200);
  assert.equal((await fetch(`${standIn.apiUrl}/3ds/src_unknown`)).status, 404);
});
