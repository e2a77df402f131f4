import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from '../../tools/median.ts';
import { startPostgres } from '../../tools/postgres.ts';
import { openDatabase } from '../db.ts';
import { createLog } from '../log.ts';
import { migrate } from '../migrate.ts';
import { order, quote } from './buyer.ts';
import { measure } from './measure.ts';
import type { Figure } from './measure.ts';
import { fillWithOrders } from './old-orders.ts';
import { residentOf, start, stop, stopAll } from './programs.ts';

/**
 * What a million old orders in the database cost a new one: two shops, one new and one old, measured
 * in turn with one buyer and with 32; and the memory the server has in use afterwards.
 */
const OLD_ORDERS = 1_000_000;
/** Of a hundred orders the slowest say little: it takes many rounds until what they have in common shows. */
const ROUNDS = 15;
const SECONDS = 3;

const folder = mkdtempSync(join(tmpdir(), 'many-orders-'));
const servers = [await startPostgres(), await startPostgres()] as const;
try {
  const stub = await start('stub.ts');
  await compare('SQLite', stub, join(folder, 'new.sqlite'), join(folder, 'old.sqlite'));
  const [fresh, old] = servers;
  await compare(`Postgres ${old.version}`, stub, fresh.url, old.url);
} finally {
  stopAll();
  for (const server of servers) await server.close();
  rmSync(folder, { recursive: true });
}

async function compare(name: string, stub: string, fresh: string, old: string): Promise<void> {
  await fill(old);
  const shops = [await start('ours.ts', stub, fresh), await start('ours.ts', stub, old)] as const;
  const tokens = [await quote(shops[0]), await quote(shops[1])] as const;
  console.log(`${name}, with ${OLD_ORDERS.toLocaleString('en')} old orders against none:`);
  for (const buyers of [1, 32]) {
    const rounds: [Figure, Figure][] = [];
    for (let round = -1; round < ROUNDS; round += 1) {
      // Each goes first in every other round: the second has what the first leaves to the disk.
      const [first, second] = round % 2 === 0 ? ([1, 0] as const) : ([0, 1] as const);
      const one = await measure(() => order(shops[first], tokens[first]), buyers, SECONDS);
      const other = await measure(() => order(shops[second], tokens[second]), buyers, SECONDS);
      // The first round only warms up.
      if (round >= 0) rounds.push(first === 0 ? [one, other] : [other, one]);
    }
    const of = (read: (figure: Figure) => number) =>
      `${median(rounds.map(([, full]) => read(full))).toFixed(2)} ms, ${median(
        rounds.map(([empty, full]) => read(full) / read(empty)),
      ).toFixed(2)} times`;
    const half = of(({ p50 }) => p50);
    const slowest = of(({ p99 }) => p99);
    console.log(`  ${buyers} buyers at once: median ${half}; slowest of a hundred ${slowest}`);
  }
  console.log(`  memory in use: ${residentOf(shops[1]).toFixed(0)} MB`);
  stop(...shops);
}

async function fill(place: string): Promise<void> {
  const isPostgres = place.startsWith('postgres://');
  const where = isPostgres
    ? { databaseFile: '', databaseUrl: place }
    : { databaseFile: place, databaseUrl: null };
  const db = await openDatabase(where, createLog({ write: () => true }));
  await migrate(db);
  await fillWithOrders(db, OLD_ORDERS, isPostgres);
  await db.destroy();
}
