import { closeSync, mkdirSync, openSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { StartError } from './errors.ts';
import type { Ran } from './store.ts';

/** One connection to a SQLite file. */
export interface SqliteConnection {
  /** False where SQLite itself gave a transaction up, as it does on a full disk. */
  readonly isTransaction: boolean;
  exec(sql: string): void;
  run(sql: string, parameters: readonly unknown[]): Ran;
  close(): void;
}

/** Keeps everything in this process. */
export const MEMORY = ':memory:';

/** Statements kept ready; the shop has some fifty. */
const MOST_PREPARED = 200;

/**
 * Opens the file for writing, making its folder and itself where missing. Throws StartError where
 * that fails or the file system cannot promise durability.
 */
export function openWriter(file: string): SqliteConnection {
  return opening(file, () => {
    const database = new DatabaseSync(file, { enableForeignKeyConstraints: true });
    try {
      beDurable(database, file);
    } catch (error) {
      database.close();
      throw error;
    }
    return connect(database);
  });
}

/** Opens a file that a writer has made; its reads see what is on disk. */
export function openReader(file: string): SqliteConnection {
  return opening(file, () => connect(new DatabaseSync(file, { readOnly: true })));
}

/**
 * Takes the file for this process alone. Two servers on one file would each take the other's
 * payments under way for lost ones. The lock is the operating system's, so it ends with the process
 * however that ends. Throws StartError where another process has the file.
 */
export function lockOut(file: string): { close: () => void } {
  return opening(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    // Only a file that is there has a name behind all links to it.
    closeSync(openSync(file, 'a'));
    const lock = new DatabaseSync(`${realpathSync(file)}.lock`, { timeout: 0 });
    try {
      lock.exec('BEGIN EXCLUSIVE');
      return lock;
    } catch (cause) {
      lock.close();
      if (!/locked|busy/i.test(reasonOf(cause))) throw cause;
      throw new StartError(
        `The database ${file} is in use by another process. Stop that one first, or set DATABASE_URL to run several servers on one Postgres database.`,
        { cause },
      );
    }
  });
}

function opening<T>(file: string, open: () => T): T {
  try {
    return open();
  } catch (cause) {
    if (cause instanceof StartError) throw cause;
    throw new StartError(`The database ${file} cannot be opened: ${reasonOf(cause)}.`, { cause });
  }
}

/*
 * An order must be on disk before Stripe hears of it. SQLite ignores a pragma it cannot follow
 * (WAL on some network drives), so what it made of them is read back.
 */
function beDurable(database: DatabaseSync, file: string): void {
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  const journal = database.prepare('PRAGMA journal_mode').get()?.journal_mode;
  const synchronous = database.prepare('PRAGMA synchronous').get()?.synchronous;
  const expected = file === MEMORY ? 'memory' : 'wal';
  if (journal !== expected || synchronous !== 2) {
    throw new StartError(
      `The database ${file} cannot write safely: put it on a local disk (journal ${String(journal)}, synchronous ${String(synchronous)}).`,
    );
  }
}

function connect(database: DatabaseSync): SqliteConnection {
  const prepared = new Map<string, { statement: StatementSync; answers: boolean }>();

  const prepare = (sql: string) => {
    const known = prepared.get(sql);
    if (known) return known;
    if (prepared.size >= MOST_PREPARED) prepared.clear();
    const statement = database.prepare(sql);
    const made = { statement, answers: statement.columns().length > 0 };
    prepared.set(sql, made);
    return made;
  };

  return {
    get isTransaction() {
      return database.isTransaction;
    },
    exec(sql) {
      database.exec(sql);
    },
    run(sql, parameters) {
      const { statement, answers } = prepare(sql);
      const inputs = parameters.map(asInput);
      if (answers) return { rows: statement.all(...inputs), changed: 0 };
      return { rows: [], changed: Number(statement.run(...inputs).changes) };
    },
    close() {
      database.close();
    },
  };
}

function asInput(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError(`A ${typeof value} cannot be stored`);
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
