import assert from 'node:assert/strict';
import { connect } from 'node:net';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { listen } from '../listen.ts';
import { open, part, text } from './client.ts';
import type { Fixture } from './client.ts';

/** Sends bytes as they are, and reads until the other side ends the connection. */
function exchange(port: number, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const answer: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (part) => answer.push(part));
    socket.on('error', reject);
    socket.on('close', () => {
      resolve(Buffer.concat(answer).toString('latin1'));
    });
  });
}

function portOf({ standIn }: Fixture): number {
  return Number(new URL(standIn.apiUrl).port);
}

/** Checks that an answer has the status and is an error in Stripe's shape, without a stack. */
function assertRefused(answer: string, status: number, what: string): void {
  assert.match(answer, new RegExp(`^HTTP/1.1 ${status} `), `${what}: ${answer}`);
  const [, body = ''] = answer.split('\r\n\r\n');
  const error: unknown = JSON.parse(body);
  assert.equal(text(error, 'error', 'type'), 'invalid_request_error', what);
  assert.ok(text(error, 'error', 'message').length > 10, what);
  assert.doesNotMatch(body, /\bat \S+:\d+|node_modules|file:\/\//, what);
}

async function assertServes({ stripe }: Fixture, what: string): Promise<void> {
  const intent = await stripe.paymentIntents.create({ amount: 1099, currency: 'usd' });
  assert.equal(intent.amount, 1099, `after ${what}`);
}

const bearer = ({ standIn }: Fixture) => `authorization: Bearer ${standIn.secretKey}`;

test('forms that are none, or too much of one, are refused one by one', async (t) => {
  const fixture = await open(t);
  const { standIn } = fixture;
  const bodies: readonly (readonly [what: string, body: string | Buffer, status: number])[] = [
    ['open bracket', 'amount[=100', 400],
    ['closing brackets', ']]]=1&currency=usd', 400],
    ['opening brackets', '[[[[=1', 400],
    ['no name', '=1', 400],
    ['ampersands', '&&&&', 400],
    ['nothing', '', 400],
    ['lone percent', 'currency=usd&amount=%', 400],
    ['half an escape', 'currency=usd&amount=%z1', 400],
    ['invalid UTF-8, escaped', 'currency=%ff%fe&amount=100', 400],
    ['invalid UTF-8, raw', Buffer.from('currency=\xff\xfe&amount=100', 'latin1'), 400],
    ['NUL', 'currency=usd%00&amount=100', 400],
    ['a name twice', 'amount=100&amount=200&currency=usd', 400],
    ['an amount in exponents', 'amount=1e3&currency=usd', 400],
    ['an amount past all integers', `amount=${'9'.repeat(400)}&currency=usd`, 400],
    ['an object where text belongs', 'amount[a][b]=1&currency=usd', 400],
    ['text where an object belongs', 'amount=100&currency=usd&shipping=me', 400],
    ['a list where an object belongs', 'amount=100&currency=usd&shipping[]=me', 400],
    ['1,000 brackets', `amount=100&currency=usd&metadata${'[a]'.repeat(1000)}=1`, 400],
    ['5,000 parameters', Array.from({ length: 5000 }, (_, n) => `a${n}=1`).join('&'), 413],
    ['20,000 items of a list', 'expand[]=&'.repeat(9_000), 413],
    ['a megabyte', `description=${'a'.repeat(1_000_000)}`, 413],
    ['__proto__', 'amount=100&currency=usd&__proto__[amount]=1&amount[__proto__]=1', 400],
    ['constructor', 'amount=100&currency=usd&constructor[prototype][polluted]=1', 400],
    ['toString', 'amount=100&currency=usd&toString=1', 400],
    ['hasOwnProperty', 'amount=100&currency=usd&hasOwnProperty=1', 400],
    ['a distant place in a list', 'amount=100&currency=usd&expand[4294967296]=customer', 400],
  ];
  for (const [what, body, status] of bodies) {
    const answer = await exchange(
      portOf(fixture),
      Buffer.concat([
        Buffer.from(
          [
            'POST /v1/payment_intents HTTP/1.1',
            'host: localhost',
            'connection: close',
            'content-type: application/x-www-form-urlencoded',
            `content-length: ${Buffer.byteLength(body)}`,
            `authorization: Bearer ${standIn.secretKey}`,
            '\r\n',
          ].join('\r\n'),
        ),
        Buffer.from(body),
      ]),
    );
    assertRefused(answer, status, what);
    assert.equal(Reflect.get({}, 'polluted'), undefined, what);
    await assertServes(fixture, what);
  }
});

test('metadata may be named like what every object has', async (t) => {
  const { stripe } = await open(t);
  const metadata = { constructor: 'a', toString: 'b', hasOwnProperty: 'c' };
  const intent = await stripe.paymentIntents.create({ amount: 1099, currency: 'usd', metadata });
  assert.deepEqual({ ...intent.metadata }, metadata);
});

test('bodies of other kinds are refused', async (t) => {
  const fixture = await open(t);
  const { standIn } = fixture;
  const bodies: readonly (readonly [
    what: string,
    type: string,
    body: string | Buffer,
    more?: object,
  ])[] = [
    ['JSON', 'application/json', '{"amount":100}'],
    ['multipart', 'multipart/form-data; boundary=x', '--x--'],
    ['plain text', 'text/plain', 'amount=100'],
    ['no kind at all', ';;;', 'amount=100'],
    ['an unknown charset', 'application/x-www-form-urlencoded; charset=utf-7', 'amount=100'],
    ['no gzip', 'application/x-www-form-urlencoded', 'amount=1', { 'content-encoding': 'gzip' }],
    [
      'half a gzip',
      'application/x-www-form-urlencoded',
      gzipSync('amount=100').subarray(0, 15),
      { 'content-encoding': 'gzip' },
    ],
    [
      'a zip bomb',
      'application/x-www-form-urlencoded',
      gzipSync(`a=${'a'.repeat(5_000_000)}`),
      { 'content-encoding': 'gzip' },
    ],
    [
      'an unknown encoding',
      'application/x-www-form-urlencoded',
      'amount=1',
      { 'content-encoding': 'rot13' },
    ],
  ];
  for (const [what, type, body, more] of bodies) {
    const answer = await fetch(`${standIn.apiUrl}/v1/payment_intents`, {
      method: 'POST',
      headers: { authorization: `Bearer ${standIn.secretKey}`, 'content-type': type, ...more },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    });
    const error: unknown = await answer.json();
    assert.ok([400, 413, 415].includes(answer.status), `${what}: ${answer.status}`);
    assert.equal(text(error, 'error', 'type'), 'invalid_request_error', what);
    await assertServes(fixture, what);
  }
});

test('addresses and methods that do not exist are refused in the same shape', async (t) => {
  const fixture = await open(t);
  const requests: readonly (readonly [line: string, status: number])[] = [
    ['GET /v1/charges/%00', 404],
    ['GET /v1/charges/ch_%00%0a', 404],
    ['GET /v1/charges/%', 400],
    ['GET /v1/charges/%ff', 400],
    ['GET /v1/charges/..%2f..%2fetc%2fpasswd', 404],
    ['GET /v1/../../etc/passwd', 404],
    ['GET //v1//charges', 404],
    [`GET /v1/charges/${'a'.repeat(8000)}`, 404],
    ['GET /v1/charges/__proto__', 404],
    ['GET /v1/charges?limit[__proto__]=1&limit[constructor][prototype]=1', 400],
    [`GET /v1/charges?created${'[a]'.repeat(1000)}=1`, 400],
    ['GET /v1/charges?limit=10&limit=20', 400],
    ['GET /v1/charges?expand=a&expand[b]=c', 400],
    ['GET http://elsewhere.example/v1/nothing', 404],
    ['PUT /v1/charges', 404],
    ['DELETE /v1/charges/ch_1', 404],
    ['PATCH /v1/charges', 404],
    ['TRACE /v1/charges', 404],
    ['PROPFIND /v1/charges', 404],
    ['OPTIONS *', 404],
    ['CONNECT api.stripe.com:443', 405],
    ['BREW /v1/charges', 400],
    ['get /v1/charges', 400],
    ['GET /v1/charges\0', 400],
    ['GET /v1/ charges', 400],
    ['\x16\x03\x01 not plain text', 400],
  ];
  for (const [line, status] of requests) {
    const head = [`${line} HTTP/1.1`, 'host: localhost', 'connection: close', bearer(fixture)];
    const answer = await exchange(portOf(fixture), `${head.join('\r\n')}\r\n\r\n`);
    assertRefused(answer, status, line);
    await assertServes(fixture, line);
  }
});

test('heads that are malformed, or far too large, are refused', async (t) => {
  const fixture = await open(t);
  const many = Array.from({ length: 5000 }, (_, number) => `x-${number}: 1`).join('\r\n');
  const heads: readonly (readonly [what: string, lines: readonly string[], status: number])[] = [
    ['no host', ['GET /v1/charges HTTP/1.1'], 400],
    ['two hosts', ['GET /v1/charges HTTP/1.1', 'host: a', 'host: b'], 400],
    ['a host of signs', ['GET /v1/charges HTTP/1.1', 'host: @/\\[]'], 401],
    ['HTTP of the future', ['GET /v1/charges HTTP/7.5', 'host: localhost'], 400],
    ['a header without a colon', ['GET / HTTP/1.1', 'host: localhost', 'nonsense'], 400],
    ['a header with a NUL', ['GET / HTTP/1.1', 'host: localhost', 'a: \0'], 400],
    ['a negative length', ['POST / HTTP/1.1', 'host: localhost', 'content-length: -1'], 400],
    ['two lengths', ['POST / HTTP/1.1', 'host: a', 'content-length: 1', 'content-length: 2'], 400],
    [
      'length and chunks',
      ['POST /v1/charges HTTP/1.1', 'host: a', 'content-length: 3', 'transfer-encoding: chunked'],
      400,
    ],
    [
      'a chunk of no size',
      ['POST /v1/charges HTTP/1.1', 'host: a', 'transfer-encoding: chunked', '', 'zz'],
      400,
    ],
    ['one enormous header', ['GET / HTTP/1.1', 'host: localhost', `a: ${'a'.repeat(1e6)}`], 431],
    ['5,000 headers', ['GET / HTTP/1.1', 'host: localhost', many], 431],
    [
      'a version of signs',
      ['GET /v1/charges HTTP/1.1', 'host: a', 'stripe-version: \xff\xfe', bearer(fixture)],
      400,
    ],
  ];
  for (const [what, lines, status] of heads) {
    const [first = '', ...rest] = lines;
    const head = [first, 'connection: close', ...rest].join('\r\n');
    const answer = await exchange(portOf(fixture), Buffer.from(`${head}\r\n\r\n`, 'latin1'));
    assertRefused(answer, status, what);
    await assertServes(fixture, what);
  }
});

test('garbage behind a request does not swallow its answer', async (t) => {
  const fixture = await open(t);
  const body = 'amount=1099&currency=usd';
  const request = [
    'POST /v1/payment_intents HTTP/1.1',
    'host: localhost',
    'content-type: application/x-www-form-urlencoded',
    `content-length: ${body.length}`,
    bearer(fixture),
    '',
    `${body}\0\xff garbage\r\n\r\n`,
  ].join('\r\n');
  const answer = await exchange(portOf(fixture), request);
  const [, first = '', second = ''] = answer.split('HTTP/1.1 ');
  assert.match(first, /^200 OK[^]*"amount": 1099/);
  assertRefused(`HTTP/1.1 ${second}`, 400, 'garbage');
  await assertServes(fixture, 'garbage');
});

test('a client that goes away in the middle of a request leaves no trace', async (t) => {
  const fixture = await open(t);
  await new Promise<void>((resolve, reject) => {
    const socket = connect(portOf(fixture), '127.0.0.1', () => {
      socket.end(
        `POST /v1/charges HTTP/1.1\r\nhost: localhost\r\n${bearer(fixture)}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 1000\r\n\r\namount=1`,
      );
    });
    socket.on('close', () => {
      resolve();
    });
    socket.on('error', reject);
    socket.resume();
  });
  await assertServes(fixture, 'half a request');
  assert.deepEqual(part(await fixture.ledger(), 'charges'), []);
});

for (const [what, bytes] of [
  ['head', 'GET / HTTP/1.1\r\nhost: loc'],
  ['body', 'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\n\r\nhalf'],
] as const) {
  test(`a client that never ends its ${what} is sent away`, async (t) => {
    const listener = await listen(0, 'a test', { patience: 100 });
    t.after(() => listener.close());
    listener.serve((request) => request.resume());
    assert.match(await exchange(listener.port, bytes), /^HTTP\/1.1 408 [^]*"error"/);
  });
}

test('the controls and the pages refuse nonsense too', async (t) => {
  const fixture = await open(t);
  const { apiUrl, scriptUrl } = fixture.standIn;
  const json = { 'content-type': 'application/json' };
  for (const body of ['{', 'null', '[]', '"a"', '{"__proto__":{"route":1}}', '{"route":{}}']) {
    const answer = await fetch(`${apiUrl}/_control/next`, { method: 'POST', headers: json, body });
    assert.equal(answer.status, 400, body);
    assert.ok(text(await answer.json(), 'error', 'message'), body);
  }
  for (const url of [
    `${apiUrl}/receipts/%ff`,
    `${apiUrl}/3ds/%`,
    `${new URL(scriptUrl).origin}/frames/%`,
  ]) {
    const answer = await fetch(url);
    assert.equal(answer.status, 400, url);
    assert.doesNotMatch(await answer.text(), /node_modules|file:\/\//, url);
  }
  await assertServes(fixture, 'nonsense');
});
