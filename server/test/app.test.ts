import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import type { TestContext } from 'node:test';
import express from 'express';
import { createBookCheckout, createLog, listen } from '../index.ts';
import { BOOKS } from './books.ts';
import { ask, listAt, ORIGIN, startShop, textAt, VISA } from './shop.ts';

async function widgetFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'widget-'));
  t.after(() => rm(folder, { recursive: true }));
  const parts = join(folder, 'book-checkout', 'a1B2_c-D');
  await mkdir(parts, { recursive: true });
  await writeFile(join(folder, 'book-checkout.js'), 'export {};');
  await writeFile(join(parts, 'pay.js'), 'export {};');
  await writeFile(join(parts, 'pay.js.map'), '{}');
  await writeFile(join(folder, 'secret.txt'), 'classified');
  return folder;
}

test('the shop window has the books with written prices, and keeps', async (t) => {
  const shop = await startShop(t, { shopName: 'Stripe Press' });
  const answer = await shop.get('/api/shop');
  assert.partialDeepStrictEqual(answer.body, {
    name: 'Stripe Press',
    currency: 'usd',
    publishableKey: shop.standIn.publishableKey,
    stripeScriptUrl: shop.standIn.scriptUrl,
    paymentFlow: 'payment_intents',
  });
  const [first] = listAt(answer.body, 'books');
  assert.deepEqual(first, {
    id: '1',
    title: 'The Art of Doing Science and Engineering',
    author: 'Somebody',
    blurb: 'Something to read.',
    cover: 'covers/1.svg',
    ground: '#3b3b1f',
    price: { minor: 2300, currency: 'usd', text: '$23' },
    left: null,
  });
  const etag = answer.headers.get('etag') ?? '';
  assert.equal(answer.headers.get('cache-control'), 'no-cache');
  const again = await ask(`${shop.url}/api/shop`, {
    headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' },
  });
  assert.deepEqual([again.status, again.text], [304, '']);
});

test('a quote is priced by the catalogue', async (t) => {
  const shop = await startShop(t);
  const lines = [
    { book: '1', quantity: 2 },
    { book: '3', quantity: 1 },
  ];
  const answer = await shop.post('/api/quotes', { lines });
  assert.partialDeepStrictEqual(answer.body, {
    lines: [
      { book: '1', quantity: 2, unit: { text: '$23.00' }, total: { minor: 4600, text: '$46.00' } },
      { book: '3', quantity: 1, total: { minor: 2800 } },
    ],
    total: { minor: 7400, currency: 'usd', text: '$74.00' },
  });
});

test('the script and its parts are open to pages of any site', async (t) => {
  const shop = await startShop(t, { widgetDirectory: await widgetFolder(t) });
  for (const [path, cache] of [
    ['/book-checkout.js', 'no-cache'],
    ['/book-checkout/a1B2_c-D/pay.js', 'public, max-age=31536000, immutable'],
  ]) {
    const answer = await ask(`${shop.url}${path ?? ''}`, {
      headers: { origin: 'https://any.example' },
    });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'text/javascript; charset=utf-8');
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    assert.equal(answer.headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.equal(answer.headers.get('cache-control'), cache);
    assert.ok(answer.headers.get('etag'));
  }
});

test('the script comes compressed to those who can read that', async (t) => {
  const directory = await widgetFolder(t);
  await writeFile(join(directory, 'book-checkout.js.br'), brotliCompressSync('export {};'));
  const shop = await startShop(t, { widgetDirectory: directory });
  for (const [accepted, encoding] of [
    ['gzip, br', 'br'],
    ['identity', null],
  ] as const) {
    const answer = await fetch(`${shop.url}/book-checkout.js`, {
      headers: { 'accept-encoding': accepted },
    });
    assert.equal(answer.headers.get('content-encoding'), encoding);
    assert.equal(answer.headers.get('content-type'), 'text/javascript; charset=utf-8');
    assert.equal(answer.headers.get('cache-control'), 'no-cache');
    assert.match(answer.headers.get('vary') ?? '', /accept-encoding/i);
    assert.equal(await answer.text(), 'export {};');
  }
});

test('nothing else is served from the folder of the script', async (t) => {
  const shop = await startShop(t, { widgetDirectory: await widgetFolder(t) });
  for (const path of [
    '/secret.txt',
    '/book-checkout/a1B2_c-D/pay.js.map',
    '/book-checkout/a1B2_c-D/nothing.js',
    '/book-checkout/nothing/pay.js',
    '/book-checkout/a1B2_c-D/..%2f..%2fsecret.txt%00.js',
    '/book-checkout/..%2fsecret.txt',
    '/book-checkout/%2e%2e%2fsecret.txt%00.js',
    '/book-checkout/..%2f..%2f..%2fetc%2fpasswd.js',
  ]) {
    const { status, text } = await shop.get(path);
    assert.ok(status === 404 || status === 400, `${path}: ${status}`);
    assert.ok(!text.includes('classified'), path);
  }
});

