import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import type { DatabasePlace } from '../db.ts';
import { createBookCheckout, createLog } from '../index.ts';
import { CREATE, DROP, FLOWS, orderPath, requireOneCharge, statusOf, tokenOf } from './answers.ts';
import { BOOKS } from './books.ts';
import { ADMIN_TOKEN, atDashboard, BY_HAND, eventsOf, orderOf, requestsTo } from './dashboard.ts';
import { emptyDatabase, onPostgres } from './database.ts';
import { AUTHENTICATED_CARD, startShop, textAt, VISA } from './shop.ts';
import type { Answer, ShopOptions, TestShop } from './shop.ts';

const SECOND = 1000;
const HOUR = 3_600 * SECOND;
const NOT_SENT = { kind: 'drop_before' };

/** A shop that nobody tells anything, with a clock to be moved. */
async function quietShop(t: TestContext, options: ShopOptions = {}) {
  let time = Date.now();
  const shop = await startShop(t, {
    adminToken: ADMIN_TOKEN,
    webhookSecrets: [],
    // Here many answers in a row are lost on purpose.
    stripeBreakerFailures: 1000,
    now: () => time,
    ...options,
  });
  const later = async (pause: number) => {
    time += pause;
    await shop.own.recover();
  };
  return { shop, later };
}

/** An order whose two requests met this fault, and that stands open since. */
async function lose(shop: TestShop, route: string, fault: object, payment: object) {
  await shop.fail(route, fault, 2);
  const lost = await shop.post('/api/orders', await shop.order({ payment }));
  assert.equal(statusOf(lost), 'unknown');
  return lost;
}

const idOf = ({ body }: Answer) => textAt(body, 'orderId');
const standing = (shop: TestShop, answer: Answer) => shop.get(orderPath(answer), tokenOf(answer));

/** How the order stands, without asking Stripe for it as its buyer would. */
const stateOf = async (shop: TestShop, answer: Answer) => (await orderOf(shop, idOf(answer))).state;

for (const { name: flow, options, good, route } of FLOWS) {
  test(`${flow}: an order whose request never arrived is sent and paid, once`, async (t) => {
    const { shop, later } = await quietShop(t, options);
    const lost = await lose(shop, route, NOT_SENT, good);
    assert.deepEqual(await shop.charges(), []);
    await later(61 * SECOND);
    assert.equal(await stateOf(shop, lost), 'paid');
    await later(HOUR);
    await requireOneCharge(shop, await standing(shop, lost));
  });

  test(`${flow}: an order whose answer was lost is paid by its one charge`, async (t) => {
    const { shop, later } = await quietShop(t, options);
    const lost = await lose(shop, route, DROP, good);
    await later(61 * SECOND);
    assert.equal(await stateOf(shop, lost), 'paid');
    await requireOneCharge(shop, await standing(shop, lost));
  });

  test(`${flow}: a key that is refused meanwhile says nothing of a lost answer`, async (t) => {
    const { shop, later } = await quietShop(t, options);
    const lost = await lose(shop, route, DROP, good);
    const body = '{"error":{"type":"invalid_request_error","message":"Invalid API Key"}}';
    await shop.fail(route, { kind: 'error', status: 401, body });
    await later(61 * SECOND);
    assert.equal(await stateOf(shop, lost), 'unknown');
    await later(HOUR);
    assert.equal(await stateOf(shop, lost), 'paid');
  });

  test(`${flow}: a failure that Stripe keeps is looked up, and paid by its one charge`, async (t) => {
    const { shop, later } = await quietShop(t, options);
    await shop.fail(route, { kind: 'error_after', stored: 'error' });
    const lost = await shop.post('/api/orders', await shop.order({ payment: good }));
    assert.equal(statusOf(lost), 'unknown');
    await later(61 * SECOND);
    assert.equal(await stateOf(shop, lost), 'paid');
    await requireOneCharge(shop, await standing(shop, lost));
  });

  test(`${flow}: a failure of which nothing is to be found stays open, without a person`, async (t) => {
    const { shop, later } = await quietShop(t, options);
    const failing = { kind: 'error', status: 500 };
    const lost = await lose(shop, route, failing, good);
    await shop.fail(route, failing, 2);
    await later(61 * SECOND);
    const open = await orderOf(shop, idOf(lost));
    assert.deepEqual([open.state, open.attention], ['unknown', null]);
    assert.notEqual(open.checkAfter, null);
    await later(HOUR);
    assert.equal(await stateOf(shop, lost), 'paid');
    await requireOneCharge(shop, await standing(shop, lost));
  });

  test(`${flow}: yesterday's lost answer is looked up, and nothing is sent again`, async (t) => {
    const { shop, later } = await quietShop(t, options);
    const lost = await lose(shop, route, DROP, good);
    const before = await shop.posts();
    await later(23 * HOUR);
    assert.equal(await stateOf(shop, lost), 'paid');
    assert.equal(await shop.posts(), before);
    await requireOneCharge(shop, await standing(shop, lost));
  });

  test(`${flow}: yesterday's request that never arrived is for a person`, async (t) => {
    const { shop, later } = await quietShop(t, options);
    const lost = await lose(shop, route, NOT_SENT, good);
    const before = await shop.posts();
    await later(23 * HOUR);
    const { state, attention, checkAfter } = await orderOf(shop, idOf(lost));
    assert.deepEqual([state, checkAfter], ['unknown', null]);
    assert.match(String(attention), /^Stripe has no payment for this order/);
    assert.equal(await shop.posts(), before);
    assert.ok(shop.log.some(({ event }) => event === 'order.needs_attention'));
  });
}

