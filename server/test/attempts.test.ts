import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import {
  CONFIRM,
  CREATE,
  DROP,
  FLOWS,
  orderPath,
  requireOneCharge,
  statusOf,
  tokenOf,
} from './answers.ts';
import { requestsTo } from './dashboard.ts';
import {
  AUTHENTICATED_CARD,
  bearer,
  card,
  DECLINED_CARD,
  startShop,
  textAt,
  VISA,
} from './shop.ts';
import type { Answer, TestShop } from './shop.ts';

for (const { name: flow, options, good: payment, alsoGood, route } of FLOWS) {
  test(`${flow}: an answer lost once is asked for again at once`, async (t) => {
    const shop = await startShop(t, options);
    await shop.fail(route, DROP);
    const answer = await shop.post('/api/orders', await shop.order({ payment }));
    assert.equal(statusOf(answer), 'paid');
    await requireOneCharge(shop, answer);
  });

  test(`${flow}: a lost answer is "unknown", and asking later finds the one charge`, async (t) => {
    const shop = await startShop(t, { ...options, webhookSecrets: [] });
    await shop.fail(route, DROP, 2);
    const lost = await shop.post('/api/orders', await shop.order({ payment }));
    assert.deepEqual([lost.status, statusOf(lost)], [202, 'unknown']);
    const found = await shop.get(orderPath(lost), tokenOf(lost));
    assert.deepEqual([found.status, statusOf(found)], [200, 'paid']);
    await requireOneCharge(shop, found);
  });

  test(`${flow}: after a lost answer another card does not charge again`, async (t) => {
    const shop = await startShop(t, { ...options, webhookSecrets: [] });
    await shop.fail(route, DROP, 2);
    const order = await shop.order({ payment });
    assert.equal(statusOf(await shop.post('/api/orders', order)), 'unknown');
    const answer = await shop.post('/api/orders', { ...order, payment: alsoGood });
    assert.equal(statusOf(answer), 'paid');
    await requireOneCharge(shop, answer);
  });

  for (const [status, body] of [
    [401, '{"error":{"type":"invalid_request_error","message":"Invalid API Key"}}'],
    [403, '{"error":{"type":"invalid_request_error","message":"The key may not do this"}}'],
    [404, '{"error":"no such route in this gateway"}'],
  ] as const) {
    test(`${flow}: ${status} on asking again says nothing of the charge whose answer was lost`, async (t) => {
      const shop = await startShop(t, { ...options, webhookSecrets: [] });
      await shop.fail(route, DROP, 2);
      const order = await shop.order({ payment });
      const lost = await shop.post('/api/orders', order);
      await shop.fail(route, { kind: 'error', status, body });
      const open = await shop.get(orderPath(lost), tokenOf(lost));
      assert.deepEqual([open.status, statusOf(open)], [202, 'unknown']);
      const answer = await shop.post('/api/orders', { ...order, payment: alsoGood });
      await requireOneCharge(shop, answer);
    });
  }
}

test('a second try that is lost on the way ends paid once', async (t) => {
  const shop = await startShop(t, { webhookSecrets: [] });
  const order = await shop.order({ payment: DECLINED_CARD });
  await shop.post('/api/orders', order);
  await shop.fail(CONFIRM, { kind: 'drop_before' }, 2);
  const lost = await shop.post('/api/orders', { ...order, payment: VISA });
  assert.equal(statusOf(lost), 'unknown');
  const found = await shop.get(orderPath(lost), tokenOf(lost));
  assert.equal(statusOf(found), 'paid');
  await requireOneCharge(shop, found);
});

test('a late repeat of a declined try does not charge that card', async (t) => {
  const shop = await startShop(t);
  const order = await shop.order({ payment: DECLINED_CARD });
  await shop.post('/api/orders', order);
  await shop.post('/api/orders', { ...order, payment: card('pm_card_chargeDeclinedExpiredCard') });
  const before = await shop.posts();
  const answer = await shop.post('/api/orders', order);
  assert.equal(statusOf(answer), 'declined');
  assert.equal(await shop.posts(), before);
});

async function askBank(
  t: TestContext,
): Promise<{ shop: TestShop; waiting: Answer; order: object }> {
  const shop = await startShop(t, { webhookSecrets: [] });
  const order = await shop.order({ payment: AUTHENTICATED_CARD });
  const waiting = await shop.post('/api/orders', order);
  assert.deepEqual([waiting.status, statusOf(waiting)], [200, 'requires_action']);
  assert.match(textAt(waiting.body, 'clientSecret'), /^pi_\w+_secret_\w+$/);
  return { shop, waiting, order };
}

