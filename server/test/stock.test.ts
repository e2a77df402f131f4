import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { createBookCheckout, createLog } from '../index.ts';
import { CREATE, FLOWS, orderPath, statusOf, tokenOf } from './answers.ts';
import { countedBooks, countedShop, onSale } from './counted.ts';
import { adminPost, orderOf } from './dashboard.ts';
import { onPostgres } from './database.ts';
import { lastingDatabase } from './lasting.ts';
import { AUTHENTICATED_CARD, DECLINED_CARD, listAt, textAt, valueAt, VISA } from './shop.ts';
import type { Answer, TestShop } from './shop.ts';

const MINUTE = 60_000;
const NOT_SENT = { kind: 'drop_before' };

const idOf = ({ body }: Answer) => textAt(body, 'orderId');
const codeOf = ({ status, body }: Answer) => `${status} ${textAt(body, 'error', 'code')}`;
const shortOf = ({ body }: Answer) => listAt(body, 'error', 'shortages');
const quoteFor = (shop: TestShop, lines: object[], more: object = {}) =>
  shop.post('/api/quotes', { lines, ...more });
const newKey = () => randomBytes(18).toString('base64url');
const HAMMING = 'The Art of Doing Science and Engineering';

for (const { name: flow, options, good, declined } of FLOWS) {
  test(`${flow}: the last copy is sold once to twenty buyers at once`, async (t) => {
    const { shop } = await countedShop(t, { '1': 1 }, options);
    const orders = await Promise.all(
      Array.from({ length: 20 }, () => shop.order({ payment: good })),
    );
    const answers = await Promise.all(orders.map((order) => shop.post('/api/orders', order)));
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      assert.equal(codeOf(answer), '409 out_of_stock');
      assert.deepEqual(shortOf(answer), [{ book: '1', title: HAMMING, left: 0 }]);
    }
    assert.equal((await shop.charges()).length, 1);
    assert.deepEqual(await onSale(shop), { '1': 0 });
  });

  test(`${flow}: a decline gives the copy back, once, and the next card takes it again`, async (t) => {
    const { shop } = await countedShop(t, { '1': 1 }, options);
    const order = await shop.order({ payment: declined });
    const first = await shop.post('/api/orders', order);
    assert.equal(statusOf(first), 'declined');
    assert.equal((await shop.post('/api/orders', order)).text, first.text);
    assert.deepEqual(await onSale(shop), { '1': 1 });
    assert.equal(statusOf(await shop.post('/api/orders', { ...order, payment: good })), 'paid');
    assert.deepEqual(await onSale(shop), { '1': 0 });
  });
}

test('whoever was declined does not get a copy that was sold meanwhile', async (t) => {
  const { shop } = await countedShop(t, { '1': 1 });
  const order = await shop.order({ payment: DECLINED_CARD });
  await shop.post('/api/orders', order);
  assert.equal(statusOf(await shop.post('/api/orders', await shop.order())), 'paid');
  const late = await shop.post('/api/orders', { ...order, payment: VISA });
  assert.equal(codeOf(late), '409 out_of_stock');
  assert.equal((await shop.charges()).length, 1);
  assert.deepEqual(await onSale(shop), { '1': 0 });
});

test('of several books none is taken where one is short', async (t) => {
  const { shop } = await countedShop(t, { '1': 5, '2': 1 });
  const quoteToken = await shop.quote('1', '2', '3');
  const taken = await shop.post(
    '/api/orders',
    await shop.order({ quoteToken: await shop.quote('2') }),
  );
  assert.equal(statusOf(taken), 'paid');
  const refused = await shop.post('/api/orders', await shop.order({ quoteToken }));
  assert.deepEqual(shortOf(refused), [
    { book: '2', title: 'The Making of Prince of Persia', left: 0 },
  ]);
  assert.deepEqual(await onSale(shop), { '1': 5, '2': 0 });
  assert.equal((await shop.charges()).length, 1);
});

test('orders of the same books in another order do not wait for each other without end', async (t) => {
  const { shop } = await countedShop(t, { '1': 10, '2': 10, '3': 10 });
  const carts = Array.from({ length: 20 }, (_, index) =>
    index % 2 ? ['1', '2', '3'] : ['3', '2', '1'],
  );
  const orders = await Promise.all(
    carts.map(async (books) => shop.order({ quoteToken: await shop.quote(...books) })),
  );
  const answers = await Promise.all(orders.map((order) => shop.post('/api/orders', order)));
  assert.equal(answers.filter(({ status }) => status === 200).length, 10);
  assert.deepEqual(await onSale(shop), { '1': 0, '2': 0, '3': 0 });
});

