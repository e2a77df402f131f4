import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { createLog } from '../log.ts';
import { shareCommits } from '../postgres-commits.ts';
import { openPostgres } from '../postgres.ts';
import type { Ran, Store } from '../store.ts';
import { emptyDatabase, onPostgres } from './database.ts';

const quiet = createLog({ write: () => undefined });
const done = (changed: number): Ran => ({ rows: [], changed });
const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? error.code : undefined;

test('what comes while others are on their way goes together', async () => {
  const trips: string[][] = [];
  const { write } = shareCommits(
    (statements) => {
      trips.push(statements.map(({ sql }) => sql));
      return Promise.resolve(statements.map((_, index) => done(index)));
    },
    () => assert.fail('nothing was to blame'),
  );
  const asked = Array.from({ length: 40 }, (_, index) => write(`statement ${index}`, []));
  const changed = (await Promise.all(asked)).map((ran) => ran.changed);
  assert.deepEqual(
    trips.map(({ length }) => length),
    [16, 16, 8],
  );
  assert.deepEqual(
    trips.flat(),
    Array.from(asked, (_, index) => `statement ${index}`),
  );
  assert.deepEqual(
    changed,
    trips.flatMap((trip) => [...trip.keys()]),
  );
});

test('where one is to blame, each goes alone; where Postgres is away, none goes again', async () => {
  const failure = (code: string) => Object.assign(new Error('no'), { code });
  const alone: string[] = [];
  for (const [code, again] of [
    ['23505', ['a', 'b']],
    ['40P01', ['a', 'b']],
    ['22021', ['a', 'b']],
    ['ECONNRESET', []],
    ['57P01', []],
    ['57014', []],
  ] as const) {
    const { write } = shareCommits(
      () => Promise.reject(failure(code)),
      (sql) => {
        alone.push(sql);
        return sql === 'a' ? Promise.resolve(done(1)) : Promise.reject(failure(code));
      },
    );
    const [first, second] = await Promise.allSettled([write('a', []), write('b', [])]);
    assert.deepEqual(alone.splice(0), again);
    assert.equal(first.status, again.length > 0 ? 'fulfilled' : 'rejected');
    assert.ok(second.status === 'rejected' && codeOf(second.reason) === code);
  }
});

test('a value that cannot be stored takes nobody else with it', async () => {
  const { write } = shareCommits(
    (statements) => Promise.resolve(statements.map(() => done(1))),
    () => assert.fail('nothing was to blame'),
  );
  const [bad, good] = await Promise.allSettled([write('a', [true]), write('b', [1, 'b', null])]);
  assert.ok(bad.status === 'rejected' && bad.reason instanceof TypeError);
  assert.deepEqual(good, { status: 'fulfilled', value: done(1) });
});

async function openWithTable(t: TestContext): Promise<Store> {
  const { place, drop } = await emptyDatabase();
  const store = openPostgres(place.databaseUrl ?? '', quiet);
  t.after(async () => {
    await store.close();
    await drop();
  });
  await store.run('create table kept (number bigint primary key, word text, size integer)', []);
  return store;
}

const INSERT = 'insert into kept values ($1, $2, $3) on conflict do nothing';
const keep = ({ write }: Store, number: number) => write(INSERT, [number, `no. ${number}`, null]);

test('on Postgres they share a commit, and each is answered', { skip: !onPostgres }, async (t) => {
  const store = await openWithTable(t);
  await keep(store, 0);
  const [again, ...others] = await Promise.all([0, 1, 2, 3].map((number) => keep(store, number)));
  assert.deepEqual([again?.changed, ...others.map(({ changed }) => changed)], [0, 1, 1, 1]);
  const commits = await store.read(
    'select count(*) as rows from kept where number > 0 group by xmin',
    [],
  );
  assert.deepEqual(commits.rows, [{ rows: 3 }]);
  const update = 'update kept set size = $1 where number = $2 returning number, word, size';
  const updated = await Promise.all([3, 9, 1].map((number) => store.write(update, [7, number])));
  assert.deepEqual(
    updated.map(({ rows }) => rows),
    [[{ number: 3, word: 'no. 3', size: 7 }], [], [{ number: 1, word: 'no. 1', size: 7 }]],
  );
});

test(
  'on Postgres one that fails fails alone, again and again',
  { skip: !onPostgres },
  async (t) => {
    const store = await openWithTable(t);
    const plain = 'insert into kept values ($1, $2, $3)';
    for (const first of [10, 20]) {
      await keep(store, first);
      const ended = await Promise.allSettled([
        keep(store, first + 3),
        store.write(plain, [first, 'twice', null]),
        store.write(plain, [first + 1, 'zero \u0000', null]),
        keep(store, first + 2),
      ]);
      assert.deepEqual(
        ended.map((one) => (one.status === 'fulfilled' ? one.value.changed : codeOf(one.reason))),
        [1, '23505', '22021', 1],
      );
    }
    const { rows } = await store.read('select number from kept order by number', []);
    assert.deepEqual(
      rows.map(({ number }) => number),
      [10, 12, 13, 20, 22, 23],
    );
  },
);

test(
  'on Postgres what was asked before it is closed is still done',
  { skip: !onPostgres },
  async (t) => {
    const { place, drop } = await emptyDatabase();
    t.after(drop);
    const store = openPostgres(place.databaseUrl ?? '', quiet);
    await store.run('create table kept (number bigint primary key, word text, size integer)', []);
    const transaction = await store.begin();
    const asked = Array.from({ length: 40 }, (_, number) => keep(store, number));
    const closed = store.close();
    await transaction.run('insert into kept values (100, null, null)', []);
    await transaction.commit();
    await closed;
    await assert.rejects(keep(store, 41), /after calling end/);
    const kept = (await Promise.all(asked)).map(({ changed }) => changed);
    assert.equal(kept.filter((changed) => changed === 1).length, 40);
    const later = openPostgres(place.databaseUrl ?? '', quiet);
    t.after(() => later.close());
    assert.deepEqual((await later.read('select count(*) as rows from kept', [])).rows, [
      { rows: 41 },
    ]);
  },
);
