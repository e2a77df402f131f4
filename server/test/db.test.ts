import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { CompiledQuery } from 'kysely';
import type { KyselyPlugin } from 'kysely';
import { listOrders } from '../admin-rows.ts';
import { inTransaction, openDatabase, takingTime, waitForMigrations } from '../db.ts';
import type { Db } from '../db.ts';
import { createLog } from '../log.ts';
import { migrate } from '../migrate.ts';
import { openSqlite } from '../sqlite.ts';
import { migrations } from '../migrations/index.ts';
import { findOrder, wasTried } from '../orders.ts';
import { readSecrets } from '../secrets.ts';
import { emptyDatabase, onPostgres } from './database.ts';

async function databaseFile(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'orders-'));
  t.after(() => rm(folder, { recursive: true }));
  return join(folder, 'new', 'orders.sqlite');
}

const quiet = createLog({ write: () => true });

const open = (databaseFile: string) => openDatabase({ databaseFile, databaseUrl: null }, quiet);

/** An empty database, on Postgres where these tests run on that. */
async function openEmpty(t: TestContext) {
  const { place, drop } = await emptyDatabase();
  const db = await openDatabase(place, quiet);
  t.after(async () => {
    await db.destroy();
    await drop();
  });
  return { place, db };
}

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
  const { place, db } = await openEmpty(t);
  await takingTime(place, db, quiet, migrate);
  await db.insertInto('migrations').values({ number: 99 }).execute();
  await assert.rejects(takingTime(place, db, quiet, migrate), /written by a newer version/);
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

test('a file is one and the same, whatever link leads to it', async (t) => {
  const file = await databaseFile(t);
  const link = join(dirname(dirname(file)), 'link.sqlite');
  await symlink(file, link);
  await mkdir(dirname(file));
  const db = await open(link);
  for (const name of [file, link]) {
    await assert.rejects(open(name), /is in use by another process/);
  }
  await db.destroy();
  await (await open(file)).destroy();
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

/** What a process of its own, in this folder, says of the file. */
function openElsewhere(file: string, folder: string): string {
  const at = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
  // No --input-type: the thread that writes would take it over, and refuse to run from a file.
  const script = `Promise.all([import(${at('../db.ts')}), import(${at('../log.ts')})])
    .then(([{ openDatabase }, { createLog }]) =>
      openDatabase({ databaseFile: process.argv[1], databaseUrl: null }, createLog()))
    .catch((error) => { console.log(error.name + ': ' + error.message); });`;
  const { stdout } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--eval', script, file],
    { cwd: folder, encoding: 'utf8', timeout: 20_000 },
  );
  return stdout;
}

test('a second process on the same file is refused at once, and the first goes on', async (t) => {
  const file = await databaseFile(t);
  const db = await open(file);
  await migrate(db);
  const said = openElsewhere(file, dirname(file));
  assert.match(said, /^StartError: The database .* is in use by another process\. Stop/);
  assert.equal((await db.selectFrom('migrations').selectAll().execute()).length, migrations.length);
  await db.destroy();
  await (await open(file)).destroy();
});

test('a file system that cannot write ahead is refused, with what SQLite made of it', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'orders-'));
  t.after(() => rm(folder, { recursive: true }));
  // SQLite's own word for a place without locks, where processes can share no memory either; a shop's
  // settings do not let it through.
  const said = openElsewhere('file:orders.sqlite?nolock=1', folder);
  assert.equal(
    said.trim(),
    'StartError: The database file:orders.sqlite?nolock=1 cannot write safely: put it on a local disk (journal delete, synchronous 2).',
  );
});

/** What the first version left behind: an order that was paid at the second try, and an open one. */
async function fillFirstSchema(db: Db): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await (migrations[0]?.(transaction) ?? fail());
    await transaction.schema
      .createTable('migrations')
      .addColumn('number', 'integer', (column) => column.primaryKey())
      .execute();
    await transaction.insertInto('migrations').values({ number: 1 }).execute();
  });
  const order = (id: string, state: string, attempt: number) => [
    `insert into orders (id, client_key, state, attempt, currency, total_minor, buyer_name, buyer_email,
      address_line1, address_city, address_state, address_postal_code, address_country, created_at, updated_at)
    values ('${id}', 'key-${id}', '${state}', ${attempt}, 'usd', 4600, 'Ada', 'ada@example.com', '', '', '', '', 'US', 5, 5)`,
    `insert into order_lines values ('${id}', 0, '1', 'A book', 2, 2300)`,
    `insert into attempts values ('${id}', 1, 'payment_method', 'pm_first', '${id}:1', null, 'declined', 'No.', 5, 6)`,
  ];
  const second = `insert into attempts values ('ord_a', 2, 'token', 'tok_second', 'ord_a:2', 'pi_1', 'paid', null, 7, 8)`;
  for (const text of [...order('ord_a', 'paid', 2), ...order('ord_b', 'unknown', 1), second]) {
    await db.executeQuery(CompiledQuery.raw(text));
  }
}

