import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { CREATE, statusOf } from './answers.ts';
import { ADMIN_TOKEN, adminGet, adminPost, BY_HAND, eventsOf, orderOf } from './dashboard.ts';
import {
  ask,
  AUTHENTICATED_CARD,
  bearer,
  BUYER,
  DECLINED_CARD,
  listAt,
  ORIGIN,
  startShop,
  textAt,
  valueAt,
  VISA,
} from './shop.ts';
import type { Answer, TestShop } from './shop.ts';

const idOf = ({ body }: Answer) => textAt(body, 'orderId');
const idsIn = ({ body }: Answer) => listAt(body, 'orders').map((order) => textAt(order, 'id'));

async function sell(t: TestContext) {
  const shop = await startShop(t, BY_HAND);
  const paid = await shop.post('/api/orders', await shop.order());
  assert.equal(statusOf(paid), 'paid');
  return { shop, paid, id: idOf(paid) };
}

test('without a token in the settings there is no back office', async (t) => {
  const shop = await startShop(t);
  for (const path of ['/orders', '/orders/ord_x', '/events', '']) {
    for (const token of [undefined, ADMIN_TOKEN, '']) {
      assert.equal((await shop.get(`/api/admin${path}`, token)).status, 404);
    }
  }
  assert.equal((await adminPost(shop, '/orders/ord_x/refunds', { key: 'key-0001' })).status, 404);
});

test('only the token opens it, and wrong ones have to wait', async (t) => {
  const shop = await startShop(t, { adminToken: ADMIN_TOKEN });
  const none = await shop.get('/api/admin/orders');
  assert.deepEqual([none.status, none.headers.get('www-authenticate')], [401, 'Bearer']);
  assert.partialDeepStrictEqual(none.body, { error: { code: 'not_authorized' } });
  for (const wrong of [ADMIN_TOKEN.slice(1), `${ADMIN_TOKEN}x`, ADMIN_TOKEN.toUpperCase()]) {
    assert.equal((await shop.get('/api/admin/orders', wrong)).status, 401);
  }
  assert.equal((await adminGet(shop, '/orders')).status, 200);
  for (let count = 3; count < 10; count += 1) await shop.get('/api/admin/orders', 'wrong');
  const limited = await adminGet(shop, '/orders');
  assert.equal(limited.status, 429);
  assert.match(limited.headers.get('retry-after') ?? '', /^\d\d?$/);
  assert.ok(!JSON.stringify(shop.log).includes(ADMIN_TOKEN));
});

test('no page of any other origin may use it', async (t) => {
  const shop = await startShop(t, BY_HAND);
  const preflight = await ask(`${shop.url}/api/admin/orders`, {
    method: 'OPTIONS',
    headers: {
      origin: ORIGIN,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization',
    },
  });
  assert.equal(preflight.status, 401);
  const read = await ask(`${shop.url}/api/admin/orders`, {
    headers: { ...bearer(ADMIN_TOKEN), origin: ORIGIN },
  });
  for (const { headers } of [preflight, read]) {
    assert.equal(headers.get('access-control-allow-origin'), null);
  }
  assert.equal(read.headers.get('cache-control'), 'no-store');
});

test('orders are listed newest first, page by page', async (t) => {
  let time = Date.now();
  const shop = await startShop(t, { ...BY_HAND, now: () => time });
  const made: string[] = [];
  for (const step of [0, 0, 1000, 1000, 0]) {
    time += step;
    made.push(idOf(await shop.post('/api/orders', await shop.order())));
  }
  const listed: string[] = [];
  let next: unknown = '';
  while (typeof next === 'string') {
    const before = next === '' ? '' : `&before=${next}`;
    const page = await adminGet(shop, `/orders?limit=2${before}`);
    assert.ok(idsIn(page).length <= 2);
    listed.push(...idsIn(page));
    next = valueAt(page.body, 'next');
  }
  assert.deepEqual(listed.toSorted(), made.toSorted());
  assert.deepEqual(new Set(listed.slice(0, 2)), new Set(made.slice(3)));
  assert.equal(listed[2], made[2]);
});

test('orders are found by their state, and by what needs a person', async (t) => {
  const { shop, id } = await sell(t);
  const declined = await shop.post('/api/orders', await shop.order({ payment: DECLINED_CARD }));
  assert.deepEqual(idsIn(await adminGet(shop, '/orders?state=declined')), [idOf(declined)]);
  assert.deepEqual(idsIn(await adminGet(shop, '/orders?state=paid')), [id]);
  assert.deepEqual(idsIn(await adminGet(shop, '/orders?attention=1')), []);
  await spoil(shop, id);
  assert.deepEqual(idsIn(await adminGet(shop, '/orders?attention=1')), [id]);
});

/** An event that says that the order's payment was of another amount. */
async function spoil(shop: TestShop, id: string): Promise<void> {
  const events = await eventsOf(shop, 'payment_intent.succeeded');
  const own = events.find((payload) => payload.includes(id)) ?? '';
  const spoilt = own
    .replaceAll('"amount":2300', '"amount":1')
    .replace(/"id":"evt_\w+"/, '"id":"evt_spoilt"');
  assert.equal((await shop.event(spoilt)).status, 200);
}

