import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { AppError } from '../errors.ts';
import { DROP, FLOWS, orderPath, tokenOf } from './answers.ts';
import {
  ADMIN_TOKEN,
  atDashboard,
  BY_HAND,
  eventsOf,
  orderOf,
  refundsAt,
  settle,
} from './dashboard.ts';
import { card, listAt, startShop, textAt, VISA } from './shop.ts';
import type { ShopOptions, TestShop } from './shop.ts';

const HOUR = 3_600_000;
const REFUND = 'POST /v1/refunds';

async function sell(t: TestContext, options: ShopOptions = {}, payment: object = VISA) {
  let time = Date.now();
  const shop = await startShop(t, {
    adminToken: ADMIN_TOKEN,
    webhookSecrets: [],
    now: () => time,
    ...options,
  });
  const paid = await shop.post('/api/orders', await shop.order({ payment }));
  const id = textAt(paid.body, 'orderId');
  const later = async (pause: number) => {
    time += pause;
    await shop.own.recover();
  };
  const refund = (key: string, amountMinor?: number) =>
    shop.own.refund(id, { key, ...(amountMinor !== undefined && { amountMinor }) });
  const order = () => orderOf(shop, id);
  const receipt = async () => (await shop.get(orderPath(paid), tokenOf(paid))).body;
  return {
    shop,
    id,
    chargeId: textAt(paid.body, 'receipt', 'chargeId'),
    later,
    refund,
    order,
    receipt,
  };
}

const refusedWith = (status: number, words: RegExp) => (error: unknown) =>
  error instanceof AppError && error.status === status && words.test(error.message);

/** Sends the shop all events of these types that the stand-in has. */
async function tell(shop: TestShop, ...types: string[]): Promise<void> {
  for (const type of types) {
    for (const payload of await eventsOf(shop, type)) {
      assert.equal((await shop.event(payload)).status, 200);
    }
  }
}

for (const { name: flow, options, good } of FLOWS) {
  test(`${flow}: all of it is given back, and the buyer still has a receipt`, async (t) => {
    const { shop, refund, order, receipt } = await sell(t, options, good);
    const made = await refund('key-0001');
    assert.equal(made.state, 'succeeded');
    assert.equal(made.amount.text, '$23.00');
    assert.deepEqual(await refundsAt(shop), [[2300, 'succeeded']]);
    assert.equal((await order()).state, 'refunded');
    assert.partialDeepStrictEqual(await receipt(), {
      status: 'paid',
      receipt: { total: { minor: 2300 }, refunded: { minor: 2300, text: '$23.00' } },
    });
    await assert.rejects(refund('key-0002'), refusedWith(409, /given back already/));
  });
}

test('parts are given back, but never more than was paid', async (t) => {
  const { shop, refund, order, receipt } = await sell(t);
  await refund('key-0001', 1000);
  assert.equal((await order()).state, 'partially_refunded');
  await assert.rejects(refund('key-0002', 1301), refusedWith(409, /more than is left/));
  await refund('key-0003', 300);
  assert.partialDeepStrictEqual(await receipt(), { receipt: { refunded: { minor: 1300 } } });
  assert.equal((await refund('key-0004')).amount.minor, 1000);
  assert.equal((await order()).state, 'refunded');
  assert.deepEqual(await refundsAt(shop), [
    [1000, 'succeeded'],
    [300, 'succeeded'],
    [1000, 'succeeded'],
  ]);
});

test('the same key any number of times is one refund', async (t) => {
  const { shop, refund } = await sell(t);
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => refund('key-0001', 500)));
  answers.push(await refund('key-0001', 500));
  assert.equal(new Set(answers.map((answer) => JSON.stringify(answer))).size, 1);
  assert.deepEqual(await refundsAt(shop), [[500, 'succeeded']]);
  await assert.rejects(refund('key-0001', 600), refusedWith(409, /another refund/));
});

test('refunds at the same time never sum up to more than was paid', async (t) => {
  const { shop, refund, order } = await sell(t);
  const answers = await Promise.allSettled(
    ['a', 'b', 'c', 'd', 'e'].map((name) => refund(`key-000${name}`, 1000)),
  );
  assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 2);
  assert.deepEqual(await refundsAt(shop), [
    [1000, 'succeeded'],
    [1000, 'succeeded'],
  ]);
  assert.partialDeepStrictEqual(await order(), { refunded: { minor: 2000 } });
});

test('what is not paid cannot be given back, nor what is not asked for well', async (t) => {
  const { shop, refund } = await sell(t);
  const open = await shop.post(
    '/api/orders',
    await shop.order({ payment: card('pm_card_chargeDeclined') }),
  );
  const unpaid = shop.own.refund(textAt(open.body, 'orderId'), { key: 'key-0001' });
  await assert.rejects(unpaid, refusedWith(409, /not paid/));
  await assert.rejects(
    shop.own.refund('ord_none', { key: 'key-0001' }),
    refusedWith(404, /no such/),
  );
  await assert.rejects(refund('key-0001', 0), refusedWith(400, /amountMinor must be at least 1/));
  await assert.rejects(refund('key-0001', 0.5), refusedWith(400, /amountMinor/));
  await assert.rejects(refund('k'), refusedWith(400, /key must be/));
  assert.deepEqual(await refundsAt(shop), []);
});

test('a lost answer is open, and then found to be one refund', async (t) => {
  const { shop, refund, order, later } = await sell(t);
  await shop.fail(REFUND, DROP, 2);
  assert.equal((await refund('key-0001')).state, 'unknown');
  await later(31_000);
  assert.partialDeepStrictEqual(await order(), {
    state: 'refunded',
    checkAfter: null,
    refunds: [{ state: 'succeeded' }],
  });
  assert.deepEqual(await refundsAt(shop), [[2300, 'succeeded']]);
});

