import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statusOf } from './answers.ts';
import { AUTHENTICATED_CARD, DECLINED_CARD, startShop, textAt, VISA } from './shop.ts';

for (const [payment, status] of [
  [VISA, 'paid'],
  [DECLINED_CARD, 'declined'],
  [AUTHENTICATED_CARD, 'requires_action'],
] as const) {
  test(`a buyer sent back to another browser finds the order ${status}, by its key`, async (t) => {
    const shop = await startShop(t);
    const order = await shop.order({ payment });
    const placed = await shop.post('/api/orders', order);
    const found = await shop.post('/api/orders/find', { clientKey: order.clientKey });
    assert.equal(statusOf(found), status);
    assert.deepEqual(found.body, placed.body);
    assert.equal((await shop.charges()).length, status === 'paid' ? 1 : 0);
  });
}

test('a key that nobody used finds nothing', async (t) => {
  const shop = await startShop(t);
  const found = await shop.post('/api/orders/find', { clientKey: 'n'.repeat(22) });
  assert.equal(found.status, 404);
  assert.equal(textAt(found.body, 'error', 'code'), 'not_found');
});

for (const body of [{}, { clientKey: 'short' }, { clientKey: 'n'.repeat(22), orderId: 'x' }]) {
  test(`${JSON.stringify(body)} is no key`, async (t) => {
    const shop = await startShop(t);
    const found = await shop.post('/api/orders/find', body);
    assert.equal(found.status, 400);
  });
}

test('the shop says where to order by e-mail, if it wants to be asked', async (t) => {
  const email = 'orders@books.example';
  const shop = await startShop(t, { shopEmail: email });
  assert.equal(textAt((await shop.get('/api/shop')).body, 'email'), email);
  const silent = await startShop(t);
  assert.ok(!('email' in Object((await silent.get('/api/shop')).body)));
});