test('a person sees to an order, and it leaves the list', async (t) => {
  const { shop, id } = await sell(t);
  await spoil(shop, id);
  const path = `/orders/${id}/resolved`;
  assert.equal((await adminPost(shop, path, {})).status, 400);
  assert.equal((await adminPost(shop, path, { note: 'a\nb' })).status, 400);
  const resolved = await adminPost(shop, path, { note: 'The dashboard has the right amount.' });
  assert.partialDeepStrictEqual(resolved.body, { id, attention: null });
  assert.deepEqual(idsIn(await adminGet(shop, '/orders?attention=1')), []);
  const noted = shop.log.find(({ event }) => event === 'order.resolved');
  assert.equal(noted?.note, 'The dashboard has the right amount.');
});

test('one order shows all that happened to it', async (t) => {
  const shop = await startShop(t, BY_HAND);
  const order = await shop.order({ payment: DECLINED_CARD });
  await shop.post('/api/orders', order);
  const paid = await shop.post('/api/orders', { ...order, payment: VISA });
  const [payload = ''] = await eventsOf(shop, 'payment_intent.succeeded');
  await shop.event(payload);
  await adminPost(shop, `/orders/${idOf(paid)}/refunds`, { key: 'key-0001', amountMinor: 300 });
  const shown = await orderOf(shop, idOf(paid));
  assert.match(textAt(listAt(shown, 'attempts')[0], 'message'), /^Your card was declined/);
  assert.partialDeepStrictEqual(shown, {
    state: 'partially_refunded',
    total: { minor: 2300, text: '$23.00' },
    refunded: { minor: 300 },
    buyer: BUYER,
    lines: [{ book: '1', quantity: 1 }],
    attention: null,
    dispute: null,
    attempts: [
      { number: 1, payment: DECLINED_CARD },
      { number: 2, payment: VISA, message: null },
    ],
    refunds: [{ amount: { minor: 300 }, state: 'succeeded' }],
    events: [{ type: 'payment_intent.succeeded', body: null }],
  });
  assert.equal((await adminGet(shop, '/orders/ord_none')).status, 404);
});

test('money is given back and orders are canceled', async (t) => {
  const { shop, id } = await sell(t);
  const body = { key: 'key-0001', reason: 'requested_by_customer' };
  const refund = await adminPost(shop, `/orders/${id}/refunds`, body);
  assert.equal(refund.status, 200);
  assert.partialDeepStrictEqual(refund.body, {
    orderId: id,
    state: 'succeeded',
    reason: body.reason,
  });
  assert.equal((await adminPost(shop, `/orders/${id}/refunds`, body)).text, refund.text);
  assert.equal((await adminPost(shop, `/orders/${id}/cancel`, {})).status, 409);
  const open = await shop.post('/api/orders', await shop.order({ payment: AUTHENTICATED_CARD }));
  const canceled = await adminPost(shop, `/orders/${idOf(open)}/cancel`, {});
  assert.partialDeepStrictEqual(canceled.body, { id: idOf(open), state: 'canceled' });
});

test('what is not understood is refused with its field', async (t) => {
  const { shop, id } = await sell(t);
  const refund = `/orders/${id}/refunds`;
  const refused: [Answer, string][] = [
    [await adminGet(shop, '/orders?state=gone'), 'state'],
    [await adminGet(shop, '/orders?limit=1000'), 'limit'],
    [await adminGet(shop, '/orders?limit=many'), 'limit'],
    [await adminGet(shop, '/orders?before=yesterday'), 'before'],
    [await adminGet(shop, '/orders?state=paid&state=declined'), 'state'],
    [await adminPost(shop, refund, { key: 'key-0001', amountMinor: '1' }), 'amountMinor'],
    [await adminPost(shop, refund, { key: 'key-0001', reason: 'why not' }), 'reason'],
    [await adminPost(shop, refund, { key: 'key-0001', state: 'paid' }), 'state'],
    [await adminPost(shop, refund, {}), 'key'],
  ];
  for (const [{ status, body }, field] of refused) {
    assert.deepEqual([status, textAt(body, 'error', 'field')], [400, field]);
  }
  const form = await shop.post(`/api/admin${refund}`, 'key=key-0001', {
    ...bearer(ADMIN_TOKEN),
    'content-type': 'application/x-www-form-urlencoded',
  });
  assert.equal(form.status, 415);
  const path = `${shop.url}/api/admin${refund}`;
  assert.equal((await ask(path, { headers: bearer(ADMIN_TOKEN) })).status, 405);
});

test('events without an order are kept whole until a person has seen to them', async (t) => {
  const shop = await startShop(t, BY_HAND);
  await shop.fail(CREATE, { kind: 'drop_after' }, 2);
  await shop.post('/api/orders', await shop.order());
  const [payload = ''] = await eventsOf(shop, 'payment_intent.succeeded');
  const foreign = payload.replaceAll(/ord_[\w-]+/g, 'ord_ofNobody').replaceAll(/pi_\w+/g, 'pi_x');
  assert.equal((await shop.event(foreign)).status, 200);
  assert.equal((await shop.event(foreign)).status, 200);
  const { body } = await adminGet(shop, '/events?unmatched=1');
  const [event, ...more] = listAt(body, 'events');
  assert.equal(more.length, 0);
  assert.equal(textAt(event, 'body'), foreign);
  const path = `/events/${textAt(event, 'id')}/resolved`;
  assert.equal((await adminPost(shop, path, { note: 'Of the old shop.' })).status, 200);
  assert.equal((await adminPost(shop, path, { note: 'Of the old shop.' })).status, 404);
  assert.deepEqual(listAt((await adminGet(shop, '/events')).body, 'events'), []);
});
