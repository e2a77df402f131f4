import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { createBreaker } from '../breaker.ts';
import { createLog } from '../log.ts';
import { TurnedAway } from '../turned-away.ts';
import { CREATE, FLOWS, orderPath, statusOf, tokenOf } from './answers.ts';
import { countedBooks } from './counted.ts';
import { adminGet, BY_HAND } from './dashboard.ts';
import { listAt, startShop, textAt } from './shop.ts';

const quiet = createLog({ write: () => undefined });
const isAway = (error: unknown) =>
  error instanceof TurnedAway && error.status === 503 && error.retryAfter === 10;

test('after some silence in a row it opens; then one looks whether Stripe is back', () => {
  let time = 0;
  const breaker = createBreaker({ failures: 3, pauseMs: 10_000 }, quiet, () => time);
  const attempt = (answered: boolean | null) => {
    breaker.enter()(answered);
  };
  const requireAway = () => {
    assert.throws(() => breaker.enter(), isAway);
  };
  // A card that is declined, or a shop that refuses, is an answer in between; a repeat is none.
  for (const answered of [false, false, true, false, false, null, false]) attempt(answered);
  requireAway();

  time += 10_000;
  const leave = breaker.enter();
  requireAway();
  leave(false);
  requireAway();

  time += 10_000;
  // Whoever did not ask Stripe leaves it to the next one.
  attempt(null);
  const look = breaker.enter();
  requireAway();
  look(true);
  for (const answered of [false, false, true]) attempt(answered);
});

test('a clock that is put back does not keep it open', () => {
  let time = 100_000;
  const breaker = createBreaker({ failures: 1, pauseMs: 10_000 }, quiet, () => time);
  breaker.enter()(false);
  assert.throws(() => breaker.enter(), isAway);
  time = 0;
  breaker.enter()(true);
});

for (const { name, options, good: payment, route } of FLOWS) {
  test(`${name}: while Stripe is down, buyers hear so at once and are not charged later`, async (t) => {
    let time = Date.now();
    const shop = await startShop(t, {
      ...BY_HAND,
      ...options,
      stripeBreakerFailures: 3,
      now: () => time,
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
    time += 10_000;
    const [again] = orders;
    assert.equal(statusOf(await shop.post('/api/orders', again)), 'paid');
    assert.equal((await shop.charges()).length, 4);
    assert.equal(statusOf(await shop.post('/api/orders', await order())), 'paid');
  });
}

test('a buyer who is turned away is told when to come back', async (t) => {
  const shop = await startShop(t, { stripeBreakerFailures: 1 });
  await shop.fail(CREATE, { kind: 'drop_before' }, 2);
  const order = await shop.order();
  assert.equal(statusOf(await shop.post('/api/orders', order)), 'unknown');
  const refused = await shop.post('/api/orders', await shop.order());
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [503, '10']);
  assert.match(textAt(refused.body, 'error', 'message'), /Nothing was charged/);
  // Whoever was on the way is still answered.
  assert.equal(statusOf(await shop.post('/api/orders', order)), 'paid');
});

test('the repeat of a request is no answer of Stripe’s', async (t) => {
  const shop = await startShop(t, { stripeBreakerFailures: 2 });
  const paid = await shop.order();
  assert.equal(statusOf(await shop.post('/api/orders', paid)), 'paid');
  await shop.fail(CREATE, { kind: 'drop_before' }, 4);
  assert.equal(statusOf(await shop.post('/api/orders', await shop.order())), 'unknown');
  assert.equal(statusOf(await shop.post('/api/orders', paid)), 'paid');
  assert.equal(statusOf(await shop.post('/api/orders', await shop.order())), 'unknown');
  assert.equal((await shop.post('/api/orders', await shop.order())).status, 503);
});

test('an order that the shop itself refuses does not say that Stripe is back', async (t) => {
  let time = Date.now();
  const shop = await startShop(t, {
    catalogue: countedBooks({ '2': 1 }),
    stripeBreakerFailures: 2,
    now: () => time,
  });
  const quoteToken = await shop.quote('2');
  const last = await shop.post('/api/orders', await shop.order({ quoteToken }));
  assert.equal(statusOf(last), 'paid');
  await shop.fail(CREATE, { kind: 'drop_before' }, 6);
  const order = async (changes = {}) => shop.post('/api/orders', await shop.order(changes));
  for (const again of [1, 2]) assert.equal(statusOf(await order()), 'unknown', `time ${again}`);
  assert.equal((await order()).status, 503);
  time += 10_000;
  assert.equal(textAt((await order({ quoteToken })).body, 'error', 'code'), 'out_of_stock');
  assert.equal(statusOf(await order()), 'unknown');
  assert.equal((await order()).status, 503);
});

test('a refusal of Stripe’s says that it is there', async (t) => {
  let time = Date.now();
  const shop = await startShop(t, { stripeBreakerFailures: 1, now: () => time });
  await shop.fail(CREATE, { kind: 'drop_before' }, 2);
  const order = async () => shop.post('/api/orders', await shop.order());
  assert.equal(statusOf(await order()), 'unknown');
  assert.equal((await order()).status, 503);
  time += 10_000;
  await shop.fail(CREATE, { kind: 'error', status: 401 });
  assert.equal((await order()).status, 502);
  assert.ok(shop.log.some(({ event }) => event === 'payments.stripe_back'));
});

/** Stripe as it is while a bank takes its time: every payment is under way. */
async function startProcessing(t: TestContext): Promise<string> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const form = new URLSearchParams(body);
      const intent = {
        id: `pi_${form.get('metadata[order_id]') ?? ''}`,
        object: 'payment_intent',
        amount: Number(form.get('amount')),
        currency: form.get('currency'),
        metadata: { order_id: form.get('metadata[order_id]') },
        status: 'processing',
        latest_charge: null,
      };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(intent));
    });
  });
  t.after(() => server.close());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return `http://127.0.0.1:${address.port}`;
}

test('payments that Stripe says are under way are answered', async (t) => {
  const stripeApiUrl = await startProcessing(t);
  const shop = await startShop(t, { stripeApiUrl, stripeBreakerFailures: 1 });
  for (const again of [1, 2, 3]) {
    const open = await shop.post('/api/orders', await shop.order());
    assert.deepEqual([open.status, statusOf(open)], [202, 'unknown'], `time ${again}`);
  }
});
