import { z } from 'zod';
import { median } from '../../tools/median.ts';
import { bareOrder, order, quote } from './buyer.ts';
import { start, stopAll } from './programs.ts';

/**
 * What one purchase costs on our server against a bare Express handler that only calls
 * `stripe.paymentIntents.create`: same stub for Stripe, same run, in turn, one buyer at a time.
 * Milliseconds per purchase; the time spent inside the stub is taken off both.
 */
const ROUNDS = 7;
const PURCHASES = 300;

const stub = await start('stub.ts');
const bare = await start('bare.ts', stub);
const ours = await start('ours.ts', stub);

try {
  const floor: number[] = [];
  const quoteAndOrder: number[] = [];
  const orderOnly: number[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const quotes = await Promise.all(Array.from({ length: PURCHASES }, () => quote(ours)));
    const figures = [
      await timed(() => bareOrder(bare)),
      await timed(async () => order(ours, await quote(ours))),
      await timed((number) => order(ours, quotes[number] ?? '')),
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
  stopAll();
}

function report(what: string, samples: number[], floor: number[]): void {
  const ratio = median(samples.map((sample, round) => sample / (floor[round] ?? NaN)));
  console.log(
    `  ${what} ${median(samples).toFixed(2)}, ${ratio.toFixed(2)} times the bare handler`,
  );
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