test('health and readiness', async (t) => {
  const shop = await startShop(t);
  assert.deepEqual((await shop.get('/healthz')).body, { status: 'ok' });
  assert.deepEqual((await shop.get('/readyz')).body, { status: 'ready' });
});

for (const origin of [ORIGIN, 'https://books.example']) {
  test(`a page of ${origin} may use the API`, async (t) => {
    const shop = await startShop(t);
    const answer = await shop.post('/api/orders', await shop.order(), { origin });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('access-control-allow-origin'), origin);
    assert.equal(answer.headers.get('access-control-allow-credentials'), null);
    const preflight = await ask(`${shop.url}/api/orders`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('access-control-allow-origin'), origin);
    assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /authorization/);
  });
}

for (const origin of [
  'https://evil.example',
  'null',
  'https://shop.example.evil.example',
  'http://shop.example',
  'https://shop.example:8443',
  'https://SHOP.example',
]) {
  test(`a page of ${origin} may not`, async (t) => {
    const shop = await startShop(t);
    const order = await shop.order();
    const answer = await shop.post('/api/orders', order, { origin });
    assert.equal(answer.status, 403);
    assert.partialDeepStrictEqual(answer.body, { error: { code: 'origin_not_allowed' } });
    assert.equal(answer.headers.get('access-control-allow-origin'), null);
    assert.equal(answer.headers.get('vary'), 'Origin');
    assert.equal(await shop.posts(), 0);
    const read = await ask(`${shop.url}/api/shop`, { headers: { origin } });
    assert.equal(read.headers.get('access-control-allow-origin'), null);
  });
}

test('on the own machine its names count as one', async (t) => {
  const shop = await startShop(t, { publicUrl: 'http://localhost:5000' });
  for (const host of ['localhost', '127.0.0.1', '[::1]']) {
    const quote = { lines: [{ book: '1', quantity: 1 }] };
    const ours = await shop.post('/api/quotes', quote, { origin: `http://${host}:5000` });
    const other = await shop.post('/api/quotes', quote, { origin: `http://${host}:5001` });
    assert.deepEqual([ours.status, other.status], [200, 403]);
  }
});

test('no answer sets a cookie or shows a secret', async (t) => {
  const shop = await startShop(t);
  const order = await shop.order();
  const paid = await shop.post('/api/orders', order);
  const answers = [
    paid,
    await shop.get('/api/shop'),
    await shop.get(`/api/orders/${textAt(paid.body, 'orderId')}`, textAt(paid.body, 'token')),
    await shop.post('/api/orders', { ...order, clientKey: '' }),
    await shop.post('/api/stripe/webhook', {}),
    await shop.get('/api/nothing'),
  ];
  for (const { text, headers } of answers) {
    assert.doesNotMatch(text, /sk_test|whsec_|_secret_/);
    assert.equal(headers.get('set-cookie'), null);
    assert.equal(headers.get('strict-transport-security'), 'max-age=31536000');
  }
  const log = JSON.stringify(shop.log);
  assert.doesNotMatch(log, /NotARealSecretKey|whsec_\w|_secret_\w|ada@example|pm_card_visa/);
});

test('it works under a path of somebody’s Express application, and leaves the rest alone', async (t) => {
  const shop = await startShop(t, { path: '/shop', widgetDirectory: await widgetFolder(t) });
  const paid = await shop.post('/api/orders', await shop.order({ payment: VISA }));
  assert.equal(textAt(paid.body, 'status'), 'paid');
  assert.equal((await shop.get('/book-checkout.js')).status, 200);
  assert.equal(
    (await shop.get('/api/nothing')).headers.get('content-type'),
    'application/json; charset=utf-8',
  );
  await shop.logged({ event: 'order.paid', changed: false });
});

test('mounted at the root, the owner’s own pages keep their headers', async (t) => {
  const shop = await createBookCheckout({
    secretKey: 'sk_test_123456',
    publishableKey: 'pk_test_123456',
    databaseFile: ':memory:',
    catalogue: BOOKS,
    log: createLog({ write: () => undefined }),
  });
  const app = express().use(shop.router);
  app.get('/own', (_request, response) => {
    response.send('own');
  });
  const server = await listen(app, { port: 0, host: '127.0.0.1' });
  t.after(async () => {
    await server.close();
    await shop.close();
  });
  const own = await ask(`${server.url}/own`);
  assert.deepEqual([own.text, own.headers.get('content-security-policy')], ['own', null]);
});

test('a database by an address is refused: its lock and its orders could be in two files', async () => {
  const options = {
    secretKey: 'sk_test_123456',
    publishableKey: 'pk_test_123456',
    databaseFile: 'file:orders.sqlite?nolock=1',
    catalogue: BOOKS,
  };
  await assert.rejects(createBookCheckout(options), /databaseFile must be a path/);
});