test('a refused payment and a canceled order give the copy back', async (t) => {
  const { shop } = await countedShop(t, { '1': 2 });
  const body = '{"error":{"type":"invalid_request_error","message":"No such account"}}';
  await shop.fail(CREATE, { kind: 'error', status: 400, body });
  const refused = await shop.post('/api/orders', await shop.order());
  assert.equal(codeOf(refused), '502 payment_unavailable');
  assert.deepEqual(await onSale(shop), { '1': 2 });
  const open = await shop.post('/api/orders', await shop.order({ payment: AUTHENTICATED_CARD }));
  assert.deepEqual(await onSale(shop), { '1': 1 });
  await shop.own.cancel(idOf(open));
  await shop.own.cancel(idOf(open));
  assert.deepEqual(await onSale(shop), { '1': 2 });
});

test('a buyer whom the bank waits for keeps the copy a quarter of an hour', async (t) => {
  const { shop, later } = await countedShop(t, { '1': 1 });
  const open = await shop.post('/api/orders', await shop.order({ payment: AUTHENTICATED_CARD }));
  assert.equal(statusOf(open), 'requires_action');
  for (let minute = 1; minute < 15; minute += 1) await later(MINUTE);
  assert.deepEqual(await onSale(shop), { '1': 0 });
  await later(MINUTE);
  const canceled = await orderOf(shop, idOf(open));
  assert.equal(canceled.state, 'canceled');
  assert.deepEqual(await onSale(shop), { '1': 1 });
  assert.equal(statusOf(await shop.post('/api/orders', await shop.order())), 'paid');
  assert.equal((await shop.charges()).length, 1);
});

test('while Stripe is away, its answer is waited for no longer than a quarter of an hour', async (t) => {
  const { shop, later } = await countedShop(t, { '1': 1 });
  await shop.fail(CREATE, NOT_SENT, 40);
  const lost = await shop.post('/api/orders', await shop.order());
  assert.equal(statusOf(lost), 'unknown');
  for (let minute = 1; minute < 15; minute += 1) await later(MINUTE);
  assert.deepEqual(await onSale(shop), { '1': 0 });
  await later(MINUTE);
  assert.deepEqual(await onSale(shop), { '1': 1 });
  await later(MINUTE);
  assert.deepEqual(await onSale(shop), { '1': 1 });
});

test('an order paid after all takes its copy again', async (t) => {
  const { shop, later } = await countedShop(t, { '1': 1 });
  await shop.fail(CREATE, NOT_SENT, 4);
  const lost = await shop.post('/api/orders', await shop.order());
  await later(16 * MINUTE);
  assert.deepEqual(await onSale(shop), { '1': 1 });
  const found = await shop.get(orderPath(lost), tokenOf(lost));
  assert.equal(statusOf(found), 'paid');
  assert.deepEqual(await onSale(shop), { '1': 0 });
  assert.equal((await orderOf(shop, idOf(lost))).attention, null);
});

test('an order paid after all, when the last copy is sold, is put before a person', async (t) => {
  const { shop, later } = await countedShop(t, { '1': 1 });
  await shop.fail(CREATE, NOT_SENT, 4);
  const lost = await shop.post('/api/orders', await shop.order());
  await later(16 * MINUTE);
  assert.equal(statusOf(await shop.post('/api/orders', await shop.order())), 'paid');
  assert.equal(statusOf(await shop.get(orderPath(lost), tokenOf(lost))), 'paid');
  assert.match(String((await orderOf(shop, idOf(lost))).attention), /^Oversold: .*Science/);
  assert.deepEqual(await onSale(shop), { '1': -1 });
  await adminPost(shop, '/stock', { book: '1', change: 3 });
  assert.deepEqual(await onSale(shop), { '1': 2 });
});

test('a refund leaves the stock to the owner', async (t) => {
  const { shop } = await countedShop(t, { '1': 3 });
  const paid = await shop.post('/api/orders', await shop.order());
  await adminPost(shop, `/orders/${idOf(paid)}/refunds`, { key: 'refund-1' });
  assert.deepEqual(await onSale(shop), { '1': 2 });
  const changed = await adminPost(shop, '/stock', { book: '1', change: 1 });
  assert.deepEqual(changed.body, { book: '1', counted: 3, available: 3 });
  assert.equal(
    codeOf(await adminPost(shop, '/stock', { book: '1', change: -4 })),
    '409 out_of_stock',
  );
  assert.equal(codeOf(await adminPost(shop, '/stock', { book: '2', change: 1 })), '404 not_found');
  for (const change of [0, 1.5, '1', 10_000_000]) {
    assert.equal((await adminPost(shop, '/stock', { book: '1', change })).status, 400);
  }
  assert.equal((await shop.post('/api/admin/stock', { book: '1', change: 1 })).status, 401);
  assert.deepEqual(await onSale(shop), { '1': 3 });
});

