import { startPostgres } from '../../tools/postgres.ts';
import { median } from '../../tools/median.ts';
import { bareOrder, leastOrder, order, quote } from './buyer.ts';
import { measure } from './measure.ts';
import type { Figure } from './measure.ts';
import { start, stopAll } from './programs.ts';

/**
 * Orders per second and the slowest of a hundred, with 1 and with 32 buyers at once, on SQLite with
 * full sync and on Postgres, as a ratio to the floor: Express, the same call of the npm stripe and
 * nothing else; and to the least call that pays. Same stub for Stripe, same run, in turn.
 */
const WARM_UP_SECONDS = 15;
const ROUNDS = 9;
const SECONDS = 2;

interface Contestant {
  name: string;
  buy: () => Promise<void>;
}

const postgres = await startPostgres();
try {
  const stub = await start('stub.ts');
  const bare = await start('bare.ts', stub);
  const contestants: Contestant[] = [
    { name: 'floor', buy: () => bareOrder(bare) },
    { name: 'least call', buy: () => leastOrder(bare) },
    { name: 'SQLite', buy: await shopper(await start('ours.ts', stub)) },
    {
      name: `Postgres ${postgres.version}`,
      buy: await shopper(await start('ours.ts', stub, postgres.url)),
    },
  ];
  // A server that has sold for a while: V8 has compiled what an order runs, of which the floor has least.
  for (const { buy } of contestants) await measure(buy, 32, WARM_UP_SECONDS);
  for (const buyers of [1, 32]) await compare(contestants, buyers);
} finally {
  stopAll();
  await postgres.close();
}

async function shopper(url: string): Promise<() => Promise<void>> {
  const token = await quote(url);
  return () => order(url, token);
}

async function compare(contestants: readonly Contestant[], buyers: number): Promise<void> {
  const figures = contestants.map((): Figure[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, { buy }] of contestants.entries()) {
      figures[index]?.push(await measure(buy, buyers, SECONDS));
    }
  }
  console.log(`${buyers} buyers at once, median of ${ROUNDS} rounds of ${SECONDS} s:`);
  const ratio = (own: Figure[], to: Figure[]) =>
    median(own.map(({ perSecond }, at) => perSecond / (to[at]?.perSecond ?? NaN))).toFixed(2);
  const [floor = [], least = []] = figures;
  for (const [index, { name }] of contestants.entries()) {
    const own = figures[index] ?? [];
    const perSecond = median(own.map((figure) => figure.perSecond)).toFixed(0);
    const p99 = median(own.map((figure) => figure.p99)).toFixed(1);
    console.log(
      `  ${name.padEnd(14)} ${perSecond.padStart(6)} orders/s  p99 ${p99.padStart(6)} ms  ${ratio(own, floor)} of the floor, ${ratio(own, least)} of the least call`,
    );
  }
}