test('an order given up, and found paid after all, is paid', async (t) => {
  const { shop, later } = await quietShop(t, BY_HAND);
  const lost = await lose(shop, CREATE, NOT_SENT, VISA);
  await later(23 * HOUR);
  assert.equal(await stateOf(shop, lost), 'unknown');
  await payAtDashboard(shop, idOf(lost));
  const [payload = ''] = await eventsOf(shop, 'payment_intent.succeeded');
  assert.equal((await shop.event(payload)).status, 200);
  assert.equal(await stateOf(shop, lost), 'paid');
});

const payAtDashboard = (shop: TestShop, orderId: string, amount = '2300') =>
  atDashboard(shop, 'payment_intents', {
    amount,
    currency: 'usd',
    confirm: 'true',
    payment_method: 'pm_card_visa',
    'automatic_payment_methods[enabled]': 'true',
    'automatic_payment_methods[allow_redirects]': 'never',
    'metadata[order_id]': orderId,
  });

test('two charges for one order are for a person', async (t) => {
  const { shop, later } = await quietShop(t);
  const lost = await lose(shop, CREATE, DROP, VISA);
  await payAtDashboard(shop, idOf(lost));
  await later(23 * HOUR);
  const { state, attention } = await orderOf(shop, idOf(lost));
  assert.equal(state, 'paid');
  assert.match(String(attention), /^Stripe has a second charge for this order, ch_\w+:/);
  assert.ok(
    shop.log.some(({ event, level }) => event === 'order.charged_twice' && level === 'error'),
  );
});

test('a payment of another amount is never the order’s, and is for a person', async (t) => {
  const { shop, later } = await quietShop(t);
  const lost = await lose(shop, CREATE, NOT_SENT, VISA);
  await payAtDashboard(shop, idOf(lost), '2200');
  await later(23 * HOUR);
  const { state, attention } = await orderOf(shop, idOf(lost));
  assert.equal(state, 'unknown');
  assert.match(String(attention), /another payment than was asked for/);
});

test('while Stripe cannot be searched the end is not known, and no person is asked', async (t) => {
  const { shop, later } = await quietShop(t);
  const lost = await lose(shop, CREATE, DROP, VISA);
  const failing = { kind: 'error', status: 500 };
  await shop.fail('GET /v1/payment_intents', failing, 2);
  await shop.fail('GET /v1/payment_intents/search', failing, 2);
  await later(23 * HOUR);
  const open = await orderOf(shop, idOf(lost));
  assert.deepEqual([open.state, open.attention], ['unknown', null]);
  await later(HOUR);
  assert.equal(await stateOf(shop, lost), 'paid');
});

async function askBank(t: TestContext) {
  const { shop, later } = await quietShop(t);
  const waiting = await shop.post('/api/orders', await shop.order({ payment: AUTHENTICATED_CARD }));
  assert.equal(statusOf(waiting), 'requires_action');
  return { shop, later, waiting };
}

