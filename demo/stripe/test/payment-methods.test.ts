import assert from 'node:assert/strict';
import test from 'node:test';
import { testCards } from '../cards.ts';
import { failure, open } from './client.ts';

const book = {
  amount: 1099,
  currency: 'usd',
  confirm: true,
  automatic_payment_methods: { enabled: true, allow_redirects: 'never' as const },
};

test('a saved payment method pays as often as its customer likes', async (t) => {
  const { stripe } = await open(t);
  const customer = await stripe.customers.create();
  const loose = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } });
  assert.equal(loose.card?.checks?.cvc_check, 'unchecked');
  const saved = await stripe.paymentMethods.attach(loose.id, { customer: customer.id });
  assert.equal(saved.customer, customer.id);
  assert.equal(saved.card?.checks?.cvc_check, 'pass');
  for (let time = 0; time < 2; time += 1) {
    const paid = await stripe.paymentIntents.create({
      ...book,
      customer: customer.id,
      payment_method: saved.id,
      expand: ['latest_charge', 'customer'],
    });
    assert.equal(paid.status, 'succeeded');
    assert.ok(typeof paid.customer === 'object');
    assert.ok(typeof paid.latest_charge === 'object');
    assert.equal(paid.latest_charge?.customer, customer.id);
  }
  const { data } = await stripe.paymentMethods.list({ customer: customer.id, type: 'card' });
  assert.deepEqual(
    data.map(({ id }) => id),
    [saved.id],
  );
  assert.equal((await stripe.paymentMethods.list()).data.length, 0);
});

test('what is detached is of no use any more', async (t) => {
  const { stripe } = await open(t);
  const customer = await stripe.customers.create();
  const saved = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  assert.equal((await stripe.paymentMethods.detach(saved.id)).customer, null);
  assert.match(
    (await failure(stripe.paymentMethods.detach(saved.id))).message,
    /detachment is impossible/,
  );
  assert.match(
    (await failure(stripe.paymentMethods.attach(saved.id, { customer: customer.id }))).message,
    /may not be used again/,
  );
  const payment = stripe.paymentIntents.create({ ...book, payment_method: saved.id });
  assert.match((await failure(payment)).message, /may not be used again/);
});

test('a payment method pays for nobody but its customer', async (t) => {
  const { stripe } = await open(t);
  const owner = await stripe.customers.create();
  const other = await stripe.customers.create();
  const { id } = await stripe.paymentMethods.attach('pm_card_visa', { customer: owner.id });
  const foreign = await failure(
    stripe.paymentIntents.create({ ...book, customer: other.id, payment_method: id }),
  );
  assert.equal(foreign.param, 'payment_method');
  assert.equal(foreign.code, undefined);
  assert.match(foreign.message, /does not belong to the Customer you supplied/);
  const intent = await stripe.paymentIntents.create({ ...book, confirm: false });
  const nameless = await failure(stripe.paymentIntents.confirm(intent.id, { payment_method: id }));
  assert.equal(nameless.code, 'parameter_missing');
  assert.equal(nameless.param, 'source');
  assert.equal(nameless.payment_intent?.id, intent.id);
  assert.equal((await stripe.charges.list()).data.length, 0);
});

for (const card of testCards.filter(({ decline }) => decline !== undefined)) {
  const [name] = card.names;
  if (name === undefined) continue;
  const attaches = card.attaches === true;
  test(`pm_card_${name} ${attaches ? 'can' : 'cannot'} be saved`, async (t) => {
    const { stripe } = await open(t);
    const { id: customer } = await stripe.customers.create();
    const saving = stripe.paymentMethods.attach(`pm_card_${name}`, { customer });
    if (attaches) {
      const { id } = await saving;
      const refused = stripe.paymentIntents.create({ ...book, customer, payment_method: id });
      assert.equal((await failure(refused)).code, card.decline?.code);
      return;
    }
    const error = await failure(saving);
    assert.equal(error.statusCode, 402);
    assert.equal(error.decline_code, card.decline?.declineCode);
    assert.equal((await stripe.paymentMethods.list({ customer })).data.length, 0);
  });
}

test('a payment may save what it was paid with', async (t) => {
  const { stripe } = await open(t);
  const { id: customer } = await stripe.customers.create();
  const first = await stripe.paymentIntents.create({
    ...book,
    customer,
    payment_method: 'pm_card_visa',
    setup_future_usage: 'off_session',
  });
  const { data } = await stripe.paymentMethods.list({ customer });
  assert.equal(data[0]?.id, first.payment_method);
  const again = await stripe.paymentIntents.create({
    ...book,
    customer,
    payment_method: data[0].id,
    off_session: true,
  });
  assert.equal(again.status, 'succeeded');
});

test('off session a card pays if it was set up for that, or never asks then', async (t) => {
  const { stripe } = await open(t);
  const { id: customer } = await stripe.customers.create();
  const pay = async (card: string) => {
    const { id } = await stripe.paymentMethods.attach(card, { customer });
    return stripe.paymentIntents.create({
      ...book,
      customer,
      payment_method: id,
      off_session: true,
    });
  };
  const setUp = await pay('pm_card_authenticationRequiredSetupForOffSession');
  assert.equal(setUp.status, 'succeeded');
  for (const card of ['authenticationRequired', 'authenticationRequiredOnSetup']) {
    const error = await failure(pay(`pm_card_${card}`));
    assert.equal(error.code, 'authentication_required');
    assert.equal(error.payment_intent?.status, 'requires_payment_method');
  }
});

test('what is noted of a card can be changed, its number cannot', async (t) => {
  const { stripe } = await open(t);
  const { id: customer } = await stripe.customers.create();
  const { id } = await stripe.paymentMethods.attach('pm_card_visa', { customer });
  const exp_year = new Date().getUTCFullYear() + 3;
  const changed = await stripe.paymentMethods.update(id, {
    card: { exp_month: 5, exp_year },
    billing_details: { name: 'Jenny Rosen' },
  });
  assert.equal(changed.card?.exp_month, 5);
  assert.equal(changed.billing_details.name, 'Jenny Rosen');
  const number = stripe.rawRequest('POST', `/v1/payment_methods/${id}`, {
    card: { number: '4242424242424242' },
  });
  assert.equal((await failure(number)).param, 'card[number]');
});
