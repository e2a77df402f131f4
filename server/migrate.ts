import type { Db } from './db.ts';
import { StartError } from './errors.ts';
import { migrations } from './migrations/index.ts';

/** One step of the schema; runs inside a transaction. */
export type Migration = (db: Db) => Promise<void>;

/**
 * Brings the schema up to date, each step in a transaction of its own that also records it: cut
 * short, it happened wholly or not at all. Throws StartError if the database is newer than this
 * program.
 */
export async function migrate(db: Db): Promise<void> {
  await db.schema
    .createTable('migrations')
    .ifNotExists()
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .execute();
  const newest = await db
    .selectFrom('migrations')
    .select('number')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if ((newest?.number ?? 0) > migrations.length) {
    throw new StartError(
      'The database was written by a newer version of book-checkout. Start that version instead.',
    );
  }
  for (const [index, step] of migrations.entries()) await take(db, index + 1, step);
}

async function take(db: Db, number: number, step: Migration): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    // Recorded first: of two servers that start together, the second waits here and then passes on.
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('migrations')
      .values({ number })
      .onConflict((conflict) => conflict.column('number').doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 1n) await step(transaction);
  });
}
