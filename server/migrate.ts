import { waitForMigrations } from './db.ts';
import type { Db } from './db.ts';
import { StartError } from './errors.ts';
import { migrations } from './migrations/index.ts';

/** One step of the schema; runs inside a transaction. */
export type Migration = (db: Db) => Promise<void>;

/**
 * Brings the schema up to date in one transaction: cut short, nothing happened. Of servers that
 * start together one does it and the others wait. Throws StartError if the database is newer than
 * this program.
 */
export async function migrate(db: Db): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await waitForMigrations(transaction);
    const done = await newestOf(transaction);
    if (done > migrations.length) {
      throw new StartError(
        'The database was written by a newer version of book-checkout. Start that version instead.',
      );
    }
    for (const [index, step] of migrations.entries()) {
      if (index < done) continue;
      await step(transaction);
      await transaction
        .insertInto('migrations')
        .values({ number: index + 1 })
        .execute();
    }
  });
}

async function newestOf(db: Db): Promise<number> {
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
  return newest?.number ?? 0;
}
