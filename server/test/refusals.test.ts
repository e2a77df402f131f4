import assert from 'node:assert/strict';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { test } from 'node:test';
import { ask, BUYER, startShop, textAt, valueAt } from './shop.ts';
import type { Answer } from './shop.ts';

const line = (quantity: unknown, book: unknown = '1') => ({ lines: [{ book, quantity }] });
const lines = (count: number) => ({
  lines: Array.from({ length: count }, () => ({ book: '1', quantity: 1 })),
});

/** Every answer to bad input is JSON with a code and a sentence, and shows nothing of the inside. */
function requireRefusal(answer: Answer, status: number, code: string, field?: string): void {
  assert.equal(answer.status, status, answer.text);
  assert.equal(answer.headers.get('content-type'), 'application/json; charset=utf-8');
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(answer.headers.get('x-powered-by'), null);
  assert.match(answer.headers.get('content-security-policy') ?? '', /^default-src 'none'/);
  assert.equal(textAt(answer.body, 'error', 'code'), code);
  assert.equal(valueAt(answer.body, 'error', 'field'), field);
  assert.match(textAt(answer.body, 'error', 'message'), /^[\w].*[.]$/);
  assert.doesNotMatch(answer.text, /node_modules|server\/|\.ts:|at .+\(|<html/);
}

const QUANTITIES = [
  '0',
  '-1',
  '1.5',
  '100',
  '1e9',
  '1e999',
  '9007199254740992',
  '"2"',
  'null',
  '[]',
  '{}',
  'true',
];

const BAD_QUOTES: [name: string, body: string, field: string | undefined, code?: string][] = [
  ...QUANTITIES.map((quantity): [string, string, string] => [
    `quantity ${quantity}`,
    `{"lines":[{"book":"1","quantity":${quantity}}]}`,
    'lines[0].quantity',
  ]),
  ['no quantity', '{"lines":[{"book":"1"}]}', 'lines[0].quantity'],
  ['a number for a book', JSON.stringify(line(1, 1)), 'lines[0].book'],
  ['an object for a book', JSON.stringify(line(1, { $ne: null })), 'lines[0].book'],
  ['a long book id', JSON.stringify(line(1, 'x'.repeat(65))), 'lines[0].book'],
  ['a book nobody has', JSON.stringify(line(1, '9')), 'lines[0].book', 'unknown_book'],
  [
    'the book "constructor"',
    JSON.stringify(line(1, 'constructor')),
    'lines[0].book',
    'unknown_book',
  ],
  ['SQL for a book', JSON.stringify(line(1, "1' OR 1=1")), 'lines[0].book', 'unknown_book'],
  ['a book twice', JSON.stringify(lines(2)), 'lines[1].book'],
  ['no lines', '{"lines":[]}', 'lines'],
  ['too many lines', JSON.stringify(lines(51)), 'lines'],
  ['lines that are a text', '{"lines":"1"}', 'lines'],
  ['a line that is null', '{"lines":[null]}', 'lines[0]'],
  ['nothing', '{}', 'lines'],
  ['a list', '[]', undefined],
  ['a price', '{"lines":[{"book":"1","quantity":1,"price":1}]}', 'lines[0].price'],
  ['a total', '{"lines":[{"book":"1","quantity":1}],"total":1}', 'total'],
  ['a state', '{"state":"paid","lines":[{"book":"1","quantity":1}]}', 'state'],
  ['__proto__', '{"lines":[{"book":"1","quantity":1}],"__proto__":{"paid":true}}', '__proto__'],
  [
    '__proto__ inside',
    '{"lines":[{"book":"1","quantity":1,"__proto__":{}}]}',
    'lines[0].__proto__',
  ],
  [
    '__proto__ under a long name',
    `{"${'a'.repeat(50_000)}":{"__proto__":{}}}`,
    `${'a'.repeat(64)}.__proto__`,
  ],
  ['constructor', '{"lines":[{"book":"1","quantity":1}],"constructor":{}}', 'constructor'],
];

test('quotes: each bad input gets its field and a sentence', async (t) => {
  const shop = await startShop(t);
  for (const [name, body, field, code = 'invalid_request'] of BAD_QUOTES) {
    await t.test(name, async () => {
      requireRefusal(await shop.post('/api/quotes', body), 400, code, field);
    });
  }
  assert.equal(valueAt({}, 'paid'), undefined);
});

const withBuyer = (changes: object) => ({ buyer: { ...BUYER, ...changes } });
const withAddress = (changes: object) => withBuyer({ address: { ...BUYER.address, ...changes } });

const BAD_ORDERS: [name: string, changes: object, field: string, code?: string][] = [
  ['a quote of nobody', { quoteToken: 'x.y' }, 'quoteToken', 'quote_invalid'],
  ['no quote', { quoteToken: undefined }, 'quoteToken'],
  ['a huge quote', { quoteToken: 'x'.repeat(9000) }, 'quoteToken'],
  ['a short client key', { clientKey: 'abc' }, 'clientKey'],
  ['an unknown kind of payment', { payment: { kind: 'cash', id: 'pm_1' } }, 'payment.kind'],
  ['no payment', { payment: undefined }, 'payment'],
  [
    'a card number for a payment',
    { payment: { kind: 'payment_method', id: '4242424242424242' } },
    'payment.id',
  ],
  [
    'a payment that is a path',
    { payment: { kind: 'payment_method', id: 'pm_1/../refunds' } },
    'payment.id',
  ],
  ['an amount', { amount: 1 }, 'amount'],
  ['an order id', { id: 'ord_1' }, 'id'],
  ['no name', withBuyer({ name: ' ' }), 'buyer.name'],
  ['a name of lines', withBuyer({ name: 'Ada\r\nBcc: all' }), 'buyer.name'],
  ['no e-mail', withBuyer({ email: '' }), 'buyer.email'],
  [
    'an e-mail with a header',
    withBuyer({ email: 'a@example.com\r\nBcc: b@example.com' }),
    'buyer.email',
  ],
  ['an endless e-mail', withBuyer({ email: `${'a'.repeat(10_000)}@example.com` }), 'buyer.email'],
  ['a country by name', withAddress({ country: 'France' }), 'buyer.address.country'],
  ['a long city', withAddress({ city: 'x'.repeat(101) }), 'buyer.address.city'],
  ['a list for a line', withAddress({ line1: ['x'] }), 'buyer.address.line1'],
];

test('orders: each bad input gets its field and a sentence, and Stripe hears nothing', async (t) => {
  const shop = await startShop(t);
  for (const [name, changes, field, code = 'invalid_request'] of BAD_ORDERS) {
    await t.test(name, async () => {
      const order = await shop.order(changes);
      requireRefusal(await shop.post('/api/orders', order), 400, code, field);
    });
  }
  assert.equal(await shop.posts(), 0);
});

const BAD_REQUESTS: [name: string, init: RequestInit, status: number, code: string][] = [
  ['broken JSON', { body: '{"lines":' }, 400, 'invalid_json'],
  ['a bare number', { body: '1' }, 400, 'invalid_json'],
  ['a bare null', { body: 'null' }, 400, 'invalid_json'],
  ['no body', {}, 415, 'unsupported_media_type'],
  [
    'text',
    { body: '{}', headers: { 'content-type': 'text/plain' } },
    415,
    'unsupported_media_type',
  ],
  [
    'a form',
    { body: 'lines=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    415,
    'unsupported_media_type',
  ],
  [
    'a strange character set',
    { body: '{}', headers: { 'content-type': 'application/json; charset=x' } },
    415,
    'unsupported_media_type',
  ],
  [
    'a strange encoding',
    { body: '{}', headers: { 'content-type': 'application/json', 'content-encoding': 'x' } },
    415,
    'unsupported_media_type',
  ],
  [
    'JSON in other letters',
    { body: '{}', headers: { 'content-type': 'application/json; charset=utf-16' } },
    415,
    'unsupported_media_type',
  ],
  [
    'a parcel that was not packed',
    { body: '{}', headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' } },
    400,
    'invalid_json',
  ],
  ['an empty body', { body: '' }, 400, 'invalid_request'],
  [
    '64 kB and more',
    { body: JSON.stringify({ lines: 'x'.repeat(65_536) }) },
    413,
    'body_too_large',
  ],
  [
    'a small parcel that unpacks to much',
    {
      body: gzipSync(Buffer.alloc(10_000_000, ' ')),
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    },
    413,
    'body_too_large',
  ],
  ['deep nesting', { body: '['.repeat(30_000) + ']'.repeat(30_000) }, 400, 'invalid_request'],
];

test('bodies that are no good are refused as JSON', async (t) => {
  const shop = await startShop(t);
  for (const [name, init, status, code] of BAD_REQUESTS) {
    await t.test(name, async () => {
      const headers = 'body' in init ? { 'content-type': 'application/json' } : {};
      const answer = await ask(`${shop.url}/api/quotes`, { method: 'POST', headers, ...init });
      requireRefusal(answer, status, code);
    });
  }
});

test('bodies may come packed, and may name their character set', async (t) => {
  const shop = await startShop(t);
  const body = JSON.stringify(line(1));
  for (const [packing, pack] of Object.entries({
    identity: (text: string) => text,
    gzip: gzipSync,
    deflate: deflateSync,
    br: brotliCompressSync,
  })) {
    const answer = await ask(`${shop.url}/api/quotes`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset="UTF-8"; a=b',
        'content-encoding': packing,
      },
      body: pack(body),
    });
    assert.equal(answer.status, 200, `${packing}: ${answer.text}`);
  }
});

const BAD_METHODS: [method: string, path: string, allow: string][] = [
  ['DELETE', '/api/shop', 'GET, HEAD'],
  ['POST', '/api/shop', 'GET, HEAD'],
  ['GET', '/api/quotes', 'POST'],
  ['GET', '/api/orders', 'POST'],
  ['PUT', '/api/orders/ord_1', 'GET, HEAD'],
  ['GET', '/api/orders/ord_1/confirm', 'POST'],
  ['GET', '/api/stripe/webhook', 'POST'],
  ['POST', '/healthz', 'GET, HEAD'],
  ['POST', '/book-checkout.js', 'GET, HEAD'],
];

test('a wrong method names the right ones', async (t) => {
  const shop = await startShop(t);
  for (const [method, path, allow] of BAD_METHODS) {
    await t.test(`${method} ${path}`, async () => {
      const answer = await ask(`${shop.url}${path}`, { method });
      requireRefusal(answer, 405, 'method_not_allowed');
      assert.equal(answer.headers.get('allow'), allow);
    });
  }
});

test('addresses that are nothing are refused as JSON', async (t) => {
  const shop = await startShop(t);
  for (const path of ['/api', '/api/', '/api/nothing', '/api/orders/ord_1/refund']) {
    await t.test(path, async () => {
      requireRefusal(await shop.get(path), 404, 'not_found');
    });
  }
  await t.test('an address that cannot be decoded', async () => {
    const answer = await shop.get('/api/orders/%E0%A4%A');
    requireRefusal(answer, 400, 'invalid_json');
  });
});

test('a failure of the shop says sorry and keeps its reason to the log', async (t) => {
  const shop = await startShop(t, {
    now: () => {
      throw new Error('the clock fell from /etc/wall');
    },
  });
  const answer = await shop.post('/api/quotes', line(1));
  requireRefusal(answer, 500, 'internal');
  assert.doesNotMatch(answer.text, /clock/);
  assert.ok(shop.log.some(({ cause }) => String(cause).includes('the clock fell')));
});