const confirm = (shop: TestShop, waiting: Answer) =>
  shop.post(`${orderPath(waiting)}/confirm`, '', bearer(tokenOf(waiting)));

test('3-D Secure: paid once the bank has agreed', async (t) => {
  const { shop, waiting } = await askBank(t);
  const early = await confirm(shop, waiting);
  assert.equal(early.text, waiting.text);
  await shop.authenticate('succeeded');
  const answer = await confirm(shop, waiting);
  assert.equal(statusOf(answer), 'paid');
  await requireOneCharge(shop, answer);
});

test('3-D Secure: declined when the bank has not agreed, and another card pays', async (t) => {
  const { shop, waiting, order } = await askBank(t);
  await shop.authenticate('failed');
  const answer = await confirm(shop, waiting);
  assert.partialDeepStrictEqual(answer.body, { status: 'declined' });
  assert.match(textAt(answer.body, 'message'), /bank did not confirm/);
  const paid = await shop.post('/api/orders', { ...order, payment: VISA });
  await requireOneCharge(shop, paid);
});

test('3-D Secure: another card instead of the bank is one charge', async (t) => {
  const { shop, order } = await askBank(t);
  const paid = await shop.post('/api/orders', { ...order, payment: VISA });
  await requireOneCharge(shop, paid);
});

test('3-D Secure: another card whose request was lost is the one that pays', async (t) => {
  const { shop, order } = await askBank(t);
  await shop.fail(CONFIRM, { kind: 'drop_before' }, 2);
  const lost = await shop.post('/api/orders', { ...order, payment: VISA });
  assert.equal(statusOf(lost), 'unknown');
  const found = await shop.get(orderPath(lost), tokenOf(lost));
  assert.equal(statusOf(found), 'paid');
  await requireOneCharge(shop, found);
});

test('3-D Secure: a buyer who comes back finds the receipt', async (t) => {
  const { shop, waiting } = await askBank(t);
  await shop.authenticate('succeeded');
  const answer = await shop.get(orderPath(waiting), tokenOf(waiting));
  await requireOneCharge(shop, answer);
});

test('3-D Secure: while Stripe cannot be asked the outcome is open', async (t) => {
  const { shop, waiting } = await askBank(t);
  await shop.authenticate('succeeded');
  await shop.fail('GET /v1/payment_intents/:id', { kind: 'error', status: 500 }, 2);
  const open = await confirm(shop, waiting);
  assert.deepEqual([open.status, statusOf(open)], [202, 'unknown']);
  await requireOneCharge(shop, await confirm(shop, waiting));
});

test('an unknown order of yesterday is not sent again', async (t) => {
  let time = Date.now();
  const shop = await startShop(t, { now: () => time, webhookSecrets: [] });
  await shop.fail(CREATE, { kind: 'drop_before' }, 2);
  const lost = await shop.post('/api/orders', await shop.order());
  time += 23 * 60 * 60 * 1000;
  const found = await shop.get(orderPath(lost), tokenOf(lost));
  assert.deepEqual([found.status, statusOf(found)], [202, 'unknown']);
  assert.deepEqual(await shop.charges(), []);
});

/** How often Stripe was asked how an intent stands. */
const looks = async (shop: TestShop) =>
  (await requestsTo(shop)).filter((request) => request.startsWith('GET /v1/payment_intents/'))
    .length;

test('whoever reads an open order again and again has Stripe asked once in two seconds', async (t) => {
  let time = Date.now();
  const shop = await startShop(t, { webhookSecrets: [], now: () => time });
  const order = await shop.order({ payment: AUTHENTICATED_CARD });
  const waiting = await shop.post('/api/orders', order);
  const read = () => shop.get(orderPath(waiting), tokenOf(waiting));
  assert.equal((await read()).text, waiting.text);
  for (const again of [1, 2, 3]) assert.equal(statusOf(await read()), 'unknown', `time ${again}`);
  const find = () => shop.post('/api/orders/find', { clientKey: order.clientKey });
  assert.equal(statusOf(await find()), 'unknown');
  assert.equal(await looks(shop), 1);
  time += 2000;
  assert.equal((await read()).text, waiting.text);
  assert.equal(await looks(shop), 2);
  time -= 3_600_000;
  assert.equal((await read()).text, waiting.text);
});

test('a repeat of the request, and a buyer back from the bank, find out at once', async (t) => {
  const { shop, waiting, order } = await askBank(t);
  await shop.get(orderPath(waiting), tokenOf(waiting));
  assert.equal((await shop.post('/api/orders', order)).text, waiting.text);
  await shop.authenticate('succeeded');
  assert.equal(statusOf(await confirm(shop, waiting)), 'paid');
});
