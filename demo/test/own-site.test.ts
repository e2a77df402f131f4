import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('the example of a shop inside an Express application runs as it stands', async () => {
  const site = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'demo/examples/own-site.ts'],
    {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        PORT: '0',
        DATABASE_FILE: ':memory:',
        STRIPE_SECRET_KEY: `sk_test_${'a'.repeat(24)}`,
        STRIPE_PUBLISHABLE_KEY: `pk_test_${'b'.repeat(24)}`,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  try {
    const said: unknown[] = await once(site.stdout, 'data');
    const [url] = /http:\/\/\S+/.exec(String(said[0])) ?? [];
    assert.ok(url, String(said[0]));
    assert.match(await (await fetch(url)).text(), /<book-checkout>/);
    for (const path of ['book-checkout.js', 'api/shop', 'covers/prince-of-persia.svg']) {
      assert.equal((await fetch(`${url}/books/${path}`)).status, 200, path);
    }
  } finally {
    site.kill();
    await once(site, 'close');
  }
});
