import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { startPostgres } from '../../tools/postgres.ts';
import { playCase } from './case.ts';
import { CASES } from './cases.ts';
import { cannotCutPower, cutPower } from './power-cut.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';
import { storm } from './storm.ts';

/**
 * `npm run faults`: every case once, then a storm of `--rounds`, on each database; on SQLite also
 * `--power-cuts`. Ends with status 1 where anything was not as promised.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    'power-cuts': { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 32) },
    database: { type: 'string', default: 'both' },
    help: { type: 'boolean', default: false },
  },
});

// With an exit of its own, the processes it started are ended with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

let failures = 0;

async function report(name: string, work: () => Promise<string>): Promise<void> {
  const began = performance.now();
  try {
    const said = await work();
    console.log(`ok   ${name}  ${said} ${((performance.now() - began) / 1000).toFixed(1)} s`);
  } catch (error) {
    failures += 1;
    console.log(`FAIL ${name}`, error);
  }
}

async function suite(random: Random, postgres: string | null): Promise<void> {
  const database = postgres === null ? 'sqlite' : 'postgres';
  for (const one of CASES) {
    const reason = one.cannot?.(database) ?? null;
    const name = `${database} ${one.ids.join(' ')} ${one.name}`;
    if (reason !== null) console.log(`NOT RUN: ${name}: ${reason}`);
    else {
      await report(name, async () => {
        await playCase(one, { random: random.fork(), postgres });
        return '';
      });
    }
  }
  let [paid, kills] = [0, 0];
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    const own = random.fork();
    await report(`${database} R04 round ${round} (seed ${own.seed})`, async () => {
      const done = await storm({ random: own, postgres });
      paid += done.paid;
      kills += done.kills;
      return `${done.kills} kills, ${done.faults} faults, ${done.paid} paid, ${done.unpaid} not, ${done.gone} buyers gone; ${done.shop}`;
    });
  }
  console.log(`${database}: ${values.rounds} rounds, ${kills} kills, ${paid} orders paid once`);
}

async function powerCuts(random: Random): Promise<void> {
  const reason = cannotCutPower();
  if (reason !== null) {
    console.log(`NOT RUN: R25, the power cut: ${reason}`);
    return;
  }
  for (let cut = 1; cut <= Number(values['power-cuts']); cut += 1) {
    const own = random.fork();
    await report(`sqlite R25 power cut ${cut} (seed ${own.seed})`, async () => {
      const orders = await cutPower({ random: own, postgres: null });
      return `${orders} orders, none lost;`;
    });
  }
}

async function main(): Promise<void> {
  if (values.help) {
    console.log(
      'npm run faults -- [--rounds 200] [--power-cuts 20] [--seed N] [--database sqlite|postgres|both]',
    );
    return;
  }
  const random = createRandom(Number(values.seed));
  const kernel = spawnSync('uname', ['-sr'], { encoding: 'utf8' }).stdout.trim();
  const { node, sqlite } = process.versions;
  console.log(`seed ${values.seed}  ${new Date().toISOString()}`);
  console.log(`Node ${node}, SQLite ${sqlite ?? '?'}, ${kernel}`);
  if (values.database !== 'postgres') {
    await suite(random.fork(), null);
    await powerCuts(random.fork());
  }
  if (values.database !== 'sqlite') {
    const postgres = await startPostgres();
    console.log(`Postgres ${postgres.version}`);
    try {
      await suite(random.fork(), postgres.url);
    } finally {
      await postgres.close();
    }
  }
  console.log(failures === 0 ? 'All as promised.' : `${failures} FAILED.`);
  process.exitCode = failures === 0 ? 0 : 1;
}

await main();
