import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { BOOKS } from './books.ts';
import { ask } from './shop.ts';

const MAIN = join(import.meta.dirname, '..', 'main.ts');

const ENVIRONMENT = {
  PORT: '0',
  CATALOGUE_FILE: 'books.json',
  STRIPE_SECRET_KEY: 'sk_test_123456',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_123456',
};

interface Ended {
  code: number | null;
  errors: string;
}

async function start(t: TestContext, environment: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'book-checkout-'));
  await writeFile(join(folder, 'books.json'), JSON.stringify(BOOKS));
  await writeFile(join(folder, '.env'), 'SHOP_NAME=From the file\n');
  const child = spawn(process.execPath, [MAIN], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...environment },
  });
  let errors = '';
  let lines = '';
  const listening = Promise.withResolvers<string>();
  const ended = Promise.withResolvers<Ended>();
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  child.stdout.on('data', (data: Buffer) => {
    lines += data.toString();
    const url = /"url":"([^"]+)"/.exec(lines)?.[1];
    if (url !== undefined) listening.resolve(url);
  });
  child.on('close', (code) => {
    ended.resolve({ code, errors });
  });
  t.after(async () => {
    child.kill('SIGKILL');
    await ended.promise;
    await rm(folder, { recursive: true });
  });
  return { child, folder, ended: ended.promise, listening: listening.promise };
}

test('it starts by environment and .env, and ends on SIGTERM', async (t) => {
  const { child, folder, ended, listening } = await start(t, ENVIRONMENT);
  const url = await listening;
  assert.match(url, /^http:\/\/localhost:\d+$/);
  assert.match((await ask(`${url}/api/shop`)).text, /From the file/);
  const nothing = await ask(`${url}/nothing`);
  assert.equal(nothing.status, 404);
  assert.partialDeepStrictEqual(nothing.body, { error: { code: 'not_found' } });
  assert.ok(existsSync(join(folder, 'data', 'book-checkout.sqlite')));
  child.kill('SIGTERM');
  assert.deepEqual(await ended, { code: 0, errors: '' });
});

test('TypeScript is compiled before the start, whose memory the compiler would stay in', async (t) => {
  const compiled = async (first: string) => {
    const cache = await mkdtemp(join(tmpdir(), 'book-checkout-'));
    t.after(() => rm(cache, { recursive: true }));
    const { child, ended, listening } = await start(t, {
      ...ENVIRONMENT,
      NODE_COMPILE_CACHE: cache,
      // Node tells what it compiles.
      NODE_DEBUG_NATIVE: 'COMPILE_CACHE',
      NODE_OPTIONS: `--import=${import.meta.resolve(first)}`,
    });
    await listening;
    child.kill('SIGTERM');
    const { code, errors } = await ended;
    assert.equal(code, 0);
    return errors.match(/saving transpilation cache for StrippedTypeScript/g)?.length ?? 0;
  };
  assert.ok((await compiled('../compile-cache.mjs')) > 50);
  assert.equal(await compiled('../compile-first.mjs'), 0);
});

test('a taken port is told in one sentence', async (t) => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  t.after(() => other.close());
  const address = other.address();
  assert.ok(typeof address === 'object' && address !== null);
  const { ended } = await start(t, { ...ENVIRONMENT, PORT: String(address.port) });
  assert.deepEqual(await ended, {
    code: 1,
    errors: `Port ${address.port} is taken by another program. Stop that program, or set PORT to a free port.\n`,
  });
});

test('faulty settings are told all at once, without a stack or a key', async (t) => {
  const { ended } = await start(t, {
    ...ENVIRONMENT,
    PORT: 'x',
    STRIPE_SECRET_KEY: 'pk_test_abcdef',
  });
  const { code, errors } = await ended;
  assert.equal(code, 1);
  assert.match(errors, /2 settings need attention/);
  assert.doesNotMatch(errors, /abcdef| at /);
});

test('a faulty catalogue is told in one sentence', async (t) => {
  const { ended } = await start(t, { ...ENVIRONMENT, CATALOGUE_FILE: 'none.json' });
  assert.deepEqual(await ended, {
    code: 1,
    errors: 'The catalogue none.json cannot be read. Is the path right?\n',
  });
});

test('a database that is none is told in one sentence and left as it is', async (t) => {
  const file = join(await mkdtemp(join(tmpdir(), 'book-checkout-')), 'orders.sqlite');
  t.after(() => rm(join(file, '..'), { recursive: true }));
  await writeFile(file, 'this is a letter, not a database, and long enough to be taken for one');
  const { ended } = await start(t, { ...ENVIRONMENT, DATABASE_FILE: file });
  const { code, errors } = await ended;
  assert.equal(code, 1);
  assert.match(errors, /^The database .* cannot be opened: file is not a database\.\n$/);
  assert.match(await readFile(file, 'utf8'), /^this is a letter/);
});

/** Runs inside the server's process: a fault of our own making, at a signal. */
const FAULTS = [
  "process.on('SIGUSR2',()=>{Promise.reject(new(Error)('nobody_waited'))})",
  "process.on('SIGHUP',()=>{throw(new(Error)('in_mid_air'))})",
].join(';');

async function startFaulty(t: TestContext) {
  const NODE_OPTIONS = `--import=data:text/javascript,${FAULTS}`;
  const server = await start(t, { ...ENVIRONMENT, NODE_OPTIONS });
  const seen = Promise.withResolvers<undefined>();
  server.child.stdout.on('data', (data: Buffer) => {
    if (/nobody_waited|in_mid_air/.test(data.toString())) seen.resolve(undefined);
  });
  return { ...server, url: await server.listening, seen: seen.promise };
}

test('a failure that nobody waited for is logged, and the shop goes on', async (t) => {
  const { child, ended, url, seen } = await startFaulty(t);
  child.kill('SIGUSR2');
  await seen;
  assert.equal((await ask(`${url}/api/shop`)).status, 200);
  child.kill('SIGTERM');
  assert.deepEqual(await ended, { code: 0, errors: '' });
});

test('after an exception in mid-air the shop closes in order and says that it failed', async (t) => {
  const { child, ended, seen } = await startFaulty(t);
  child.kill('SIGHUP');
  await seen;
  assert.deepEqual(await ended, { code: 1, errors: '' });
});

test('addresses that are none of the shop’s are refused in its own way', async (t) => {
  const { listening } = await start(t, ENVIRONMENT);
  const url = await listening;
  const paths = ['/', '/.env', '/.git/config', '/books.json', '/data/book-checkout.sqlite'];
  for (const path of [...paths, '/..%2f.env', '/%2e%2e/%2e%2e/etc/passwd', '/%E0%A4%A']) {
    const { status, headers, text } = await ask(`${url}${path}`);
    assert.ok(status === 404 || status === 400, `${path}: ${status}`);
    assert.equal(headers.get('content-type'), 'application/json; charset=utf-8');
    assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'/);
    assert.equal(headers.get('x-powered-by'), null);
    assert.doesNotMatch(text, /node_modules|\.ts|From the file/);
  }
});
