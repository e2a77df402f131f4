import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { connect } from 'node:net';
import { test } from 'node:test';
import { orderPath, statusOf, tokenOf } from './answers.ts';
import { BOOKS } from './books.ts';
import { ask, bearer, BUYER, card, startShop, textAt, valueAt } from './shop.ts';
import type { Answer, TestShop } from './shop.ts';

/** What the shop answers to bytes that no decent client would send. */
async function send({ url }: TestShop, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (data: Buffer) => (answer += data.toString()));
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.end(bytes);
  await closed;
  return answer;
}

const POST = 'POST /api/quotes HTTP/1.1\r\nHost: shop\r\nContent-Type: application/json\r\n';
const QUOTE = '{"lines":[{"book":"1","quantity":1}]}';

const RAW: [name: string, bytes: string, answer: RegExp][] = [
  [
    'TRACE',
    'TRACE /api/shop HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n',
    /^HTTP\/1.1 405/,
  ],
  [
    'length and chunks',
    `${POST}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    /^HTTP\/1.1 400/,
  ],
  ['two lengths', `${POST}Content-Length: 4\r\nContent-Length: 5\r\n\r\n{}  `, /^HTTP\/1.1 400/],
  ['a bare line end', `${POST}X: a\nY: b\r\n\r\n`, /^HTTP\/1.1 400/],
  ['a folded header', `${POST}X: a\r\n b\r\nConnection: close\r\n\r\n`, /^HTTP\/1.1 4\d\d/],
  ['headers of 100 kB', `${POST}X: ${'a'.repeat(100_000)}\r\n\r\n`, /^(HTTP\/1.1 431|$)/],
];

test('requests that proxies and servers read differently are not read at all', async (t) => {
  const shop = await startShop(t);
  for (const [name, bytes, expected] of RAW) {
    await t.test(name, async () => {
      const answer = await send(shop, bytes);
      assert.match(answer, expected);
      assert.ok((answer.match(/^HTTP\/1\.1/gm)?.length ?? 0) <= 1);
    });
  }
});

test('a line end in an address becomes no header', async (t) => {
  const shop = await startShop(t);
  for (const id of ['x%0d%0aSet-Cookie:a=1', 'x%0aLocation:evil', '%00', '..%2f..%2fetc']) {
    const answer = await shop.get(`/api/orders/${id}`, 'x');
    assert.deepEqual([answer.status, answer.headers.get('set-cookie')], [404, null]);
    assert.equal(answer.headers.get('location'), null);
  }
});

test('no header or parameter turns one method into another', async (t) => {
  const shop = await startShop(t);
  for (const name of ['x-http-method-override', 'x-method-override', 'x-http-method']) {
    const answer = await ask(`${shop.url}/api/orders?_method=POST`, {
      headers: { [name]: 'POST' },
    });
    assert.equal(answer.status, 405, name);
  }
  const head = await fetch(`${shop.url}/api/quotes`, { method: 'HEAD' });
  assert.equal(head.status, 405);
});

test('10,000 lines are refused unread', async (t) => {
  const shop = await startShop(t);
  const many = JSON.stringify({
    lines: Array.from({ length: 10_000 }, () => ({ book: '1', quantity: 1 })),
  });
  assert.equal((await shop.post('/api/quotes', many)).status, 413);
});

test('the total of any order stays below what Stripe takes', async (t) => {
  const [book] = BOOKS.books;
  assert.ok(book);
  const shop = await startShop(t, {
    catalogue: { currency: 'usd', books: [{ ...book, priceMinor: 99_999_999 }] },
  });
  assert.equal((await shop.post('/api/quotes', QUOTE)).status, 200);
  const two = await shop.post('/api/quotes', { lines: [{ book: '1', quantity: 2 }] });
  assert.equal(two.status, 400);
});

test('a body of 256 MB is refused long before its end', async (t) => {
  const shop = await startShop(t);
  const piece = Buffer.alloc(65_536, ' ');
  const headers = { 'content-type': 'application/json' };
  const sending = request(`${shop.url}/api/quotes`, { method: 'POST', headers });
  const refused = Promise.withResolvers<number | string | undefined>();
  sending.on('response', (response) => {
    refused.resolve(response.statusCode);
    response.resume();
  });
  // The refusal may be overtaken by the end of the connection.
  sending.on('error', (error: NodeJS.ErrnoException) => {
    refused.resolve(error.code);
  });
  let left = 4096;
  const sendMore = () => {
    left -= 1;
    if (left > 0 && !sending.destroyed) sending.write(piece, sendMore);
  };
  sendMore();
  assert.ok([413, 'ECONNRESET', 'EPIPE'].includes((await refused.promise) ?? ''));
  assert.ok(left > 2048, `${left} pieces were never sent`);
  assert.equal((await shop.post('/api/quotes', QUOTE)).status, 200);
});

test('what a buyer types comes back as it was typed, and as JSON alone', async (t) => {
  const shop = await startShop(t);
  const name = '"><script>alert(1)</script>${7*7}{{7*7}}\u202e';
  const answer = await shop.post('/api/orders', await shop.order({ buyer: { ...BUYER, name } }));
  assert.equal(valueAt(answer.body, 'receipt', 'buyer', 'name'), name);
  assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8');
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
});

test('orders of others cannot be read, by no id and no token', async (t) => {
  const shop = await startShop(t);
  const mine = await shop.post('/api/orders', await shop.order());
  const other = await shop.post('/api/orders', await shop.order());
  const path = orderPath(mine);
  const token = tokenOf(mine);
  assert.equal((await shop.get(path, token)).status, 200);
  const spoilt = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
  const tokens = [tokenOf(other), spoilt, token.slice(1), `${token}x`, '', 'null', '*'];
  const answers: Answer[] = [await shop.get(path)];
  for (const wrong of tokens) answers.push(await shop.get(path, wrong));
  answers.push(await shop.get(`${path}?token=${token}`));
  answers.push(await shop.get('/api/orders/ord_AAAAAAAAAAAAAAAAAAAAAA', token));
  answers.push(await shop.post(`${path}/confirm`, {}, bearer(tokenOf(other))));
  for (const answer of answers) {
    assert.deepEqual([answer.status, answer.text], [404, answers[0]?.text]);
  }
  const id = textAt(mine.body, 'orderId');
  assert.ok(Buffer.from(id.replace('ord_', ''), 'base64url').length * 8 >= 122);
});

test('an event changed by one byte, or written anew, is none', async (t) => {
  const shop = await startShop(t, { webhookSecrets: ['whsec_oldButStillValid'] });
  const payload = '{"id":"evt_1", "type":"payment_intent.succeeded"}';
  const timestamp = Math.floor(Date.now() / 1000);
  const mac = createHmac('sha256', 'whsec_oldButStillValid')
    .update(`${timestamp}.${payload}`)
    .digest('hex');
  const headers = { 'stripe-signature': `t=${timestamp},v1=${mac}` };
  const changed = [
    payload.replace('evt_1', 'evt_2'),
    JSON.stringify(JSON.parse(payload)),
    `${payload}\n`,
  ];
  for (const body of changed) {
    assert.equal((await shop.post('/api/stripe/webhook', body, headers)).status, 400);
  }
  const moved = { 'stripe-signature': `t=${timestamp + 1},v1=${mac}` };
  assert.equal((await shop.post('/api/stripe/webhook', payload, moved)).status, 400);
});

const HEADERS = {
  'content-security-policy': /default-src 'none'.*frame-ancestors 'none'/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^no-referrer$/,
  'x-frame-options': /^DENY$/i,
  'strict-transport-security': /^max-age=\d+$/,
};

test('the headers that protect are on every answer', async (t) => {
  const shop = await startShop(t, { adminToken: 'x'.repeat(32), requestsPerMinute: 5 });
  const order = await shop.order();
  const paid = await shop.post('/api/orders', order);
  assert.equal(statusOf(paid), 'paid');
  const answers: [number, Answer][] = [
    [200, paid],
    [200, await shop.get('/healthz')],
    [200, await shop.get('/api/shop')],
    [200, await shop.get(orderPath(paid), tokenOf(paid))],
    [400, await shop.post('/api/quotes', '{')],
    [400, await shop.post('/api/stripe/webhook', '{}')],
    [401, await shop.get('/api/admin/orders')],
    [403, await shop.post('/api/quotes', QUOTE, { origin: 'https://evil.example' })],
    [404, await shop.get('/api/nothing')],
    [404, await shop.get('/book-checkout/nothing/nothing.js')],
    [405, await shop.get('/api/quotes')],
    [413, await shop.post('/api/quotes', 'x'.repeat(70_000))],
    [415, await shop.post('/api/quotes', QUOTE, { 'content-type': 'text/plain' })],
    [429, await shop.post('/api/quotes', QUOTE)],
  ];
  for (const [status, { status: given, headers }] of answers) {
    assert.equal(given, status);
    for (const [name, value] of Object.entries(HEADERS)) {
      assert.match(headers.get(name) ?? '', value, `${status}: ${name}`);
    }
    assert.equal(headers.get('x-powered-by'), null);
    assert.notEqual(headers.get('access-control-allow-origin'), '*');
    assert.equal(headers.get('access-control-allow-credentials'), null);
  }
});

test('under all of it the log keeps tokens, cards and buyers to itself', async (t) => {
  const shop = await startShop(t);
  const order = await shop.order({ payment: card('pm_card_chargeDeclined') });
  const { body } = await shop.post('/api/orders', order);
  await shop.post('/api/orders', { ...order, payment: { kind: 'token', id: 'tok_4242' } });
  await shop.post('/api/orders', { ...order, buyer: { ...BUYER, name: 'a\n{"level":"error"}' } });
  await shop.get('/api/orders/4242424242424242', 'sk_live_abcdefghijkl');
  await shop.get(`/api/orders/${encodeURIComponent('ord_1\n{"event":"order.paid"}')}`);
  const log = shop.log.map((record) => JSON.stringify(record)).join('\n');
  assert.doesNotMatch(log, /tok_|pm_card|4242424242424242|sk_live_a|ada@|Lovelace|clientKey/);
  assert.ok(!log.includes(textAt(body, 'token')));
  assert.ok(!log.includes('"event":"order.paid"'));
});
