import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { openDatabase } from '../db.ts';
import type { Db } from '../db.ts';
import { claim, findDue, stopChecking } from '../due-orders.ts';
import { createLog } from '../log.ts';
import { migrate } from '../migrate.ts';
import { openOrder } from '../orders.ts';
import { emptyDatabase } from './database.ts';
import { BUYER } from './shop.ts';

const SECOND = 1000;
const HOUR = 3_600 * SECOND;
const NOW = Date.UTC(2026, 0, 1);

async function withOrder(t: TestContext): Promise<{ db: Db; id: string }> {
  const { place, drop } = await emptyDatabase();
  const db = await openDatabase(place, createLog({ write: () => undefined }));
  t.after(async () => {
    await db.destroy();
    await drop();
  });
  await migrate(db);
  const price = { currency: 'usd', totalMinor: 2300, lines: [] };
  const payment = { kind: 'payment_method', id: 'pm_card_visa' } as const;
  const request = { clientKey: 'x'.repeat(24), payment, buyer: BUYER };
  const { order } = await openOrder(db, price, request, NOW);
  return { db, id: order.id };
}

test('a new order is due after half a minute, and then each time after a longer pause', async (t) => {
  const { db, id } = await withOrder(t);
  assert.deepEqual(await findDue(db, NOW + 29 * SECOND, 10), []);
  const pauses = [];
  let time = NOW + 30 * SECOND;
  for (let check = 0; check < 10; check += 1) {
    const [due] = await findDue(db, time, 10);
    assert.equal(due?.id, id);
    const claimed = await claim(db, due, time);
    assert.ok(claimed);
    pauses.push((claimed.checkAfter - time) / SECOND);
    time = claimed.checkAfter;
  }
  assert.deepEqual(pauses, [30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
});

test('of any number of processes one has the order', async (t) => {
  const { db } = await withOrder(t);
  const now = NOW + 30 * SECOND;
  const [due] = await findDue(db, now, 10);
  assert.ok(due);
  const claims = await Promise.all([1, 2, 3, 4, 5].map(() => claim(db, due, now)));
  assert.equal(claims.filter((claimed) => claimed !== null).length, 1);
  assert.deepEqual(await findDue(db, now, 10), []);
});

test('a process that dies with an order loses nothing', async (t) => {
  const { db, id } = await withOrder(t);
  const now = NOW + 30 * SECOND;
  const [due] = await findDue(db, now, 10);
  assert.ok(due);
  await claim(db, due, now);
  assert.deepEqual(
    (await findDue(db, now + 30 * SECOND, 10)).map((again) => again.id),
    [id],
  );
});

test('news since the claim keeps the order due', async (t) => {
  const { db, id } = await withOrder(t);
  const [due] = await findDue(db, NOW + 30 * SECOND, 10);
  assert.ok(due);
  const claimed = await claim(db, due, NOW + 30 * SECOND);
  assert.ok(claimed);
  await db.updateTable('orders').set({ check_after: NOW }).where('id', '=', id).execute();
  await stopChecking(db, claimed);
  assert.equal((await findDue(db, NOW, 10)).length, 1);
  await stopChecking(db, { ...claimed, checkAfter: NOW });
  assert.deepEqual(await findDue(db, NOW + 100 * HOUR, 10), []);
});

for (const jump of [-HOUR, HOUR]) {
  test(`a clock that jumps by ${jump / HOUR} h delays an order by an hour at most`, async (t) => {
    const { db } = await withOrder(t);
    const now = NOW + 30 * SECOND;
    const due = (await findDue(db, now + jump + HOUR, 10))[0];
    assert.ok(due);
    const claimed = await claim(db, due, now + jump);
    assert.ok(claimed);
    const wait = claimed.checkAfter - (now + jump);
    assert.ok(wait >= 30 * SECOND && wait <= HOUR, `${wait}`);
  });
}

test('a clock set back by a day does not hide an order for that day', async (t) => {
  const { db } = await withOrder(t);
  assert.equal((await findDue(db, NOW - 24 * HOUR, 10)).length, 1);
});
