import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { CompiledQuery } from 'kysely';
import type { KyselyPlugin } from 'kysely';
import { listOrders } from '../admin-rows.ts';
import { inTransaction, openDatabase } from '../db.ts';
import type { Db } from '../db.ts';
import { createLog } from '../log.ts';
import { migrate } from '../migrate.ts';
import { openSqlite } from '../sqlite.ts';
import { migrations } from '../migrations/index.ts';
import { findOrder, wasTried } from '../orders.ts';
import { readSecrets } from '../secrets.ts';

async function databaseFile(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'orders-'));
  t.after(() => rm(folder, { recursive: true }));
  return join(folder, 'new', 'orders.sqlite');
}

const open = (databaseFile: string) =>
  openDatabase({ databaseFile, databaseUrl: null }, createLog({ write: () => true }));

test('migrations run once, whoever starts next', async (t) => {
  const file = await databaseFile(t);
  for (const start of [1, 2, 3]) {
    const db = await open(file);
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
  const db = await open(file);
  await migrate(db);
  await db.insertInto('migrations').values({ number: 99 }).execute();
  await assert.rejects(migrate(db), /written by a newer version/);
  await db.destroy();
});

test('keys of the shop’s own survive a restart', async (t) => {
  const file = await databaseFile(t);
  const read = async (given: string | null) => {
    const db = await open(file);
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
  const db = await open(file);
  await migrate(db);
  const other = new DatabaseSync(file);
  assert.equal(other.prepare('PRAGMA journal_mode').get()?.journal_mode, 'wal');
  other.close();
  await db.destroy();
});

test('what is asked together goes to disk in one commit', async (t) => {
  const file = await databaseFile(t);
  const db = await open(file);
  t.after(() => db.destroy());
  await migrate(db);
  const keep = (name: string) => db.insertInto('settings').values({ name, value: '' }).execute();
  const reader = new DatabaseSync(file, { readOnly: true });
  t.after(() => {
    reader.close();
  });
  const seen = async (name: string) => {
    await keep(name);
    return reader.prepare('select count(*) as count from settings').get()?.count;
  };
  assert.deepEqual(await Promise.all(['a', 'b', 'c'].map(seen)), [3, 3, 3]);
});

test('what was asked before the file is closed is still done', async (t) => {
  const file = await databaseFile(t);
  const sqlite = await openSqlite(file);
  const asked = ['create table kept (number integer)', 'insert into kept values (1)'].map((sql) =>
    sqlite.write(sql, []),
  );
  const closed = sqlite.close();
  // As long as this thread is busy, the other one has nothing but what was sent before.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  await closed;
  await Promise.all(asked);
  const reader = new DatabaseSync(file, { readOnly: true });
  assert.equal(reader.prepare('select number from kept').get()?.number, 1);
  reader.close();
});

test('a transaction under way when the file is closed is ended first, and nothing new is begun', async (t) => {
  const file = await databaseFile(t);
  const db = await open(file);
  await migrate(db);
  const keep = (db: Db, name: string) =>
    db.insertInto('settings').values({ name, value: '' }).execute();
  const begun = Promise.withResolvers<undefined>();
  const goOn = Promise.withResolvers<undefined>();
  const under = inTransaction(db, async (transaction) => {
    await keep(transaction, 'first');
    begun.resolve(undefined);
    await goOn.promise;
    await keep(transaction, 'second');
  });
  await begun.promise;
  const waiting = keep(db, 'third');
  // Kysely lets go of the statement in a turn of its own.
  await new Promise(setImmediate);
  const closed = db.destroy();
  const late = keep(db, 'late');
  await assert.rejects(late, /is closed|been destroyed/);
  goOn.resolve(undefined);
  await Promise.all([under, waiting, closed]);
  const reader = new DatabaseSync(file, { readOnly: true });
  t.after(() => {
    reader.close();
  });
  const kept = reader.prepare('select name from settings where value = ? order by name').all('');
  assert.deepEqual(
    kept.map(({ name }) => name),
    ['first', 'second', 'third'],
  );
});

test('orders in a rare state are found without reading all the others', async (t) => {
  const file = await databaseFile(t);
  const db = await open(file);
  t.after(() => db.destroy());
  await migrate(db);
  const asked: CompiledQuery[] = [];
  const noting: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      asked.push(db.getExecutor().compileQuery(node, queryId));
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  for (const state of ['declined', 'refunded', 'unknown'] as const) {
    for (const before of [undefined, '5~ord_1']) {
      await listOrders(db.withPlugin(noting), { attention: '0', state, before, limit: 50 });
    }
  }
  assert.equal(asked.length, 6);
  for (const { sql, parameters } of asked) {
    const explained = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]);
    const plan = await db.executeQuery(explained);
    assert.doesNotMatch(JSON.stringify(plan.rows), /SCAN|TEMP B-TREE/);
  }
});

