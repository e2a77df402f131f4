import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shareCommits } from '../shared-commits.ts';
import type { Answer } from '../shared-commits.ts';
import { MEMORY, openWriter } from '../sqlite-file.ts';

/** A connection that counts its commits, and can be told to fail the next one. */
function open() {
  const connection = openWriter(MEMORY);
  connection.exec('create table kept (number integer primary key)');
  const seen = { commits: 0, failNext: false };
  const answers: Answer[] = [];
  const commits = shareCommits(
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
    (more) => answers.push(...more),
  );
  const insert = (number: number) => ({
    sql: 'insert into kept values (?)',
    parameters: [number],
  });
  const add = (id: number, number = id) => {
    commits.take({ id, kind: 'run', ...insert(number) });
  };
  const rows = () =>
    connection.run('select number from kept order by number', []).rows.map(({ number }) => number);
  const answered = () => answers.map((one) => ('ran' in one ? one.id : `${one.id} failed`));
  return { add, answered, commits, connection, insert, rows, seen };
}

test('transactions that come together share a commit, and none is answered before it', () => {
  const { add, answered, commits, rows, seen } = open();
  for (const id of [1, 2, 3]) add(id);
  assert.deepEqual(answered(), []);
  commits.commit();
  assert.deepEqual(answered(), [1, 2, 3]);
  assert.deepEqual(rows(), [1, 2, 3]);
  assert.equal(seen.commits, 1);
});

test('one that fails takes nothing of the others with it', () => {
  const { add, answered, commits, rows } = open();
  add(1);
  add(2, 1);
  add(3);
  commits.commit();
  assert.deepEqual(answered(), ['2 failed', 1, 3]);
  assert.deepEqual(rows(), [1, 3]);
});

test('none is told it is done when the commit fails, and the next ones go on', () => {
  const { add, answered, commits, rows, seen } = open();
  add(1);
  add(2);
  seen.failNext = true;
  commits.commit();
  assert.deepEqual(answered(), ['1 failed', '2 failed']);
  assert.deepEqual(rows(), []);
  add(3);
  commits.commit();
  assert.deepEqual(rows(), [3]);
});

test('others wait for the end of a transaction of several statements', () => {
  const { add, answered, commits, insert, rows } = open();
  commits.take({ id: 1, kind: 'begin' });
  commits.take({ id: 2, kind: 'statement', ...insert(1) });
  add(3, 2);
  commits.commit();
  assert.deepEqual(answered(), [1, 2], 'nothing is committed in the middle');
  commits.take({ id: 4, kind: 'rollback' });
  commits.commit();
  assert.deepEqual(answered(), [1, 2, 4, 3]);
  assert.deepEqual(rows(), [2]);
});

test('a transaction of several statements is answered when it is on disk', () => {
  const { answered, commits, insert, rows } = open();
  commits.take({ id: 1, kind: 'begin' });
  commits.take({ id: 2, kind: 'statement', ...insert(1) });
  commits.take({ id: 3, kind: 'commit' });
  assert.deepEqual(answered(), [1, 2]);
  commits.commit();
  assert.deepEqual(answered(), [1, 2, 3]);
  assert.deepEqual(rows(), [1]);
});

test('a transaction that fails takes back its own part alone', () => {
  const { add, answered, commits, insert, rows } = open();
  add(1);
  commits.take({ id: 2, kind: 'begin' });
  commits.take({ id: 3, kind: 'statement', ...insert(2) });
  commits.take({ id: 4, kind: 'statement', ...insert(1) });
  commits.take({ id: 5, kind: 'rollback' });
  commits.commit();
  assert.deepEqual(answered(), [2, 3, '4 failed', 5, 1]);
  assert.deepEqual(rows(), [1]);
});

test('where the database gives up a transaction, nobody’s part is kept, and others go on', () => {
  const { add, answered, commits, connection, insert, rows } = open();
  add(1);
  commits.take({ id: 2, kind: 'begin' });
  commits.take({ id: 3, kind: 'statement', ...insert(2) });
  add(4);
  // As SQLite does it by itself when the disk is full.
  connection.exec('ROLLBACK');
  commits.take({ id: 5, kind: 'statement', ...insert(3) });
  commits.take({ id: 6, kind: 'commit' });
  commits.commit();
  assert.deepEqual(answered(), [2, 3, '1 failed', '5 failed', '6 failed', 4]);
  assert.deepEqual(rows(), [4]);
});
