import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { FLOWS, requireOneCharge, statusOf } from './answers.ts';
import { onPostgres } from './database.ts';
import { lastingDatabase } from './lasting.ts';
import { AUTHENTICATED_CARD, bearer, card, DECLINED_CARD, startShop, textAt } from './shop.ts';
import type { Answer, ShopOptions, TestShop } from './shop.ts';

/** Time that stands still until it is moved, for the shop and its limits alike. */
function stopClock(t: TestContext) {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  return (minutes: number) => {
    t.mock.timers.tick(minutes * 60_000);
  };
}

const start = (t: TestContext, options: ShopOptions = {}) =>
  startShop(t, { webhookSecrets: [], declineRatePercent: 100, ...options });

const codeOf = ({ body }: Answer) => textAt(body, 'error', 'code');

/** An order of its own, as a card tester would send it. */
const tryCard = async (shop: TestShop, payment: object, headers: Record<string, string> = {}) =>
  shop.post('/api/orders', await shop.order({ payment }), headers);

function requireTooMany(answer: Answer, longest = 600): void {
  assert.deepEqual([answer.status, codeOf(answer)], [429, 'too_many_attempts'], answer.text);
  const wait = Number(answer.headers.get('retry-after'));
  assert.ok(Number.isInteger(wait) && wait >= 1 && wait <= longest, `${wait} s`);
}

for (const { name, options, declined, good } of FLOWS) {
  test(`${name}: of 100 bad cards at once from one address, five reach Stripe`, async (t) => {
    const shop = await start(t, options);
    const quoteToken = await shop.quote('1');
    const orders = await Promise.all(
      Array.from({ length: 100 }, () => shop.order({ payment: declined, quoteToken })),
    );
    const answers = await Promise.all(orders.map((order) => shop.post('/api/orders', order)));
    assert.equal(await shop.posts(), 5);
    assert.equal(answers.filter(({ status }) => status === 200).length, 5);
    for (const answer of answers) if (answer.status !== 200) requireTooMany(answer);
    assert.deepEqual(await shop.charges(), []);
    // A good card has to wait as well, for nobody can know that it is one.
    requireTooMany(await tryCard(shop, good));
  });

  test(`${name}: good cards from one address are all paid, however many at once`, async (t) => {
    const shop = await start(t, options);
    for (let count = 0; count < 4; count += 1) await tryCard(shop, declined);
    const answers = await Promise.all(Array.from({ length: 30 }, () => tryCard(shop, good)));
    assert.deepEqual(new Set(answers.map(statusOf)), new Set(['paid']));
    assert.equal((await shop.charges()).length, 30);
  });
}

test('X-Forwarded-For does not help, unless a proxy is trusted', async (t) => {
  const from = (last: number) => ({ 'x-forwarded-for': `203.0.113.${last}` });
  const shop = await start(t);
  for (let last = 0; last < 5; last += 1) await tryCard(shop, DECLINED_CARD, from(last));
  requireTooMany(await tryCard(shop, DECLINED_CARD, from(99)));
  assert.ok(shop.log.some(({ event }) => event === 'limits.proxy_not_trusted'));

  const behind = await start(t, { trustProxy: 1 });
  for (let last = 0; last < 5; last += 1) await tryCard(behind, DECLINED_CARD, from(7));
  requireTooMany(await tryCard(behind, DECLINED_CARD, from(7)));
  assert.equal(statusOf(await tryCard(behind, DECLINED_CARD, from(8))), 'declined');
});

test('an address may try again after the window', async (t) => {
  const pass = stopClock(t);
  const shop = await start(t);
  for (let count = 0; count < 5; count += 1) await tryCard(shop, DECLINED_CARD);
  pass(9);
  requireTooMany(await tryCard(shop, DECLINED_CARD), 60);
  pass(2);
  assert.equal(statusOf(await tryCard(shop, DECLINED_CARD)), 'declined');
});

