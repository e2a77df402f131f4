import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { median } from '../../tools/median.ts';

/**
 * What one purchase costs on our server against a bare Express handler that only calls
 * `stripe.paymentIntents.create`: same stub for Stripe, same run, in turn, one buyer at a time.
 * Milliseconds per purchase; the time spent inside the stub is taken off both.
 */
const ROUNDS = 7;
const PURCHASES = 300;

const children: ChildProcess[] = [];
const stub = await start('stub.ts');
const bare = await start('bare.ts', stub);
const ours = await start('ours.ts', stub);

try {
  const floor: number[] = [];
  const quoteAndOrder: number[] = [];
  const orderOnly: number[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const quotes = await Promise.all(Array.from({ length: PURCHASES }, quote));
    const figures = [
      await timed(() => post(`${bare}/api/orders`, {})),
      await timed(async () => order(await quote())),
      await timed((number) => order(quotes[number] ?? '')),
    ] as const;
    if (round < 0) continue;
    floor.push(figures[0]);
    quoteAndOrder.push(figures[1]);
    orderOnly.push(figures[2]);
  }
  console.log(
    `one purchase, milliseconds, median of ${ROUNDS} rounds of ${PURCHASES}, stub excluded:`,
  );
  console.log(`  bare Express handler     ${median(floor).toFixed(2)}`);
  report('our order (SQLite, fsync)', orderOnly, floor);
  report('our quote and order      ', quoteAndOrder, floor);
} finally {
  for (const child of children) child.kill();
}

function report(what: string, samples: number[], floor: number[]): void {
  const ratio = median(samples.map((sample, round) => sample / (floor[round] ?? NaN)));
  console.log(
    `  ${what} ${median(samples).toFixed(2)}, ${ratio.toFixed(2)} times the bare handler`,
  );
}

async function start(file: string, ...parameters: string[]): Promise<string> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), parameters, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.push(child);
  const message: unknown = await once(child, 'message');
  const [{ port }] = z.tuple([z.object({ port: z.number() }), z.unknown()]).parse(message);
  return `http://127.0.0.1:${port}`;
}

async function timed(purchase: (number: number) => Promise<unknown>): Promise<number> {
  await stubTime();
  const start = performance.now();
  for (let number = 0; number < PURCHASES; number += 1) await purchase(number);
  return (performance.now() - start - (await stubTime())) / PURCHASES;
}

async function stubTime(): Promise<number> {
  const reply: unknown = await (await fetch(`${stub}/time`)).json();
  return z.object({ spent: z.number() }).parse(reply).spent;
}

async function quote(): Promise<string> {
  const reply = await post(`${ours}/api/quotes`, { lines: [{ book: '1', quantity: 1 }] });
  return z.object({ token: z.string() }).parse(reply).token;
}

async function order(quoteToken: string): Promise<void> {
  const reply = await post(`${ours}/api/orders`, {
    quoteToken,
    clientKey: randomBytes(16).toString('base64url'),
    payment: { kind: 'payment_method', id: 'pm_card_visa' },
    buyer: {
      name: 'Ada Lovelace',
      email: 'ada@example.com',
      address: {
        line1: '1 Main St',
        city: 'Austin',
        state: 'TX',
        postalCode: '78701',
        country: 'US',
      },
    },
  });
  z.object({ status: z.literal('paid') }).parse(reply);
}

async function post(url: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}