test('orders of the first schema are all there in the newest', async (t) => {
  const { place, db } = await openEmpty(t);
  await fillFirstSchema(db);
  await takingTime(place, db, quiet, migrate);
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
});

test('the orders of an old schema are read in portions, and none is left out', async (t) => {
  const { db } = await openEmpty(t);
  await fillFirstSchema(db);
  const numbers = `with recursive numbers(number) as (
    select 1 union all select number + 1 from numbers where number < 1200)`;
  const copies = (table: string, columns: string, values: string) =>
    db.executeQuery(
      CompiledQuery.raw(
        `${numbers} insert into ${table} (${columns}) select ${values} from numbers`,
      ),
    );
  await copies(
    'orders',
    `id, client_key, state, attempt, currency, total_minor, buyer_name, buyer_email, address_line1,
    address_city, address_state, address_postal_code, address_country, created_at, updated_at`,
    `'ord_' || number, 'key_' || number, 'paid', 1, 'usd', 2300, '', '', '', '', '', '', '', 5, 5`,
  );
  await copies(
    'order_lines',
    'order_id, position, book, title, quantity, unit_minor',
    `'ord_' || number, 0, '1', 'A book', 1, 2300`,
  );
  await copies(
    'attempts',
    `order_id, number, payment_kind, payment_id, idempotency_key, state, created_at, updated_at`,
    `'ord_' || number, 1, 'token', 'tok_' || number, 'ord_' || number || ':1', 'paid', 5, 6`,
  );
  const portions: number[] = [];
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult({ result }) {
      portions.push(result.rows.length);
      return Promise.resolve(result);
    },
  };
  await migrate(db.withPlugin(counting));
  assert.ok(Math.max(...portions) <= 500, `${Math.max(...portions)} rows at once`);
  const moved = await db.selectFrom('orders').select('lines').execute();
  assert.equal(moved.filter(({ lines }) => lines.includes('A book')).length, 1202);
});

/** Runs the migrations in a process of its own; answers how it ended. */
async function migrateElsewhere(databaseUrl: string): Promise<number | null> {
  const at = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);
  const script = `import { openDatabase, takingTime } from ${at('../db.ts')};
    import { createLog } from ${at('../log.ts')};
    import { migrate } from ${at('../migrate.ts')};
    const [, databaseUrl] = process.argv;
    const place = { databaseFile: '', databaseUrl };
    const db = await openDatabase(place, createLog());
    await takingTime(place, db, createLog(), migrate);
    await db.destroy();`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script, databaseUrl], {
    stdio: 'inherit',
  });
  await once(child, 'exit');
  return child.exitCode;
}

test(
  'of two servers that start together on an old schema one brings it up to date',
  { skip: !onPostgres },
  async (t) => {
    const { place, db } = await openEmpty(t);
    await fillFirstSchema(db);
    const elsewhere = () => migrateElsewhere(place.databaseUrl ?? '');
    assert.deepEqual(await Promise.all([elsewhere(), elsewhere()]), [0, 0]);
    const done = await db.selectFrom('migrations').select('number').orderBy('number').execute();
    assert.deepEqual(
      done.map(({ number }) => number),
      migrations.map((_, index) => index + 1),
    );
    const order = await findOrder(db, 'ord_a');
    assert.deepEqual(order?.lines, [{ book: '1', title: 'A book', quantity: 2, unitMinor: 2300 }]);
  },
);

test(
  'a migration, and the wait for that of another server, may take any time',
  { skip: !onPostgres },
  async (t) => {
    const { place, db } = await openEmpty(t);
    const ends = await takingTime(place, db, quiet, (patient) =>
      patient.executeQuery(
        CompiledQuery.raw(`select current_setting('statement_timeout') as statement,
          current_setting('idle_in_transaction_session_timeout') as idle`),
      ),
    );
    assert.deepEqual(ends.rows, [{ statement: '0', idle: '0' }]);

    t.mock.timers.enable({ apis: ['setTimeout'] });
    const holds = Promise.withResolvers<undefined>();
    const goOn = Promise.withResolvers<undefined>();
    const other = inTransaction(db, async (transaction) => {
      await waitForMigrations(transaction);
      holds.resolve(undefined);
      await goOn.promise;
    });
    await holds.promise;
    const migrated = takingTime(place, db, quiet, migrate);
    const waiting = CompiledQuery.raw(`select 1 from pg_locks join pg_database on oid = database
      where datname = current_database() and locktype = 'advisory' and not granted`);
    while ((await db.executeQuery(waiting)).rows.length === 0);
    t.mock.timers.tick(3_600_000);
    goOn.resolve(undefined);
    await Promise.all([other, migrated]);
    assert.equal(
      (await db.selectFrom('migrations').selectAll().execute()).length,
      migrations.length,
    );
  },
);

function fail(): never {
  throw new Error('There is no first migration.');
}