test('an order takes three declines, then waits for a window to pass', async (t) => {
  const pass = stopClock(t);
  const shop = await start(t, { declinesPerAddress: 0 });
  const order = await shop.order();
  const attempt = (id: string) => shop.post('/api/orders', { ...order, payment: card(id) });
  const bad = ['pm_card_chargeDeclined', 'pm_card_chargeDeclinedLostCard'];
  for (const id of [...bad, 'pm_card_chargeDeclinedStolenCard']) {
    assert.equal(statusOf(await attempt(id)), 'declined');
  }
  requireTooMany(await attempt('pm_card_visa'));
  // What was tried before is only told again.
  assert.equal(statusOf(await attempt('pm_card_chargeDeclined')), 'declined');
  pass(11);
  await requireOneCharge(shop, await attempt('pm_card_visa'));
});

test('a repeat is answered as before, also where a new attempt is not let in', async (t) => {
  const shop = await start(t);
  const order = await shop.order({ payment: DECLINED_CARD });
  const first = await shop.post('/api/orders', order);
  for (let count = 1; count < 5; count += 1) await tryCard(shop, DECLINED_CARD);
  requireTooMany(await tryCard(shop, DECLINED_CARD));
  assert.equal((await shop.post('/api/orders', order)).text, first.text);
});

test('what the bank refuses after 3-D Secure counts as well', async (t) => {
  const shop = await start(t, { declinesPerAddress: 1 });
  const answer = await tryCard(shop, AUTHENTICATED_CARD);
  await shop.authenticate('failed');
  const path = `/api/orders/${textAt(answer.body, 'orderId')}/confirm`;
  const ended = await shop.post(path, {}, bearer(textAt(answer.body, 'token')));
  assert.equal(statusOf(ended), 'declined');
  requireTooMany(await tryCard(shop, DECLINED_CARD));
});

const SUSPICIOUS = { declinesPerAddress: 4, declineRateAttempts: 5, trustProxy: 1 };

/** More than half of the last attempts declined, from as many addresses. */
async function raiseSuspicion(shop: TestShop): Promise<void> {
  for (let last = 0; last < 5; last += 1) {
    await tryCard(shop, DECLINED_CARD, { 'x-forwarded-for': `203.0.113.${last}` });
  }
  assert.ok(
    shop.log.some(({ event, level }) => event === 'payments.card_testing' && level === 'error'),
  );
}

test('while the shop is under suspicion an attempt needs the owner’s challenge', async (t) => {
  const pass = stopClock(t);
  const asked: unknown[] = [];
  const shop = await start(t, {
    ...SUSPICIOUS,
    declineRatePercent: 50,
    challenge: (request) => {
      const body: unknown = request.body;
      asked.push(body);
      return Promise.resolve(textAt(body, 'challenge') === 'a person');
    },
  });
  await raiseSuspicion(shop);
  assert.deepEqual(asked, []);
  const before = await shop.posts();
  const order = await shop.order();
  const refused = await shop.post('/api/orders', { ...order, challenge: 'a robot' });
  assert.deepEqual([refused.status, codeOf(refused)], [403, 'challenge_required']);
  assert.equal(await shop.posts(), before);
  const passed = await shop.post('/api/orders', { ...order, challenge: 'a person' });
  await requireOneCharge(shop, passed);
  pass(16);
  assert.equal(statusOf(await tryCard(shop, card('pm_card_visa'))), 'paid');
  assert.equal(asked.length, 2);
});

test('without a challenge the limits become stricter, and the shop stays open', async (t) => {
  const pass = stopClock(t);
  const shop = await start(t, { ...SUSPICIOUS, declineRatePercent: 50 });
  await raiseSuspicion(shop);
  const from = { 'x-forwarded-for': '198.51.100.1' };
  for (let count = 0; count < 2; count += 1) await tryCard(shop, DECLINED_CARD, from);
  requireTooMany(await tryCard(shop, DECLINED_CARD, from));
  assert.equal(statusOf(await tryCard(shop, card('pm_card_visa'))), 'paid');
  pass(16);
  for (let count = 0; count < 4; count += 1) await tryCard(shop, DECLINED_CARD, from);
  requireTooMany(await tryCard(shop, DECLINED_CARD, from));
});

test('servers on one database count together', { skip: !onPostgres }, async (t) => {
  const { place, drop } = await lastingDatabase();
  const one = await start(t, place);
  const other = await start(t, place);
  t.after(drop);
  for (let count = 0; count < 5; count += 1) await tryCard(one, DECLINED_CARD);
  assert.equal(statusOf(await tryCard(other, DECLINED_CARD)), 'declined');
  requireTooMany(await tryCard(other, DECLINED_CARD));
});
