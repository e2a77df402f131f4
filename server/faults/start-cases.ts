import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '../db.ts';
import type { Db } from '../db.ts';
import { createLog } from '../log.ts';
import { migrations } from '../migrations/index.ts';
import type { FaultCase } from './case.ts';
import { launchShopProcess } from './shop-process.ts';
import type { Stage } from './stage.ts';

const OLD_ORDERS = 1000;
const KILLS = 4;

type OldRow = Record<string, string | number>;

/** A database of the first release, with orders that nobody paid. */
async function fillFirstSchema({ database }: Stage): Promise<void> {
  const db = await openDatabase(database.place, createLog({ write: () => undefined }));
  try {
    await db.transaction().execute(async (transaction) => {
      await migrations[0]?.(transaction);
      await transaction.schema
        .createTable('migrations')
        .addColumn('number', 'integer', (column) => column.primaryKey())
        .execute();
      await transaction.insertInto('migrations').values({ number: 1 }).execute();
      await fill(transaction);
    });
  } finally {
    await db.destroy();
  }
}

async function fill(newDb: Db): Promise<void> {
  const db = newDb.$extendTables<Record<'orders' | 'order_lines' | 'attempts', OldRow>>();
  const numbers = Array.from({ length: OLD_ORDERS }, (_, index) => index);
  const common = { state: 'declined', created_at: 5, updated_at: 5 };
  await db
    .insertInto('orders')
    .values(
      numbers.map((n) => ({
        ...{ id: `ord_${n}`, client_key: `key-${n}`, attempt: 1, currency: 'usd' },
        ...{ total_minor: 2300, buyer_name: 'Ada', buyer_email: 'ada@example.com' },
        ...{ address_line1: '', address_city: '', address_state: '', address_postal_code: '' },
        ...{ address_country: 'US', ...common },
      })),
    )
    .execute();
  await db
    .insertInto('order_lines')
    .values(
      numbers.map((n) => ({
        ...{ order_id: `ord_${n}`, position: 0, book: '1', title: 'A book' },
        ...{ quantity: 1, unit_minor: 2300 },
      })),
    )
    .execute();
  await db
    .insertInto('attempts')
    .values(
      numbers.map((n) => ({
        ...{ order_id: `ord_${n}`, number: 1, payment_kind: 'payment_method', payment_id: 'pm_1' },
        ...{ idempotency_key: `ord_${n}:1`, ...common },
      })),
    )
    .execute();
}

/** What happens while a server starts. */
export const startCases: FaultCase[] = [
  {
    ids: ['R34'],
    name: 'killed again and again while it brings an old database up to date: all orders are there, and it sells',
    stopped: true,
    async play(stage) {
      await fillFirstSchema(stage);
      for (let kill = 0; kill < KILLS; kill += 1) {
        const { folder } = stage;
        const launched = launchShopProcess({ folder, environment: stage.environment() });
        // Nobody waits for these.
        launched.logged('"server.listening"').catch(() => undefined);
        await pause(200 + stage.random.below(1000));
        launched.signal('SIGKILL');
        await launched.ended;
      }
      await stage.start();
      assert.equal((await stage.database.orders()).length, OLD_ORDERS);
      assert.equal(await stage.buyer().pay(), 'paid');
    },
  },
];
