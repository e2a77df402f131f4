import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, test } from 'node:test';
import { freePort } from '../../tools/free-port.ts';

/** `npm start` as the person at the terminal meets it; the shop runs in a folder of its own. */

const program = fileURLToPath(new URL('../serve.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'demo-start-'));
after(() => {
  rmSync(folder, { recursive: true });
});

const SECRET = `sk_test_${'a'.repeat(24)}`;
const PUBLISHABLE = `pk_test_${'b'.repeat(24)}`;

function start(environment: Record<string, string>) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (output += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (output += part));
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, output }));
  const ready = new Promise<string>((resolve) => {
    child.stdout.on('data', () => {
      if (output.includes('Ctrl-C')) resolve(output);
    });
  });
  return { child, ready, ended };
}

test('says what runs where, and ends when told to', async () => {
  const { child, ready, ended } = start({ PORT: '0' });
  const said = await Promise.race([ready, ended.then(({ output }) => output)]);
  assert.match(said, /Shop +http:\/\/localhost:\d+/);
  assert.match(said, /stand-in/);
  assert.match(said, /4242 4242 4242 4242/);
  assert.match(said, /\.env\.example/);
  const [url = ''] = /http:\/\/localhost:\d+/.exec(said) ?? [];
  assert.equal((await fetch(url)).status, 200);

  child.kill('SIGTERM');
  assert.equal((await ended).code, 0);
});

test('whoever comes while it starts is shown the shop', async () => {
  const port = await freePort();
  const { child, ended } = start({
    PORT: String(port),
    STRIPE_SECRET_KEY: SECRET,
    STRIPE_PUBLISHABLE_KEY: PUBLISHABLE,
  });
  let first: Response | undefined;
  while (!first && child.exitCode === null)
    first = await fetch(`http://127.0.0.1:${port}`).catch(() => undefined);
  assert.equal(first?.status, 200);
  child.kill('SIGTERM');
  await ended;
});

test('with keys it uses Stripe itself and shows none of the secret one', async () => {
  const { child, ready, ended } = start({
    PORT: '0',
    STRIPE_SECRET_KEY: SECRET,
    STRIPE_PUBLISHABLE_KEY: PUBLISHABLE,
  });
  const said = await Promise.race([ready, ended.then(({ output }) => output)]);
  assert.match(said, /Stripe itself/);
  assert.ok(!said.includes(SECRET));
  const [url = ''] = /http:\/\/localhost:\d+/.exec(said) ?? [];
  const shop = await (await fetch(`${url}/api/shop`)).text();
  assert.ok(shop.includes(PUBLISHABLE) && !shop.includes(SECRET));
  assert.ok(shop.includes('"stripeScriptUrl":null'));
  child.kill('SIGTERM');
  await ended;
});

for (const [whose, offset] of [
  ['shop', 0],
  ['stand-in', 1],
] as const) {
  test(`a taken port of the ${whose} is one clear sentence`, async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const address = holder.address();
    const taken = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const { code, output } = await start({ PORT: String(taken - offset) }).ended;
    holder.close();
    assert.equal(code, 1);
    assert.match(output, new RegExp(`Port ${taken}.* is taken`));
    assert.match(output, /set PORT/);
    assert.doesNotMatch(output, /\n\s+at /);
  });
}

const badKeys: [what: string, keys: Record<string, string>, sentence: RegExp][] = [
  [
    'swapped keys',
    { STRIPE_SECRET_KEY: PUBLISHABLE, STRIPE_PUBLISHABLE_KEY: SECRET },
    /STRIPE_SECRET_KEY.*publishable/s,
  ],
  [
    'a test and a live key',
    { STRIPE_SECRET_KEY: SECRET, STRIPE_PUBLISHABLE_KEY: `pk_live_${'b'.repeat(24)}` },
    /test.*live|live.*test/s,
  ],
  ['one key alone', { STRIPE_SECRET_KEY: SECRET }, /STRIPE_PUBLISHABLE_KEY/],
  [
    'a malformed secret key',
    { STRIPE_SECRET_KEY: 'my secret', STRIPE_PUBLISHABLE_KEY: PUBLISHABLE },
    /STRIPE_SECRET_KEY/,
  ],
  [
    'live keys without TLS',
    {
      STRIPE_SECRET_KEY: `sk_live_${'a'.repeat(24)}`,
      STRIPE_PUBLISHABLE_KEY: `pk_live_${'b'.repeat(24)}`,
      PUBLIC_URL: 'http://shop.example',
    },
    /https/,
  ],
  [
    'live keys on this machine',
    {
      STRIPE_SECRET_KEY: `sk_live_${'a'.repeat(24)}`,
      STRIPE_PUBLISHABLE_KEY: `pk_live_${'b'.repeat(24)}`,
    },
    /PUBLIC_URL/,
  ],
];

for (const [what, keys, sentence] of badKeys) {
  test(`${what} stop the start with a sentence, and no key is printed`, async () => {
    const { code, output } = await start({ PORT: '0', ...keys }).ended;
    assert.equal(code, 1);
    assert.match(output, sentence);
    assert.doesNotMatch(output, /\n\s+at /);
    assert.ok(!output.includes('a'.repeat(24)), output);
  });
}
