import type { Db } from '../db.ts';
import type { Migration } from '../migrate.ts';
import type { Tables } from '../tables.ts';

/** An order, its lines and its latest attempt become one row; refunds and stock are new. */
export const oneRowPerOrder: Migration = async (db) => {
  await addColumns(db);
  await createTables(db);
  await moveRows(db);
  await db.schema.dropTable('order_lines').execute();
  await db.schema.dropTable('attempts').execute();
};

async function addColumns(db: Db): Promise<void> {
  const alter = () => db.schema.alterTable('orders');
  await alter()
    .addColumn('payment_kind', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await alter()
    .addColumn('payment_id', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  await alter().addColumn('message', 'text').execute();
  await alter()
    .addColumn('attempted_at', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await alter().addColumn('confirms_intent', 'text').execute();
  await alter()
    .addColumn('lines', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute();
  await alter().addColumn('check_after', 'bigint').execute();
  await alter().addColumn('attention', 'text').execute();
  await alter()
    .addColumn('holds_stock', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await alter()
    .addColumn('refunded_minor', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await alter().addColumn('dispute', 'text').execute();
  await alter().addColumn('dispute_at', 'bigint').execute();
  await alter().addColumn('checks', 'text').execute();
  await db.schema.alterTable('stripe_events').addColumn('body', 'text').execute();
  await db.schema.alterTable('stripe_events').addColumn('unmatched_at', 'bigint').execute();
  // Few orders are open at a time, so looking for them costs the same under a million old ones.
  await db.schema
    .createIndex('orders_to_check')
    .on('orders')
    .column('check_after')
    .where('check_after', 'is not', null)
    .execute();
  await db.schema
    .createIndex('orders_for_a_person')
    .on('orders')
    .columns(['created_at', 'attention'])
    .where('attention', 'is not', null)
    .execute();
  await db.schema.createIndex('events_by_order').on('stripe_events').column('order_id').execute();
  await db.schema
    .createIndex('events_without_order')
    .on('stripe_events')
    .column('unmatched_at')
    .where('unmatched_at', 'is not', null)
    .execute();
  await db.schema.createIndex('orders_by_time').on('orders').column('created_at').execute();
}

async function createTables(db: Db): Promise<void> {
  await db.schema
    .createTable('earlier_attempts')
    .addColumn('order_id', 'text', (column) => column.notNull().references('orders.id'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('payment_kind', 'text', (column) => column.notNull())
    .addColumn('payment_id', 'text', (column) => column.notNull())
    .addColumn('message', 'text')
    .addColumn('attempted_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('earlier_attempts_key', ['order_id', 'number'])
    // A request that comes again, however late, must not become another attempt.
    .addUniqueConstraint('earlier_attempts_payment', ['order_id', 'payment_id'])
    .execute();

  await db.schema
    .createTable('refunds')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('order_id', 'text', (column) => column.notNull().references('orders.id'))
    .addColumn('client_key', 'text', (column) => column.unique())
    .addColumn('stripe_id', 'text', (column) => column.unique())
    .addColumn('amount_minor', 'integer', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('updated_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('refunds_by_order').on('refunds').column('order_id').execute();

  await db.schema
    .createTable('stock')
    .addColumn('book', 'text', (column) => column.primaryKey())
    .addColumn('counted', 'integer', (column) => column.notNull())
    .addColumn('available', 'integer', (column) => column.notNull())
    .execute();

  // Columns and their order are those of rate-limiter-flexible; only Postgres' servers share it.
  await db.schema
    .createTable('rate_limits')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('points', 'integer', (column) => column.notNull())
    .addColumn('expire', 'bigint')
    .execute();
}

interface LineRow {
  order_id: string;
  position: number;
  book: string;
  title: string;
  quantity: number;
  unit_minor: number;
}

interface AttemptRow {
  order_id: string;
  number: number;
  payment_kind: Tables['orders']['payment_kind'];
  payment_id: string;
  confirms_intent: string | null;
  message: string | null;
  created_at: number;
}

/** A shop may have more orders than fit into the memory of the thread that writes to SQLite. */
const PORTION = 500;

async function moveRows(db: Db): Promise<void> {
  for (let last = ''; ;) {
    const orders = await db
      .selectFrom('orders')
      .select(['id', 'attempt', 'state'])
      .where('id', '>', last)
      .orderBy('id')
      .limit(PORTION)
      .execute();
    for (const order of orders) {
      await moveOrder(db, order);
      last = order.id;
    }
    if (orders.length < PORTION) return;
  }
}

type OldOrder = Pick<Tables['orders'], 'id' | 'attempt' | 'state'>;

async function moveOrder(newDb: Db, { id, attempt, state }: OldOrder): Promise<void> {
  const db = newDb.$extendTables<{ order_lines: LineRow; attempts: AttemptRow }>();
  const lines = await db
    .selectFrom('order_lines')
    .select(['book', 'title', 'quantity', 'unit_minor as unitMinor'])
    .where('order_id', '=', id)
    .orderBy('position')
    .execute();
  const attempts = await db
    .selectFrom('attempts')
    .select(['number', 'payment_kind', 'payment_id', 'confirms_intent', 'message', 'created_at'])
    .where('order_id', '=', id)
    .execute();
  for (const one of attempts) {
    const { number, confirms_intent, created_at: attempted_at, ...payment } = one;
    if (number < attempt) {
      const row = { order_id: id, number, attempted_at, ...payment };
      await db.insertInto('earlier_attempts').values(row).execute();
      continue;
    }
    const open = state === 'pending' || state === 'unknown' || state === 'requires_action';
    await db
      .updateTable('orders')
      .set({
        ...payment,
        attempted_at,
        confirms_intent,
        lines: JSON.stringify(lines),
        check_after: open ? attempted_at : null,
      })
      .where('id', '=', id)
      .execute();
  }
}
