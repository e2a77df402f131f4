import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBreaker } from '../breaker.ts';
import { createLog } from '../log.ts';
import { TurnedAway } from '../turned-away.ts';
import { FLOWS, orderPath, statusOf, tokenOf } from './answers.ts';
import { adminGet, BY_HAND } from './dashboard.ts';
import { listAt, startShop, textAt } from './shop.ts';

const quiet = createLog({ write: () => undefined });
const isAway = (error: unknown) =>
  error instanceof TurnedAway && error.status === 503 && error.retryAfter === 10;

test('after some silence in a row it opens; then one looks whether Stripe is back', async (t) => {
  t.mock.timers.enable({ apis: ['Date'] });
  const breaker = createBreaker({ failures: 3, pauseMs: 10_000 }, quiet);
  const run = (answered: boolean) => breaker.run(() => Promise.resolve(answered), Boolean);
  // A card that is declined, or a shop that refuses, is an answer in between.
  for (const answered of [false, false, true, false, false]) await run(answered);
  await assert.rejects(
    breaker.run(() => Promise.reject(new Error('sold out')), Boolean),
    /sold/,
  );
  await run(false);
  await assert.rejects(run(true), isAway);

  t.mock.timers.tick(10_000);
  const probe = Promise.withResolvers<boolean>();
  const looking = breaker.run(() => probe.promise, Boolean);
  await assert.rejects(run(true), isAway);
  probe.resolve(false);
  await looking;
  await assert.rejects(run(true), isAway);

  t.mock.timers.tick(10_000);
  await run(true);
  for (const answered of [false, false, true]) await run(answered);
});

for (const { name, options, good: payment, route } of FLOWS) {
  test(`${name}: while Stripe is down, buyers hear so at once and are not charged later`, async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const shop = await startShop(t, {
      ...BY_HAND,
      ...options,
      stripeBreakerFailures: 3,
    });
    const quoteToken = await shop.quote('1');
    const order = () => shop.order({ payment, quoteToken });
    await shop.fail(route, { kind: 'drop_before' }, 6);
    const unknown = [];
    for (let count = 0; count < 3; count += 1) {
      const lost = await shop.post('/api/orders', await order());
      assert.equal(statusOf(lost), 'unknown');
      unknown.push(lost);
    }
    const before = await shop.posts();
    const orders = await Promise.all(Array.from({ length: 100 }, order));
    const answers = await Promise.all(
      orders.map(async (body) => {
        const answer = await shop.post('/api/orders', body);
        return [answer.status, textAt(answer.body, 'error', 'code')];
      }),
    );
    assert.deepEqual(
      answers,
      answers.map(() => [503, 'payment_unavailable']),
    );
    assert.equal(await shop.posts(), before);
    const known = listAt((await adminGet(shop, '/orders')).body, 'orders');
    assert.equal(known.length, 3);

    // Stripe is back: those that were on their way are found out, the others never were.
    for (const lost of unknown) {
      assert.equal(statusOf(await shop.get(orderPath(lost), tokenOf(lost))), 'paid');
    }
    t.mock.timers.tick(10_000);
    const [again] = orders;
    assert.equal(statusOf(await shop.post('/api/orders', again)), 'paid');
    assert.equal((await shop.charges()).length, 4);
    assert.equal(statusOf(await shop.post('/api/orders', await order())), 'paid');
  });
}

test('a buyer who is turned away is told when to come back', async (t) => {
  const shop = await startShop(t, { stripeBreakerFailures: 1 });
  await shop.fail('POST /v1/payment_intents', { kind: 'drop_before' }, 2);
  const order = await shop.order();
  assert.equal(statusOf(await shop.post('/api/orders', order)), 'unknown');
  const refused = await shop.post('/api/orders', await shop.order());
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [503, '10']);
  assert.match(textAt(refused.body, 'error', 'message'), /Nothing was charged/);
  // Whoever was on the way is still answered.
  assert.equal(statusOf(await shop.post('/api/orders', order)), 'paid');
});
