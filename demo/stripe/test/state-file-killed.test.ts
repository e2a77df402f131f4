import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import test from 'node:test';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { failure, Stripe } from './client.ts';
import { newFile, payment } from './state.ts';

const program = fileURLToPath(new URL('../main.ts', import.meta.url));

interface Running {
  readonly stripe: Stripe;
  readonly url: string;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** The stand-in as a person at a terminal starts it. */
async function run(t: TestContext, file: string): Promise<Running> {
  const child = spawn(process.execPath, [program, '--state', file], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'close');
  t.after(() => child.kill('SIGKILL'));
  const said = await firstWords(child);
  const [url = ''] = /http:\/\/localhost:\d+/.exec(said) ?? [];
  const [secretKey = ''] = /sk_test_\w+/.exec(said) ?? [];
  const stripe = new Stripe(secretKey, {
    host: 'localhost',
    port: Number(new URL(url).port),
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
  });
  return {
    stripe,
    url,
    async kill(signal) {
      child.kill(signal);
      await ended;
    },
  };
}

async function firstWords({ stdout }: ChildProcess): Promise<string> {
  let said = '';
  for await (const chunk of stdout ?? []) {
    said += String(chunk);
    if (said.includes('stripe.js')) break;
  }
  return said;
}

/** What an object is, without what the SDK adds. */
function bare(object: object): unknown {
  return JSON.parse(JSON.stringify(object));
}

test('a killed process has lost nothing that it answered', async (t) => {
  const file = newFile(t);
  const first = await run(t, file);
  const options = { idempotencyKey: 'order-1' };
  const intent = await first.stripe.paymentIntents.create(payment, options);
  const declined = await failure(
    first.stripe.paymentIntents.create(
      { ...payment, payment_method: 'pm_card_chargeDeclined' },
      { idempotencyKey: 'order-2' },
    ),
  );
  await first.kill('SIGKILL');

  const second = await run(t, file);
  assert.deepEqual(bare(await second.stripe.paymentIntents.retrieve(intent.id)), bare(intent));
  const replay = await second.stripe.paymentIntents.create(payment, options);
  assert.equal(replay.id, intent.id);
  assert.equal(replay.lastResponse.headers['idempotent-replayed'], 'true');
  const again = await failure(
    second.stripe.paymentIntents.create(
      { ...payment, payment_method: 'pm_card_chargeDeclined' },
      { idempotencyKey: 'order-2' },
    ),
  );
  assert.equal(again.charge, declined.charge);
  const changed = await failure(
    second.stripe.paymentIntents.create({ ...payment, amount: 2400 }, options),
  );
  assert.equal(changed.rawType, 'idempotency_error');
  const { data } = await second.stripe.charges.list();
  assert.deepEqual(
    data.map(({ status }) => status),
    ['failed', 'succeeded'],
  );
  await second.kill('SIGTERM');
});

test('a charge whose answer was lost is there, and is not made twice', async (t) => {
  const file = newFile(t);
  const first = await run(t, file);
  await fetch(`${first.url}/_control/next`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      route: 'POST /v1/payment_intents',
      fault: { kind: 'drop_after' },
      times: 2,
    }),
  });
  const options = { idempotencyKey: 'order-1' };
  const lost = await failure(first.stripe.paymentIntents.create(payment, options));
  assert.equal(lost.type, 'StripeConnectionError');
  // Answered after the connection was cut: by then the payment is in the file.
  await fetch(`${first.url}/_control/ledger`);
  await first.kill('SIGKILL');

  const second = await run(t, file);
  await second.stripe.paymentIntents.create(payment, options);
  assert.equal((await second.stripe.charges.list()).data.length, 1);
});
