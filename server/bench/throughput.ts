import { startPostgres } from '../../tools/postgres.ts';
import { median } from '../../tools/median.ts';
import { bareOrder, leastOrder, order, quote } from './buyer.ts';
import { measure } from './measure.ts';
import type { Figure } from './measure.ts';
import { start, stop, stopAll } from './programs.ts';

/**
 * Orders per second and the slowest of a hundred, with 1 and with 32 buyers at once, on SQLite with
 * full sync and on Postgres, as a ratio to the floor: Express, the same call of the npm stripe and
 * nothing else; and to the least call that pays. Same stub for Stripe, same run, in turn.
 */
const WARM_UP_SECONDS = 15;
/** The same program is up to a sixth faster or slower from one start to the next, as V8 compiles it. */
const STARTS = 3;
const ROUNDS = 3;
const SECONDS = 2;
const CROWDS = [1, 32];

type Buy = () => Promise<void>;

/** Of each contestant, in their order. */
type Round = Figure[];

const postgres = await startPostgres();
const NAMES = ['floor', 'least call', 'SQLite', `Postgres ${postgres.version}`];
try {
  // One for all: it counts its payments, and of no two orders may Stripe name the same one.
  const stub = await start('stub.ts');
  const rounds = new Map<number, Round[]>(CROWDS.map((buyers) => [buyers, []]));
  for (let at = 0; at < STARTS; at += 1) await playAfterStart(stub, rounds);
  for (const [buyers, played] of rounds) tell(buyers, played);
} finally {
  stopAll();
  await postgres.close();
}

async function playAfterStart(stub: string, rounds: Map<number, Round[]>): Promise<void> {
  const bare = await start('bare.ts', stub);
  const onSqlite = await start('ours.ts', stub);
  const onPostgres = await start('ours.ts', stub, postgres.url);
  const contestants = [
    () => bareOrder(bare),
    () => leastOrder(bare),
    await shopper(onSqlite),
    await shopper(onPostgres),
  ];
  // A server that has sold for a while: V8 has compiled what an order runs, of which the floor has least.
  for (const buy of contestants) await measure(buy, 32, WARM_UP_SECONDS);
  for (const [buyers, played] of rounds) {
    for (let round = 0; round < ROUNDS; round += 1) played.push(await play(contestants, buyers));
  }
  stop(bare, onSqlite, onPostgres);
}

async function shopper(url: string): Promise<Buy> {
  const token = await quote(url);
  return () => order(url, token);
}

async function play(contestants: readonly Buy[], buyers: number): Promise<Round> {
  const round: Round = [];
  for (const buy of contestants) round.push(await measure(buy, buyers, SECONDS));
  return round;
}

function tell(buyers: number, played: readonly Round[]): void {
  console.log(
    `${buyers} buyers at once, median of ${played.length} rounds of ${SECONDS} s after ${STARTS} starts:`,
  );
  for (const [index, name] of NAMES.entries()) {
    const middle = (figureOf: (round: Round) => number) => median(played.map(figureOf));
    const perSecond = (round: Round, at = index) => round[at]?.perSecond ?? NaN;
    const ratio = (to: number) =>
      middle((round) => perSecond(round) / perSecond(round, to)).toFixed(2);
    const rate = middle((round) => perSecond(round))
      .toFixed(0)
      .padStart(6);
    const p99 = middle((round) => round[index]?.p99 ?? NaN)
      .toFixed(1)
      .padStart(6);
    console.log(
      `  ${name.padEnd(14)} ${rate} orders/s  p99 ${p99} ms  ${ratio(0)} of the floor, ${ratio(1)} of the least call`,
    );
  }
}
