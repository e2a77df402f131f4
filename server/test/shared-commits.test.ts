import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shareCommits } from '../shared-commits.ts';
import { MEMORY, openWriter } from '../sqlite-file.ts';

const INSERT = 'insert into kept values (?)';

/** A connection that counts its commits, and can be told to fail the next one. */
function open() {
  const connection = openWriter(MEMORY);
  connection.exec('create table kept (number integer primary key)');
  const seen = { commits: 0, failNext: false };
  const answers: string[] = [];
  let endTurn: (() => void) | null = null;
  const shared = shareCommits(
    {
      ...connection,
      get isTransaction() {
        return connection.isTransaction;
      },
      exec(sql) {
        if (sql === 'COMMIT') {
          if (seen.failNext) {
            seen.failNext = false;
            throw new Error('disk full');
          }
          seen.commits += 1;
        }
        connection.exec(sql);
      },
    },
    (commit) => (endTurn = commit),
  );
  const note = (name: number | string, asked: Promise<unknown>) =>
    asked.then(
      () => answers.push(`${name}`),
      () => answers.push(`${name} failed`),
    );
  return {
    answers,
    note,
    seen,
    shared,
    add: (name: number, number = name) => note(name, shared.run(INSERT, [number])),
    /** All that was asked in one turn is done, and its answers are out. */
    turn: async () => {
      endTurn?.();
      await new Promise(setImmediate);
    },
    rows: () =>
      connection
        .run('select number from kept order by number', [])
        .rows.map(({ number }) => number),
  };
}

test('transactions that come together share a commit, and none is answered before it', async () => {
  const { add, answers, rows, seen, turn } = open();
  for (const number of [1, 2, 3]) void add(number);
  await new Promise(setImmediate);
  assert.deepEqual(answers, []);
  await turn();
  assert.deepEqual(answers, ['1', '2', '3']);
  assert.deepEqual(rows(), [1, 2, 3]);
  assert.equal(seen.commits, 1);
});

test('one that fails takes nothing of the others with it', async () => {
  const { add, answers, rows, turn } = open();
  void add(1);
  void add(2, 1);
  void add(3);
  await turn();
  assert.deepEqual(answers, ['2 failed', '1', '3']);
  assert.deepEqual(rows(), [1, 3]);
});

test('none is told it is done when the commit fails, and the next ones go on', async () => {
  const { add, answers, rows, seen, turn } = open();
  void add(1);
  void add(2);
  seen.failNext = true;
  await turn();
  assert.deepEqual(answers, ['1 failed', '2 failed']);
  assert.deepEqual(rows(), []);
  void add(3);
  await turn();
  assert.deepEqual(rows(), [3]);
});

test('others wait for the end of a transaction of several statements', async () => {
  const { add, answers, note, rows, shared, turn } = open();
  await shared.begin();
  shared.statement(INSERT, [1]);
  void add(2);
  await turn();
  assert.deepEqual(answers, [], 'nothing is committed in the middle');
  shared.rollback();
  await turn();
  assert.deepEqual(answers, ['2']);
  assert.deepEqual(rows(), [2]);
  await shared.begin();
  shared.statement(INSERT, [3]);
  void note('transaction', shared.commit());
  await turn();
  assert.deepEqual(answers, ['2', 'transaction']);
  assert.deepEqual(rows(), [2, 3]);
});

test('a transaction that fails takes back its own part alone', async () => {
  const { add, answers, rows, shared, turn } = open();
  void add(1);
  await shared.begin();
  shared.statement(INSERT, [2]);
  assert.throws(() => shared.statement(INSERT, [1]));
  shared.rollback();
  await turn();
  assert.deepEqual(answers, ['1']);
  assert.deepEqual(rows(), [1]);
});
