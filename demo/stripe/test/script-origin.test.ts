import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import type { TestContext } from 'node:test';
import { open } from './client.ts';

async function folder(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'stand-in-'));
  t.after(() => rm(path, { recursive: true }));
  return path;
}

test('scripts know the address of the API', async (t) => {
  const browserDirectory = await folder(t);
  await writeFile(join(browserDirectory, 'stripe.js'), 'const api = "__STRIPE_API_URL__";');
  const { standIn } = await open(t, { browserDirectory });
  const answer = await fetch(standIn.scriptUrl);
  assert.equal(await answer.text(), `const api = "${standIn.apiUrl}";`);
  assert.match(answer.headers.get('content-type') ?? '', /^text\/javascript/);
  assert.equal(answer.headers.get('cache-control'), 'no-cache');
  assert.equal(answer.headers.get('access-control-allow-origin'), '*');
});

test('scripts that are not built say what to do', async (t) => {
  const { standIn } = await open(t, { browserDirectory: await folder(t) });
  const answer = await fetch(standIn.scriptUrl);
  assert.equal(answer.status, 500);
  assert.match(await answer.text(), /npm run build/);
});

test('pages of other release trains are told which one there is', async (t) => {
  const { standIn } = await open(t);
  const { origin } = new URL(standIn.scriptUrl);
  for (const path of ['/v3/', '/v3', '/basil/stripe.js']) {
    const answer = await fetch(origin + path);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/javascript/);
    const script = await answer.text();
    assert.ok(script.startsWith('console.error(') && script.includes('/endive/stripe.js'), path);
  }
});

test('a frame may speak to the API and to nobody else', async (t) => {
  const { standIn } = await open(t);
  const { origin } = new URL(standIn.scriptUrl);
  assert.notEqual(origin, standIn.apiUrl);
  const frame = await fetch(`${origin}/frames/payment.html`);
  const policy = frame.headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'/);
  assert.ok(policy.includes(`connect-src ${standIn.apiUrl};`));
  assert.match(await frame.text(), /<script type="module" src="\/frame\.js"><\/script>/);
  assert.equal((await fetch(`${origin}/frames/other.html`)).status, 404);
});
