import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../errors.ts';
import { CREATE, DROP, orderPath, statusOf, tokenOf } from './answers.ts';
import { ADMIN_TOKEN, orderOf, requestsTo } from './dashboard.ts';
import { AUTHENTICATED_CARD, DECLINED_CARD, startShop, textAt, VISA } from './shop.ts';
import type { Answer, TestShop } from './shop.ts';

const QUIET = { adminToken: ADMIN_TOKEN, webhookSecrets: [] };
const idOf = ({ body }: Answer) => textAt(body, 'orderId');
const stateOf = async (shop: TestShop, answer: Answer) => (await orderOf(shop, idOf(answer))).state;
const refusedWith = (status: number, words: RegExp) => (error: unknown) =>
  error instanceof AppError && error.status === status && words.test(error.message);

for (const [name, payment] of [
  ['waits for the bank', AUTHENTICATED_CARD],
  ['was declined', DECLINED_CARD],
] as const) {
  test(`an order that ${name} is given up at Stripe too, and cannot be paid any more`, async (t) => {
    const shop = await startShop(t, QUIET);
    const order = await shop.order({ payment });
    const open = await shop.post('/api/orders', order);
    await shop.own.cancel(idOf(open));
    const canceled = await orderOf(shop, idOf(open));
    assert.equal(canceled.state, 'canceled');
    const call = `POST /v1/payment_intents/${String(canceled.intentId)}/cancel`;
    assert.ok((await requestsTo(shop)).includes(call));
    await shop.own.cancel(idOf(open));
    const again = await shop.post('/api/orders', { ...order, payment: VISA });
    assert.equal(statusOf(again), 'canceled');
    assert.deepEqual(await shop.charges(), []);
  });
}

test('a declined order of the charges flow has nothing at Stripe, and is canceled', async (t) => {
  const shop = await startShop(t, { ...QUIET, paymentFlow: 'charges' });
  const payment = { kind: 'token', id: 'tok_chargeDeclined' };
  const declined = await shop.post('/api/orders', await shop.order({ payment }));
  await shop.own.cancel(idOf(declined));
  assert.equal(await stateOf(shop, declined), 'canceled');
});

test('a paid order is refunded, not canceled', async (t) => {
  const shop = await startShop(t, QUIET);
  const paid = await shop.post('/api/orders', await shop.order());
  await assert.rejects(shop.own.cancel(idOf(paid)), refusedWith(409, /Refund it instead/));
  assert.equal(await stateOf(shop, paid), 'paid');
  assert.equal((await shop.charges()).length, 1);
});

test('an order whose answer was lost may be paid: that is found out first', async (t) => {
  const shop = await startShop(t, QUIET);
  await shop.fail(CREATE, DROP, 2);
  const lost = await shop.post('/api/orders', await shop.order());
  await assert.rejects(shop.own.cancel(idOf(lost)), refusedWith(409, /Refund it instead/));
  assert.equal(statusOf(await shop.get(orderPath(lost), tokenOf(lost))), 'paid');
});

test('while Stripe cannot be asked nothing is canceled', async (t) => {
  const shop = await startShop(t, QUIET);
  await shop.fail(CREATE, DROP, 4);
  const lost = await shop.post('/api/orders', await shop.order());
  await assert.rejects(shop.own.cancel(idOf(lost)), refusedWith(503, /try again later/));
  assert.equal(await stateOf(shop, lost), 'unknown');
});

test('an old order that Stripe knows nothing of is canceled', async (t) => {
  let time = Date.now();
  const shop = await startShop(t, { ...QUIET, now: () => time });
  await shop.fail(CREATE, { kind: 'drop_before' }, 2);
  const lost = await shop.post('/api/orders', await shop.order());
  time += 24 * 3_600_000;
  await shop.own.cancel(idOf(lost));
  assert.equal(await stateOf(shop, lost), 'canceled');
});

test('there is no canceling what is not there', async (t) => {
  const shop = await startShop(t, QUIET);
  await assert.rejects(shop.own.cancel('ord_none'), refusedWith(404, /no such order/));
});