test('a request that never arrived is sent again with the same key', async (t) => {
  const { shop, refund, order, later } = await sell(t);
  await shop.fail(REFUND, { kind: 'drop_before' }, 2);
  assert.equal((await refund('key-0001')).state, 'unknown');
  await later(31_000);
  await later(HOUR);
  assert.partialDeepStrictEqual(await order(), { refunds: [{ state: 'succeeded' }] });
  assert.deepEqual(await refundsAt(shop), [[2300, 'succeeded']]);
});

test('asking again with the same key finds out at once', async (t) => {
  const { shop, refund } = await sell(t);
  await shop.fail(REFUND, DROP, 2);
  assert.equal((await refund('key-0001')).state, 'unknown');
  assert.equal((await refund('key-0001')).state, 'succeeded');
  assert.deepEqual(await refundsAt(shop), [[2300, 'succeeded']]);
});

for (const [name, fault, amounts, state] of [
  ['was made', DROP, [[2300, 'succeeded']], 'refunded'],
  ['was not', { kind: 'drop_before' }, [], 'paid'],
] as const) {
  test(`yesterday's lost refund is looked up and not sent again: it ${name}`, async (t) => {
    const { shop, refund, order, later } = await sell(t);
    await shop.fail(REFUND, fault, 2);
    await refund('key-0001');
    const before = await shop.posts();
    await later(23 * HOUR);
    const { attention, ...rest } = await order();
    assert.partialDeepStrictEqual(rest, { state, checkAfter: null });
    if (state === 'paid') assert.match(String(attention), /refund ref_\S+ of 2300 was not made/);
    assert.equal(await shop.posts(), before);
    assert.deepEqual(await refundsAt(shop), amounts);
  });
}

test('a refund at the dashboard counts once, whatever tells of it and how often', async (t) => {
  const { shop, chargeId, order } = await sell(t, BY_HAND);
  await atDashboard(shop, 'refunds', { charge: chargeId, amount: '800' });
  const told = [
    'charge.refunded',
    'refund.created',
    'payment_intent.succeeded',
    'charge.succeeded',
  ];
  await tell(shop, ...told);
  await tell(shop, ...told);
  await shop.own.recover();
  const { state, refunded, refunds } = await order();
  assert.equal(state, 'partially_refunded');
  assert.partialDeepStrictEqual(refunded, { minor: 800 });
  assert.partialDeepStrictEqual(refunds, [{ state: 'succeeded', amount: { minor: 800 } }]);
});

test('the event of the charge alone is enough to find the refunds made of it', async (t) => {
  const { shop, chargeId, order } = await sell(t, BY_HAND);
  await atDashboard(shop, 'refunds', { charge: chargeId, amount: '800' });
  await atDashboard(shop, 'refunds', { charge: chargeId, amount: '100' });
  await tell(shop, 'charge.refunded');
  await shop.own.recover();
  const found = await order();
  assert.partialDeepStrictEqual(found, { state: 'partially_refunded', refunded: { minor: 900 } });
  assert.equal(listAt(found, 'refunds').length, 2);
});

test('a refund that Stripe refuses is given back, and the truth is found', async (t) => {
  const { shop, chargeId, refund, order, later } = await sell(t);
  await atDashboard(shop, 'refunds', { charge: chargeId });
  await assert.rejects(refund('key-0001'), refusedWith(502, /did not make this refund/));
  const refused = await order();
  assert.equal(refused.state, 'paid');
  assert.match(String(refused.attention), /already been refunded/);
  await later(31_000);
  assert.partialDeepStrictEqual(await order(), { state: 'refunded', refunded: { minor: 2300 } });
});

test('a refund that comes back is owed again, and is for a person', async (t) => {
  const { shop, refund, order } = await sell(t, BY_HAND, card('pm_card_refundFail'));
  assert.equal((await refund('key-0001')).state, 'succeeded');
  await settle(shop);
  await tell(shop, 'refund.failed', 'refund.created', 'refund.failed');
  const { state, refunded, attention } = await order();
  assert.deepEqual([state, refunded], ['paid', null]);
  assert.match(String(attention), /^The refund ref_\S+ of 2300 was not made/);
});

test('a slow refund is followed until it is there, with events or without', async (t) => {
  for (const told of [true, false]) {
    const { shop, refund, order, later } = await sell(t, BY_HAND, card('pm_card_pendingRefund'));
    assert.equal((await refund('key-0001')).state, 'pending');
    await settle(shop);
    if (told) await tell(shop, 'refund.updated', 'refund.created');
    else await later(HOUR);
    assert.partialDeepStrictEqual(await order(), {
      state: 'refunded',
      refunds: [{ state: 'succeeded' }],
    });
  }
});

test('no late event of the payment turns a refunded order back', async (t) => {
  const { shop, refund, order } = await sell(t, BY_HAND);
  await refund('key-0001');
  await tell(shop, 'payment_intent.succeeded', 'charge.succeeded', 'charge.refunded');
  assert.equal((await order()).state, 'refunded');
});

test('a refund that is heard of before the payment counts', async (t) => {
  const shop = await startShop(t, BY_HAND);
  await shop.fail('POST /v1/payment_intents', DROP, 2);
  const { body } = await shop.post('/api/orders', await shop.order());
  const [charge] = await shop.charges();
  await atDashboard(shop, 'refunds', { charge: charge?.id ?? '', amount: '800' });
  await tell(shop, 'charge.refunded', 'refund.created', 'payment_intent.succeeded');
  assert.partialDeepStrictEqual(await orderOf(shop, textAt(body, 'orderId')), {
    state: 'partially_refunded',
    refunded: { minor: 800 },
    chargeId: charge?.id,
  });
});