test('a quote is refused for more than there is, with what is left', async (t) => {
  const { shop } = await countedShop(t, { '1': 2, '2': 0 });
  const lines = [
    { book: '1', quantity: 3 },
    { book: '2', quantity: 1 },
    { book: '3', quantity: 99 },
  ];
  const refused = await quoteFor(shop, lines);
  assert.equal(codeOf(refused), '409 out_of_stock');
  assert.deepEqual(
    shortOf(refused).map((one) => [valueAt(one, 'book'), valueAt(one, 'left')]),
    [
      ['1', 2],
      ['2', 0],
    ],
  );
  assert.equal((await quoteFor(shop, [{ book: '1', quantity: 2 }])).status, 200);
});

test('the copies of an own order that is not paid yet are left to its buyer', async (t) => {
  const { shop } = await countedShop(t, { '1': 1 });
  const clientKey = newKey();
  await shop.post('/api/orders', await shop.order({ clientKey, payment: AUTHENTICATED_CARD }));
  const lines = [{ book: '1', quantity: 1 }];
  assert.equal((await quoteFor(shop, lines, { clientKey })).status, 200);
  assert.equal(codeOf(await quoteFor(shop, lines, { clientKey: newKey() })), '409 out_of_stock');
  assert.equal(codeOf(await quoteFor(shop, lines)), '409 out_of_stock');
  const two = [{ book: '1', quantity: 2 }];
  assert.equal(codeOf(await quoteFor(shop, two, { clientKey })), '409 out_of_stock');
});

test('the shop window tells of few copies and of none, and changes with them', async (t) => {
  const { shop, later } = await countedShop(t, { '1': 6, '2': 0 });
  const window = async () => {
    const { body, headers } = await shop.get('/api/shop');
    const left = listAt(body, 'books').map((book) => valueAt(book, 'left'));
    return { left, etag: headers.get('etag') };
  };
  const before = await window();
  assert.deepEqual(before.left, [null, 0, null]);
  await shop.post('/api/orders', await shop.order());
  assert.deepEqual(await window(), before);
  await later(2000);
  const after = await window();
  assert.deepEqual(after.left, [5, 0, null]);
  assert.notEqual(after.etag, before.etag);
  const kept = await fetch(`${shop.url}/api/shop`, {
    headers: { 'if-none-match': after.etag ?? '', 'cache-control': 'max-age=0' },
  });
  assert.equal(kept.status, 304);
});

test('the number in the catalogue is how many were ever put on sale', async (t) => {
  const { place, drop } = await lastingDatabase();
  const seen = [];
  for (const stock of [{ '1': 3 }, { '1': 3 }, { '1': 13 }, { '1': 4 }, {}, { '1': 7 }]) {
    const { shop } = await countedShop(t, stock, place);
    if (seen.length === 0) await shop.post('/api/orders', await shop.order());
    seen.push(await onSale(shop));
    await shop.own.close();
  }
  t.after(drop);
  assert.deepEqual(seen, [{ '1': 2 }, { '1': 2 }, { '1': 12 }, { '1': 3 }, {}, { '1': 7 }]);
});

test('two servers on one database sell the last copies once', { skip: !onPostgres }, async (t) => {
  const { place, drop } = await lastingDatabase();
  const { shop: one } = await countedShop(t, { '1': 5 }, place);
  const { shop: other } = await countedShop(t, { '1': 5 }, place);
  t.after(drop);
  const orders = await Promise.all(Array.from({ length: 20 }, () => one.order()));
  const more = await Promise.all(Array.from({ length: 20 }, () => other.order()));
  const answers = await Promise.all([
    ...orders.map((order) => one.post('/api/orders', order)),
    ...more.map((order) => other.post('/api/orders', order)),
  ]);
  assert.equal(answers.filter(({ status }) => status === 200).length, 5);
  assert.equal((await one.charges()).length + (await other.charges()).length, 5);
  assert.deepEqual(await onSale(one), { '1': 0 });
});

test('a catalogue whose stock is no whole number is refused', async () => {
  const log = createLog({ write: () => undefined });
  const keys = { secretKey: 'sk_test_1', publishableKey: 'pk_test_1' };
  for (const stock of [-1, 1.5]) {
    const catalogue = countedBooks({ '1': stock });
    await assert.rejects(createBookCheckout({ ...keys, catalogue, log }), /books\[0\]\.stock/);
  }
});
