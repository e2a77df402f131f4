import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue } from 'node:sqlite';
import { Kysely, sql, SqliteDialect } from 'kysely';
import type { SqliteDatabase } from 'kysely';
import { StartError } from './errors.ts';
import type { Tables } from './tables.ts';

/** The database, or one transaction of it. */
export type Db = Kysely<Tables>;

/**
 * Opens the SQLite file, making its folder and itself where missing; `:memory:` keeps everything
 * in this process. Throws StartError where that fails or the file system cannot promise
 * durability.
 */
export function openDatabase(file: string): Db {
  let database;
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    database = new DatabaseSync(file, { timeout: 5000, enableForeignKeyConstraints: true });
    beDurable(database, file);
  } catch (cause) {
    database?.close();
    if (cause instanceof StartError) throw cause;
    throw new StartError(`The database ${file} cannot be opened: ${reasonOf(cause)}.`, { cause });
  }
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: adapt(database) }) });
}

/** Throws when the database does not answer. */
export async function checkDatabase(db: Db): Promise<void> {
  await sql`select 1`.execute(db);
}

/*
 * An order must be on disk before Stripe hears of it. SQLite ignores a pragma it cannot follow
 * (WAL on some network drives), so what it made of them is read back.
 */
function beDurable(database: DatabaseSync, file: string): void {
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  const journal = database.prepare('PRAGMA journal_mode').get()?.journal_mode;
  const synchronous = database.prepare('PRAGMA synchronous').get()?.synchronous;
  const expected = file === ':memory:' ? 'memory' : 'wal';
  if (journal !== expected || synchronous !== 2) {
    throw new StartError(
      `The database ${file} cannot write safely: put it on a local disk (journal ${String(journal)}, synchronous ${String(synchronous)}).`,
    );
  }
}

/** What Kysely expects of a driver, over Node's own SQLite. */
function adapt(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => {
      database.close();
    },
    prepare: (sql) => {
      const statement = database.prepare(sql);
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...parameters.map(asInput)),
        run: (parameters) => statement.run(...parameters.map(asInput)),
        iterate: (parameters) => statement.iterate(...parameters.map(asInput)),
      };
    },
  };
}

function asInput(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError(`A ${typeof value} cannot be stored`);
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
