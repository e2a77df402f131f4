import assert from 'node:assert/strict';
import test from 'node:test';
import { testCards } from '../cards.ts';
import { failure, inside, open, part, text, visa } from './client.ts';

const book = { amount: 1099, currency: 'usd', confirm: true };
const never = { enabled: true, allow_redirects: 'never' as const };

for (const card of testCards) {
  const last4 = card.number.slice(-4);
  const { decline } = card;

  test(`${card.brand} ${last4} ${decline ? `declines: ${decline.declineCode}` : 'can be entered'}`, async (t) => {
    const { stripe, browser } = await open(t);
    const made = await browser('/v1/payment_methods', {
      type: 'card',
      ...inside('card', { ...visa, number: card.number }),
    });
    assert.equal(made.status, 200);
    assert.equal(part(made.body, 'card', 'brand'), card.brand);
    assert.equal(part(made.body, 'card', 'last4'), last4);
    if (card.threeDSecure?.startsWith('required') === true) return;
    const paying = stripe.paymentIntents.create({
      ...book,
      automatic_payment_methods: never,
      payment_method: text(made.body, 'id'),
    });
    if (decline === undefined) {
      assert.equal((await paying).status, 'succeeded');
      return;
    }
    assert.equal((await failure(paying)).decline_code, decline.declineCode);
  });

  for (const name of card.names) {
    test(`pm_card_${name} and tok_${name} are the card ${last4}`, async (t) => {
      const { stripe } = await open(t);
      const method = await stripe.paymentMethods.create({
        type: 'card',
        card: { token: `tok_${name}` },
      });
      assert.equal(method.card?.last4, last4);
      const intent = await stripe.paymentIntents.create({
        amount: 1099,
        currency: 'usd',
        payment_method: `pm_card_${name}`,
        expand: ['payment_method'],
      });
      assert.equal(intent.status, 'requires_confirmation');
      assert.ok(typeof intent.payment_method === 'object');
      assert.equal(intent.payment_method?.card?.last4, last4);
    });
  }
}

test('the incorrect-CVC card passes where no code was given', async (t) => {
  const { stripe, browser } = await open(t);
  const { exp_month, exp_year } = visa;
  const without = { number: '4000000000000127', exp_month, exp_year };
  const made = await browser('/v1/payment_methods', { type: 'card', ...inside('card', without) });
  const intent = await stripe.paymentIntents.create({
    ...book,
    automatic_payment_methods: never,
    payment_method: text(made.body, 'id'),
  });
  assert.equal(intent.status, 'succeeded');
});

test('checks tell of a failing address and leave an absent one alone', async (t) => {
  const { stripe, browser } = await open(t);
  const address = { line1: '1 Wrong Street', postal_code: '94102' };
  const form = { type: 'card', ...inside('card', { ...visa, number: '4000000000000036' }) };
  const checked = async (more: Record<string, string>) => {
    const made = await browser('/v1/payment_methods', { ...form, ...more });
    const { latest_charge: charge } = await stripe.paymentIntents.create({
      ...book,
      automatic_payment_methods: never,
      payment_method: text(made.body, 'id'),
      expand: ['latest_charge'],
    });
    assert.ok(typeof charge === 'object' && charge !== null);
    return charge.payment_method_details?.card?.checks;
  };
  assert.deepEqual(await checked(inside('billing_details[address]', address)), {
    address_line1_check: 'pass',
    address_postal_code_check: 'fail',
    cvc_check: 'pass',
  });
  assert.deepEqual(await checked({}), {
    address_line1_check: null,
    address_postal_code_check: null,
    cvc_check: 'pass',
  });
});

test('disputed cards are disputed after the payment', async (t) => {
  const { stripe, control } = await open(t);
  const charge = await stripe.charges.create({
    amount: 1099,
    currency: 'usd',
    source: 'tok_createDispute',
  });
  assert.equal(charge.disputed, false);
  await control('settle');
  assert.equal((await stripe.charges.retrieve(charge.id)).disputed, true);
  const [event] = (await stripe.events.list({ type: 'charge.dispute.created' })).data;
  assert.ok(event?.type === 'charge.dispute.created');
  assert.equal(event.data.object.reason, 'fraudulent');
  assert.equal(
    (await failure(stripe.refunds.create({ charge: charge.id }))).code,
    'charge_disputed',
  );
});
