import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { playCase } from '../faults/case.ts';
import { CASES } from '../faults/cases.ts';
import { createRandom } from '../faults/random.ts';
import { storm } from '../faults/storm.ts';

/*
 * The short form of `npm run faults`: every case once, and three rounds of the storm, on SQLite or
 * on the Postgres server of TEST_DATABASE_URL. FAULTS_SEED repeats a run.
 */

const postgres = process.env.TEST_DATABASE_URL ?? null;
const database = postgres === null ? 'sqlite' : 'postgres';
const random = createRandom(Number(process.env.FAULTS_SEED ?? Date.now()));

const ROUNDS = 3;
/** Most of a case is waiting. */
const AT_ONCE = 4;

describe(`faults, FAULTS_SEED=${random.seed}`, { concurrency: AT_ONCE }, () => {
  for (const one of CASES) {
    const own = random.fork();
    const reason = one.cannot?.(database) ?? null;
    test(`${one.ids.join(', ')}: ${one.name}`, { skip: reason ?? false }, (t) => {
      t.diagnostic(`seed ${own.seed}`);
      return playCase(one, { random: own, postgres });
    });
  }
  for (let round = 1; round <= ROUNDS; round += 1) {
    const own = random.fork();
    test(`R04: round ${round} of kill -9 at random moments under 20 buyers`, async (t) => {
      t.diagnostic(`seed ${own.seed}`);
      await storm({ random: own, postgres });
    });
  }
});

const ROOT = join(import.meta.dirname, '..', '..');

const range = (letter: string, from: number, to: number) =>
  Array.from(
    { length: to - from + 1 },
    (_, at) => `${letter}${String(from + at).padStart(2, '0')}`,
  );

/** Numbers that are missing here were never given. */
const IDS = [
  ...[...range('R', 1, 15), ...range('R', 17, 23), ...range('R', 25, 32), 'R34'],
  ...[...range('S', 1, 8), ...range('S', 10, 12), ...range('S', 14, 17), ...range('S', 20, 22)],
  ...['S24', ...range('S', 30, 36), 'S40', 'S41', ...range('S', 43, 48), ...range('S', 50, 55)],
];

/** Looked after on every stage, by the invariant or by all of the cases together. */
const EVERYWHERE = new Set(['R04', 'S53']);

/** Rows of the table in docs/reliability.md: | id | promise | `file`: title |. */
const rows = [
  ...readFileSync(join(ROOT, 'docs/reliability.md'), 'utf8').matchAll(
    /^\| (?<id>[RS]\d\d) +\| (?<promise>.+?) +\| (?<shown>.+?) +\|$/gm,
  ),
].map(({ groups }) => ({ id: groups?.id ?? '', shown: groups?.shown ?? '' }));

test('every case of the list stands in docs/reliability.md, once', () => {
  assert.deepEqual(rows.map(({ id }) => id).toSorted(), IDS.toSorted());
});

for (const { id, shown } of rows) {
  test(`${id} is shown where docs/reliability.md says`, () => {
    if (shown.includes('npm run faults')) {
      const named = CASES.some(({ ids }) => ids.includes(id)) || EVERYWHERE.has(id);
      assert.ok(named, `${id} is not among the fault cases`);
    }
    const places = [...shown.matchAll(/`(?<file>[^`]+\.ts)`: ([^;]+)/g)];
    assert.ok(places.length > 0 || shown.includes('npm run faults'), shown);
    for (const [, file = '', title = ''] of places) {
      assert.ok(existsSync(join(ROOT, file)), `there is no ${file}`);
      const source = readFileSync(join(ROOT, file), 'utf8');
      assert.ok(source.includes(title.trim()), `${file} has no test named "${title}"`);
    }
  });
}
