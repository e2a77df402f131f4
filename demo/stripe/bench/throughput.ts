import assert from 'node:assert/strict';
import { median } from '../../../tools/median.ts';
import { Load } from './load.ts';
import { startProcess } from './process.ts';

/**
 * Payments per second of the stand-in against a bare Express handler that only answers: in turn,
 * in the same run, each in a process of its own. `node demo/stripe/bench/throughput.ts [N]` makes
 * N payments a round, 2,000 by default.
 */
const ROUNDS = 5;
const payments = Number(process.argv[2] ?? 2000);

const servers = [await startProcess('bare.ts'), await startProcess('stand-in.ts')] as const;
const [bare, standIn] = [new Load(servers[0]), new Load(servers[1])];
const create = 'amount=2300&currency=usd';
const confirm =
  'payment_method=pm_card_visa&return_url=https://shop.example/back&expand[]=latest_charge';

try {
  const floor: number[] = [];
  const inOne: number[] = [];
  const inTwo: number[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const rates = [
      await perSecond(bare, () => pay(bare)),
      await perSecond(standIn, () => pay(standIn)),
      await perSecond(standIn, () => createAndConfirm(standIn)),
    ] as const;
    await standIn.call({ method: 'POST', path: '/_control/reset' });
    // The first round warms everybody up.
    if (round < 0) continue;
    floor.push(rates[0]);
    inOne.push(rates[1]);
    inTwo.push(rates[2]);
  }
  console.log(`median of ${ROUNDS} rounds of ${payments}:`);
  console.log(`  bare Express, one request                ${median(floor).toFixed(0)} per second`);
  report('payment, created confirmed in one request', inOne, floor);
  report('payment, created, then confirmed         ', inTwo, floor);
} finally {
  for (const load of [bare, standIn]) load.close();
  for (const server of servers) server.stop();
}

function report(what: string, rates: number[], floor: number[]): void {
  const ratio = median(rates.map((rate, round) => rate / (floor[round] ?? NaN)));
  console.log(
    `  ${what} ${median(rates).toFixed(0)} per second, ${ratio.toFixed(2)} times the bare handler`,
  );
}

async function perSecond(load: Load, payment: () => Promise<void>): Promise<number> {
  return payments / (await load.repeat(payments, payment));
}

async function pay(load: Load): Promise<void> {
  const form = `${create}&${confirm}&confirm=true`;
  const { status } = await load.call({ method: 'POST', path: '/v1/payment_intents', form });
  assert.equal(status, 200);
}

async function createAndConfirm(load: Load): Promise<void> {
  const made = await load.call({ method: 'POST', path: '/v1/payment_intents', form: create });
  const id = /"id": "(pi_\w+)"/.exec(made.body)?.[1] ?? '';
  const path = `/v1/payment_intents/${id}/confirm`;
  const { status } = await load.call({ method: 'POST', path, form: confirm });
  assert.equal(status, 200);
}
