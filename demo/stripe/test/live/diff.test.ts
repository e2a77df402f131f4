import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import test from 'node:test';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { differences, sentence } from '../../live/differences.ts';
import { open } from '../client.ts';
import { rows } from '../tables/index.ts';
import type { Row } from '../tables/row.ts';
import { worldAt } from '../tables/world.ts';

const program = fileURLToPath(new URL('../../live/diff.ts', import.meta.url));

function row(name: string): Row {
  const found = rows.find((one) => one.name === name);
  assert.ok(found, name);
  return found;
}

/** Two stand-ins, the left one in the place of Stripe. */
async function pair(t: TestContext) {
  const [left, right] = [await open(t), await open(t)];
  return { left, worlds: [worldAt(left.standIn), worldAt(right.standIn)] as const };
}

test('two places that answer the same differ in nothing', async (t) => {
  const { worlds } = await pair(t);
  for (const one of rows) {
    const found = await differences(one, ...worlds);
    assert.deepEqual(
      found.map((difference) => sentence(one, difference)),
      [],
    );
  }
});

test('an answer with another status, another text and a field more is told apart', async (t) => {
  const { left, worlds } = await pair(t);
  const name = 'a payment intent that does not exist';
  const body = {
    error: {
      type: 'invalid_request_error',
      code: 'resource_missing',
      doc_url: 'https://stripe.com/docs/error-codes/resource-missing',
      param: 'intent',
      message: 'Gone.',
      advice: ['none'],
    },
  };
  await left.control('next', {
    route: 'GET /v1/payment_intents/:id',
    fault: { kind: 'error', status: 410, body },
  });
  const found = await differences(row(name), ...worlds);
  assert.deepEqual(
    found.map((difference) => sentence(row(name), difference)),
    [
      `${name}: status is 410 at Stripe, 404 here.`,
      `${name}: message is "Gone." at Stripe, "No such payment_intent: 'pi_nope'" here.`,
      `${name}: advice.0 is "none" at Stripe, absent here.`,
    ],
  );
});

test('the program prints the differences and ends with 1', async (t) => {
  const { left } = await pair(t);
  await left.control('next', {
    route: 'GET /v1/payment_intents/:id',
    fault: { kind: 'error', status: 500 },
  });
  const { secretKey, publishableKey, apiUrl } = left.standIn;
  const { code, out } = await run(['--stripe-url', apiUrl], {
    STRIPE_TEST_SECRET_KEY: secretKey,
    STRIPE_TEST_PUBLISHABLE_KEY: publishableKey,
  });
  assert.equal(code, 1);
  assert.match(out, /^a payment intent that does not exist: status is 500 at Stripe, 404 here\.$/m);
  assert.match(out, /^\d+ calls, 1 answered differently; \d+ were not asked/m);
});

test('without keys it says what it needs and ends with 2', async () => {
  const { code, out } = await run([], {});
  assert.equal(code, 2);
  assert.match(out, /^Set STRIPE_TEST_SECRET_KEY [^\n]*\.\n$/);
});

async function run(options: readonly string[], environment: Record<string, string>) {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, ...options],
    { env: { PATH: process.env.PATH, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let out = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => (out += part));
  }
  const closed: unknown[] = await once(child, 'close');
  return { code: closed[0], out };
}
