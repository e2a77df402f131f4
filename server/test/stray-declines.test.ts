import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { BY_HAND, eventsOf, orderOf } from './dashboard.ts';
import { ask, AUTHENTICATED_CARD, asRecord, listAt, startShop, textAt } from './shop.ts';
import type { ShopOptions, TestShop } from './shop.ts';

const FAILED = 'payment_intent.payment_failed';

/** An order whose buyer's browser has the secret of its payment intent. */
async function begin(t: TestContext, options: ShopOptions = {}) {
  const shop = await startShop(t, { ...BY_HAND, declinesPerOrder: 2, ...options });
  const { body } = await shop.post(
    '/api/orders',
    await shop.order({ payment: AUTHENTICATED_CARD }),
  );
  const secret = textAt(body, 'clientSecret');
  return { shop, orderId: textAt(body, 'orderId'), secret };
}

/** What Stripe.js does anywhere with that secret; answers the status. */
async function tryAtStripe({ standIn }: TestShop, secret: string, cardId: string): Promise<number> {
  const [intent = ''] = secret.split('_secret_');
  const { status } = await ask(`${standIn.apiUrl}/v1/payment_intents/${intent}/confirm`, {
    method: 'POST',
    body: new URLSearchParams({
      key: standIn.publishableKey,
      client_secret: secret,
      payment_method: cardId,
    }),
  });
  return status;
}

async function tellAll(shop: TestShop): Promise<void> {
  for (const event of await eventsOf(shop, FAILED))
    assert.equal((await shop.event(event)).status, 200);
}

const intentsAt = async ({ standIn }: TestShop) => {
  const { body } = await ask(`${standIn.apiUrl}/_control/ledger`);
  return listAt(body, 'payment_intents').map((intent) => asRecord(intent).status);
};

const DECLINED = 'pm_card_visa_chargeDeclined';

test('cards tried past the shop end its payment, and no good one is charged', async (t) => {
  const { shop, orderId, secret } = await begin(t);
  await shop.authenticate('failed');
  // One decline is the attempt's own, the next one may be chance.
  await tryAtStripe(shop, secret, DECLINED);
  await tellAll(shop);
  assert.equal((await orderOf(shop, orderId)).state, 'declined');
  await tryAtStripe(shop, secret, DECLINED);
  await tellAll(shop);
  assert.equal((await orderOf(shop, orderId)).state, 'canceled');
  assert.deepEqual(await intentsAt(shop), ['canceled']);
  assert.ok(
    shop.log.some(({ event, declines }) => event === 'payments.tried_elsewhere' && declines === 2),
  );
  assert.equal(await tryAtStripe(shop, secret, 'pm_card_visa'), 400);
  assert.deepEqual(await shop.charges(), []);
});

test('declines of the shop’s own attempts end nothing, however often Stripe tells of them', async (t) => {
  const { shop, orderId } = await begin(t, { declinesPerOrder: 1 });
  await shop.authenticate('failed');
  for (let times = 0; times < 3; times += 1) await tellAll(shop);
  assert.equal((await orderOf(shop, orderId)).state, 'declined');
});

test('a paid order stays paid, whatever was tried before', async (t) => {
  const { shop, orderId, secret } = await begin(t, { declinesPerOrder: 1 });
  await shop.authenticate('failed');
  for (let times = 0; times < 3; times += 1) await tryAtStripe(shop, secret, DECLINED);
  assert.equal(await tryAtStripe(shop, secret, 'pm_card_visa'), 200);
  const [paid = ''] = await eventsOf(shop, 'payment_intent.succeeded');
  await shop.event(paid);
  await tellAll(shop);
  assert.equal((await orderOf(shop, orderId)).state, 'paid');
  assert.equal((await shop.charges()).length, 1);
});

test('they count where the shop watches how many cards are declined', async (t) => {
  const { shop, secret } = await begin(t, {
    declinesPerOrder: 0,
    declineRateAttempts: 5,
    declineRatePercent: 50,
  });
  await shop.authenticate('failed');
  for (let times = 0; times < 5; times += 1) await tryAtStripe(shop, secret, DECLINED);
  await tellAll(shop);
  assert.ok(shop.log.some(({ event }) => event === 'payments.card_testing'));
});

test('where giving it up fails the event is taken, and the next one ends it', async (t) => {
  const { shop, orderId, secret } = await begin(t, { declinesPerOrder: 1 });
  await shop.authenticate('failed');
  await tryAtStripe(shop, secret, DECLINED);
  await shop.fail('POST /v1/payment_intents/:id/cancel', { kind: 'drop_before' }, 2);
  await tellAll(shop);
  assert.ok(shop.log.some(({ event }) => event === 'payments.strays_not_ended'));
  assert.equal((await orderOf(shop, orderId)).state, 'declined');
  await tryAtStripe(shop, secret, DECLINED);
  await tellAll(shop);
  assert.equal((await orderOf(shop, orderId)).state, 'canceled');
});
