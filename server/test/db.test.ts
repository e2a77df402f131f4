import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { openDatabase } from '../db.ts';
import { migrate } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';
import { readSecrets } from '../secrets.ts';

async function databaseFile(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'orders-'));
  t.after(() => rm(folder, { recursive: true }));
  return join(folder, 'new', 'orders.sqlite');
}

test('migrations run once, whoever starts next', async (t) => {
  const file = await databaseFile(t);
  for (const start of [1, 2, 3]) {
    const db = openDatabase(file);
    await migrate(db);
    const rows = await db.selectFrom('migrations').selectAll().execute();
    assert.deepEqual(
      rows.map(({ number }) => number),
      migrations.map((_, index) => index + 1),
      `start ${start}`,
    );
    await db.destroy();
  }
});

test('a database of a newer version is refused', async (t) => {
  const file = await databaseFile(t);
  const db = openDatabase(file);
  await migrate(db);
  await db.insertInto('migrations').values({ number: 99 }).execute();
  await assert.rejects(migrate(db), /written by a newer version/);
  await db.destroy();
});

test('keys of the shop’s own survive a restart', async (t) => {
  const file = await databaseFile(t);
  const read = async (given: string | null) => {
    const db = openDatabase(file);
    await migrate(db);
    const secrets = await readSecrets(db, given);
    await db.destroy();
    return secrets;
  };
  const first = await read(null);
  assert.deepEqual(await read(null), first);
  assert.ok(first.quote.length >= 43 && first.quote !== first.order);
  assert.deepEqual(await read('given'), { quote: 'given', order: first.order });
});

test('the database is written ahead and opened by other programs', async (t) => {
  const file = await databaseFile(t);
  const db = openDatabase(file);
  await migrate(db);
  const other = new DatabaseSync(file);
  assert.equal(other.prepare('PRAGMA journal_mode').get()?.journal_mode, 'wal');
  other.close();
  await db.destroy();
});