test('a second process on the same file is refused at once, and the first goes on', async (t) => {
  const file = await databaseFile(t);
  const db = await open(file);
  await migrate(db);
  const script = `import { openDatabase } from ${JSON.stringify(new URL('../db.ts', import.meta.url).href)};
    import { createLog } from ${JSON.stringify(new URL('../log.ts', import.meta.url).href)};
    try { await openDatabase({ databaseFile: process.argv[1], databaseUrl: null }, createLog()); }
    catch (error) { console.log(error.name + ': ' + error.message); }`;
  const second = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script, file],
    { encoding: 'utf8' },
  );
  assert.match(second.stdout, /^StartError: The database .* is in use by another process\. Stop/);
  assert.equal((await db.selectFrom('migrations').selectAll().execute()).length, migrations.length);
  await db.destroy();
  await (await open(file)).destroy();
});

test('orders of the first schema are all there in the newest', async (t) => {
  const file = await databaseFile(t);
  const old = await open(file);
  await old.transaction().execute((transaction) => migrations[0]?.(transaction) ?? fail());
  await old.schema.createTable('migrations').addColumn('number', 'integer').execute();
  await old.insertInto('migrations').values({ number: 1 }).execute();
  await old.destroy();
  const raw = new DatabaseSync(file);
  const order = (id: string, state: string, attempt: number) => `
    insert into orders (id, client_key, state, attempt, currency, total_minor, buyer_name, buyer_email,
      address_line1, address_city, address_state, address_postal_code, address_country, created_at, updated_at)
    values ('${id}', 'key-${id}', '${state}', ${attempt}, 'usd', 4600, 'Ada', 'ada@example.com', '', '', '', '', 'US', 5, 5);
    insert into order_lines values ('${id}', 0, '1', 'A book', 2, 2300);
    insert into attempts values ('${id}', 1, 'payment_method', 'pm_first', '${id}:1', null, 'declined', 'No.', 5, 6);`;
  raw.exec(order('ord_a', 'paid', 2) + order('ord_b', 'unknown', 1));
  raw.exec(
    `insert into attempts values ('ord_a', 2, 'token', 'tok_second', 'ord_a:2', 'pi_1', 'paid', null, 7, 8)`,
  );
  raw.close();
  const db = await open(file);
  await migrate(db);
  const paid = await findOrder(db, 'ord_a');
  assert.deepEqual(paid?.lines, [{ book: '1', title: 'A book', quantity: 2, unitMinor: 2300 }]);
  assert.deepEqual(paid.attempt, {
    number: 2,
    payment: { kind: 'token', id: 'tok_second' },
    idempotencyKey: 'ord_a:2',
    confirmsIntent: 'pi_1',
    message: null,
    createdAt: 7,
  });
  assert.equal(await wasTried(db, paid, 'pm_first'), true);
  const checks = await db.selectFrom('orders').select(['id', 'check_after']).execute();
  assert.deepEqual(Object.fromEntries(checks.map((row) => [row.id, row.check_after])), {
    ord_a: null,
    ord_b: 5,
  });
  await db.destroy();
});

function fail(): never {
  throw new Error('There is no first migration.');
}
