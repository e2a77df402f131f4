import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statusOf } from './answers.ts';
import { startShop, textAt } from './shop.ts';

const LINES = { lines: [{ book: '1', quantity: 1 }] };
const from = (address: string) => ({ 'x-forwarded-for': address });

test('an address that asks too often has to wait, and nobody else', async (t) => {
  const shop = await startShop(t, { requestsPerMinute: 3, trustProxy: 1 });
  const quote = (address: string) => shop.post('/api/quotes', LINES, from(address));
  for (let count = 0; count < 3; count += 1) {
    assert.equal((await quote('2001:db8:1:2::1')).status, 200);
  }
  // The same connection has many addresses of its /64.
  const refused = await quote('2001:db8:1:2::2');
  assert.deepEqual(
    [refused.status, textAt(refused.body, 'error', 'code')],
    [429, 'too_many_requests'],
  );
  const wait = Number(refused.headers.get('retry-after'));
  assert.ok(wait >= 1 && wait <= 60, `${wait} s`);
  assert.equal((await quote('2001:db8:1:3::1')).status, 200);
});

test('a minute later an address may ask again, also where the clock was put back', async (t) => {
  let time = Date.now();
  const shop = await startShop(t, { requestsPerMinute: 1, now: () => time });
  const statuses = async () => {
    const first = await shop.post('/api/quotes', LINES);
    const second = await shop.post('/api/quotes', LINES);
    return [first.status, second.status];
  };
  assert.deepEqual(await statuses(), [200, 429]);
  time += 59_000;
  assert.deepEqual(await statuses(), [429, 429]);
  time += 1_000;
  assert.deepEqual(await statuses(), [200, 429]);
  time -= 3_600_000;
  assert.deepEqual(await statuses(), [200, 429]);
});

test('quotes, orders and confirmations count; looking does not', async (t) => {
  const shop = await startShop(t, { requestsPerMinute: 3, webhookSecrets: [] });
  const paid = await shop.post('/api/orders', await shop.order());
  assert.equal(statusOf(paid), 'paid');
  const path = `/api/orders/${textAt(paid.body, 'orderId')}`;
  assert.equal((await shop.post(`${path}/confirm`, {})).status, 404);
  const posts = ['/api/quotes', '/api/orders', `${path}/confirm`];
  for (const post of posts) assert.equal((await shop.post(post, {})).status, 429, post);
  for (let count = 0; count < 5; count += 1) {
    assert.equal((await shop.get('/api/shop')).status, 200);
    assert.equal((await shop.get(path, textAt(paid.body, 'token'))).status, 200);
  }
});

test('a page of an allowed site can read how long to wait', async (t) => {
  const shop = await startShop(t);
  const origin = 'https://books.example';
  const answer = await shop.post('/api/quotes', LINES, { origin });
  assert.match(answer.headers.get('access-control-expose-headers') ?? '', /retry-after/i);
});
