import assert from 'node:assert/strict';
import type { Call } from './load.ts';
import { Load } from './load.ts';
import { startProcess } from './process.ts';
import type { Memory } from './process.ts';

/**
 * Whether the stand-in keeps anything of what it is sent, apart from what an account has: payments,
 * declines, reads, refused and unreadable requests, with a reset now and then.
 * `node demo/stripe/bench/memory.ts [N]` sends N requests, 1,000,000 by default.
 */
const requests = Number(process.argv[2] ?? 1_000_000);
const untilReset = 10_000;

const server = await startProcess('stand-in.ts');
const load = new Load(server);
const post = (path: string, form: string): Call => ({ method: 'POST', path, form });
const payment = (card: string) =>
  post(
    '/v1/payment_intents',
    `amount=2300&currency=usd&confirm=true&payment_method=${card}&return_url=https://shop.example/back`,
  );

const mixture: readonly (readonly [call: Call, status: number])[] = [
  [payment('pm_card_visa'), 200],
  [payment('pm_card_chargeDeclined'), 402],
  [{ method: 'GET', path: '/v1/payment_intents?limit=3' }, 200],
  [{ method: 'GET', path: '/v1/account' }, 200],
  [{ method: 'GET', path: '/v1/charges/ch_none' }, 404],
  [{ method: 'GET', path: '/v1/nowhere' }, 404],
  [post('/v1/payment_intents', 'amount=x&currency=usd'), 400],
  [post('/v1/payment_intents', 'amount=100&currency=usd&wat=1'), 400],
  [post('/v1/payment_intents', `metadata${'[a]'.repeat(100)}=%zz&[[=1`), 400],
  [{ ...post('/v1/charges', '{'), type: 'application/json' }, 400],
];

try {
  // What compiled code and filled caches take up is taken up before the first figure.
  await send(2 * untilReset);
  const before = await server.memory();
  await send(requests);
  const after = await server.memory();
  console.log('after a garbage collection:          resident   of it objects');
  report('before', before);
  report(`after ${requests} requests`, after);
} finally {
  load.close();
  server.stop();
}

async function send(count: number): Promise<void> {
  await load.repeat(count, async (number) => {
    const [call, expected] = mixture[number % mixture.length] ?? mixture[0] ?? [];
    if (call === undefined) return;
    const { status, body } = await load.call(call);
    assert.equal(status, expected, body);
    if (number % untilReset === 0) await load.call({ method: 'POST', path: '/_control/reset' });
  });
  await load.call({ method: 'POST', path: '/_control/reset' });
}

function report(when: string, { resident, objects }: Memory): void {
  console.log(
    `  ${when.padEnd(30)} ${megabytes(resident).padStart(12)} ${megabytes(objects).padStart(15)}`,
  );
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
