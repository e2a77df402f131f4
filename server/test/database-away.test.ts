import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { isDatabaseAway } from '../database-away.ts';
import { openDatabase } from '../db.ts';
import { createLog } from '../log.ts';
import { migrate } from '../migrate.ts';
import { openPostgres } from '../postgres.ts';
import { startShop, textAt } from './shop.ts';

const quiet = createLog({ write: () => undefined });

/** What a query fails with at a server that does this to whoever connects. */
async function failureAt(t: TestContext, url: string): Promise<unknown> {
  const postgres = openPostgres(url, quiet);
  t.after(() => postgres.close());
  return postgres.run('select 1', []).then(
    () => assert.fail('it answered'),
    (error: unknown) => error,
  );
}

test('Postgres that hangs up or is not there is away', async (t) => {
  const server = createServer((socket) => socket.destroy());
  t.after(() => server.close());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  const url = `postgres://shop:x@127.0.0.1:${address.port}/orders`;
  assert.ok(isDatabaseAway(await failureAt(t, url)));
  await new Promise((closed) => server.close(closed));
  assert.ok(isDatabaseAway(await failureAt(t, url)));
});

test('Postgres that breaks off in the middle of a statement costs that statement alone', async (t) => {
  // As much of its protocol as a client needs to ask: welcome, ready.
  const READY = Buffer.from('5200000008000000005a0000000549', 'hex');
  const server = createServer((socket) => {
    socket.once('data', () => {
      socket.write(READY);
      socket.once('data', () => socket.resetAndDestroy());
    });
  });
  t.after(() => server.close());
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  const databaseUrl = `postgres://shop:x@127.0.0.1:${address.port}/orders`;
  await assert.rejects(
    openDatabase({ databaseFile: '', databaseUrl }, quiet),
    /does not answer: Error: read ECONNRESET/,
  );
});

test('a mistake in a query is no database that is away', () => {
  for (const error of [
    Object.assign(new Error('syntax error'), { code: '42601' }),
    Object.assign(new Error('duplicate key'), { code: '23505' }),
    new TypeError('undefined is not a function'),
    'ECONNREFUSED',
  ]) {
    assert.ok(!isDatabaseAway(error));
  }
});

test('Postgres that let another transaction go first can be asked again', () => {
  for (const [code, message] of [
    ['40001', 'could not serialize access due to concurrent update'],
    ['40P01', 'deadlock detected'],
  ]) {
    assert.ok(isDatabaseAway(Object.assign(new Error(message), { code })));
  }
});

test('a buyer is asked to try again soon, and Stripe hears nothing', async (t) => {
  const shop = await startShop(t);
  const order = await shop.order();
  await shop.own.close();
  const answer = await shop.post('/api/orders', order);
  assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '5']);
  assert.equal(textAt(answer.body, 'error', 'code'), 'unavailable');
  assert.equal(await shop.posts(), 0);
});

test('a SQLite file that another program keeps is away', async (t) => {
  const file = join(await mkdtemp(join(tmpdir(), 'book-checkout-')), 'orders.sqlite');
  t.after(() => rm(join(file, '..'), { recursive: true }));
  const db = await openDatabase({ databaseFile: file, databaseUrl: null }, quiet);
  t.after(() => db.destroy());
  await migrate(db);
  const other = new DatabaseSync(file);
  t.after(() => {
    other.close();
  });
  other.exec('begin immediate');
  const failure = await db
    .insertInto('settings')
    .values({ name: 'x', value: 'y' })
    .execute()
    .then(
      () => assert.fail('it was written'),
      (error: unknown) => error,
    );
  assert.ok(isDatabaseAway(failure), String(failure));
});
