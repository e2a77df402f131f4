import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import test from 'node:test';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { open, Stripe } from './client.ts';

const program = fileURLToPath(new URL('../main.ts', import.meta.url));

function start(t: TestContext, ...args: string[]) {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  t.after(() => child.kill('SIGKILL'));
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  return {
    child,
    /** What it has printed once `pattern` is there. */
    printed: async (pattern: RegExp): Promise<RegExpExecArray> => {
      for (;;) {
        const found = pattern.exec(output);
        if (found !== null) return found;
        await once(child.stdout, 'data');
      }
    },
    ended: async () => {
      if (child.exitCode === null) await once(child, 'close');
      return { code: child.exitCode, output, errors };
    },
  };
}

test('it tells how to reach it, works, and ends at once', async (t) => {
  const { child, printed, ended } = start(t, '--account', 'books');
  const [, key = '', host = '', port = ''] = await printed(
    /books \(acct_\w+\)\n.*secret key +(\S+)[^]*host: '(\S+)', port: (\d+)[^]*<script src="http/,
  );
  const stripe = new Stripe(key, { host, port: Number(port), protocol: 'http', telemetry: false });
  const charge = { amount: 1099, currency: 'usd', source: 'tok_visa' };
  assert.equal((await stripe.charges.create(charge)).paid, true);
  child.kill('SIGTERM');
  assert.deepEqual((await ended()).errors, '');
});

test('help lists the options', async (t) => {
  const { code, output } = await start(t, '--help').ended();
  assert.equal(code, 0);
  assert.match(output, /--account NAME/);
});

test('what cannot be done is said in one line', async (t) => {
  const { standIn } = await open(t);
  const { port } = new URL(standIn.apiUrl);
  for (const [args, message] of [
    [['--api-port', 'x'], /^--api-port has to be .*\n$/],
    [['--api-port', port], /^Port \d+.* is in use by another program\.\n$/],
    [['--account', 'default'], /^Two accounts share .*\n$/],
  ] as const) {
    const { code, errors } = await start(t, ...args).ended();
    assert.equal(code, 2);
    assert.match(errors, message);
  }
});