test('a buyer who never came back from the bank: given up at Stripe after a day', async (t) => {
  const { shop, later, waiting } = await askBank(t);
  await later(12 * HOUR);
  assert.equal(await stateOf(shop, waiting), 'requires_action');
  await later(12 * HOUR);
  assert.equal(await stateOf(shop, waiting), 'canceled');
  const { intentId } = await orderOf(shop, idOf(waiting));
  assert.ok(
    (await requestsTo(shop)).includes(`POST /v1/payment_intents/${String(intentId)}/cancel`),
  );
  assert.deepEqual(await shop.charges(), []);
});

test('a buyer who closed the page after the bank agreed has paid', async (t) => {
  const { shop, later, waiting } = await askBank(t);
  await shop.authenticate('succeeded');
  await later(61 * SECOND);
  assert.equal(await stateOf(shop, waiting), 'paid');
});

test('a buyer whom the bank let through at the last moment has paid', async (t) => {
  const { shop, later, waiting } = await askBank(t);
  await shop.authenticate('succeeded');
  await later(25 * HOUR);
  assert.equal(await stateOf(shop, waiting), 'paid');
  await requireOneCharge(shop, await standing(shop, waiting));
});

test('many unfinished orders are all brought to their end, each by one charge', async (t) => {
  const { shop, later } = await quietShop(t);
  const orders: Answer[] = [];
  for (const fault of [NOT_SENT, DROP]) {
    await shop.fail(CREATE, fault, 20);
    const order = async () => shop.post('/api/orders', await shop.order());
    orders.push(...(await Promise.all(Array.from({ length: 10 }, order))));
  }
  await later(61 * SECOND);
  const states = await Promise.all(orders.map((order) => stateOf(shop, order)));
  assert.deepEqual(new Set(states), new Set(['paid']));
  const charged = (await shop.charges()).map(({ metadata }) => metadata.order_id).sort();
  assert.deepEqual(charged, orders.map(idOf).sort());
});

test('closing waits for the order under way, and begins no other', async (t) => {
  const { shop, later } = await quietShop(t);
  await lose(shop, CREATE, NOT_SENT, VISA);
  await shop.fail(CREATE, { kind: 'delay', milliseconds: 300 });
  const before = await shop.posts();
  const pass = later(61 * SECOND);
  while ((await shop.posts()) === before);
  await shop.own.close();
  assert.ok(shop.log.some(({ event, changed }) => event === 'order.paid' && changed === true));
  await pass;
});

test('every minute a shop looks for unfinished orders, until it rests', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let looks = 0;
  const shop = await startShop(t, { now: () => ++looks });
  const looksInAMinute = async () => {
    await shop.own.recover();
    const before = looks;
    t.mock.timers.tick(61 * SECOND);
    return looks - before;
  };
  assert.equal(await looksInAMinute(), 1);
  shop.own.rest();
  assert.equal(await looksInAMinute(), 0);
});

test('while the database is away that is logged once, and nothing breaks', async (t) => {
  const { shop } = await quietShop(t);
  await shop.own.close();
  const away = async () => {
    await shop.own.recover();
    return shop.log.filter(({ event }) => event === 'recovery.database_away').length;
  };
  assert.deepEqual([await away(), await away()], [1, 1]);
});

test(
  'two servers on one database share the work: each order is charged once',
  { skip: !onPostgres },
  async (t) => {
    const database = await emptyDatabase();
    t.after(database.drop);
    const { shop } = await quietShop(t, database.place);
    await shop.fail(CREATE, NOT_SENT, 20);
    const order = async () => shop.post('/api/orders', await shop.order());
    const lost = await Promise.all(Array.from({ length: 10 }, order));
    const servers = await Promise.all([1, 2, 3].map(() => anotherServer(shop, database.place)));
    await Promise.all(servers.map((server) => server.recover()));
    await Promise.all(servers.map((server) => server.close()));
    const charged = (await shop.charges()).map(({ metadata }) => metadata.order_id).sort();
    assert.deepEqual(charged, lost.map(idOf).sort());
    const requests = await requestsTo(shop);
    const sent = requests.filter((request) => request === 'POST /v1/payment_intents').length;
    assert.equal(sent, 20 + 10);
  },
);

const anotherServer = ({ standIn }: TestShop, place: DatabasePlace) =>
  createBookCheckout({
    secretKey: standIn.secretKey,
    publishableKey: standIn.publishableKey,
    stripeApiUrl: standIn.apiUrl,
    stripeScriptUrl: standIn.scriptUrl,
    ...place,
    catalogue: BOOKS,
    log: createLog({ write: () => undefined }),
    now: () => Date.now() + 61 * SECOND,
  });
