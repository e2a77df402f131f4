import { randomBytes } from 'node:crypto';
import { closeSync, fchmodSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Account } from './account.ts';
import { OptionError } from './option-error.ts';
import type { Store } from './store.ts';
import { openStoredMaps } from './stored-maps.ts';
import type { Change, StoredMaps } from './stored-maps.ts';

/** What accounts know, in a file; what only their logs show is not in it. */
export interface StateFile {
  /** What is hashed with it can be compared in the next process, too. */
  readonly salt: Buffer;
  /** A new store with all that an account had when it was last committed. */
  openStore(accountId: string): Store;
  /** By how many seconds the account's clock was ahead. */
  clockAhead(accountId: string): number;
  /** Writes what has changed in the accounts since, all or nothing. Throws where it cannot. */
  commit(accounts: readonly Account[]): void;
  close(): void;
}

/** Changes with the shape of the records: a file of another one is refused rather than misread. */
const format = 2;
const onlyOwner = 0o600;

/**
 * Opens the file, making it where missing, for nobody but its owner and this process. Throws
 * OptionError where that fails.
 */
export function openStateFile(path: string): StateFile {
  let database: DatabaseSync | undefined;
  try {
    closeToOthers(path);
    database = new DatabaseSync(path);
    prepare(database, path);
    return stateFile(database);
  } catch (error) {
    database?.close();
    if (error instanceof OptionError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new OptionError(`The state file ${path} cannot be used: ${reason}.`);
  }
}

function closeToOthers(path: string): void {
  const descriptor = openSync(path, 'a', onlyOwner);
  // Of a file that was there before.
  fchmodSync(descriptor, onlyOwner);
  closeSync(descriptor);
}

function prepare(database: DatabaseSync, path: string): void {
  // Two processes would each miss what the other writes. With the log, what was committed outlives
  // the process; only a power cut may take the last moments.
  database.exec('PRAGMA locking_mode = EXCLUSIVE');
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  const found = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  if (found !== 0 && found !== format) {
    throw new OptionError(
      `The state file ${path} was written by another version of the stand-in: remove it, or name another.`,
    );
  }
  database.exec(`
    PRAGMA user_version = ${format};
    CREATE TABLE IF NOT EXISTS records (
      account TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
      UNIQUE (account, kind, id)
    )`);
}

function stateFile(database: DatabaseSync): StateFile {
  const select = database.prepare(
    'SELECT id, body FROM records WHERE account = ? AND kind = ? ORDER BY rowid',
  );
  // An update leaves the row in its place: lists are in the order of creation.
  const upsert = database.prepare(
    `INSERT INTO records VALUES (?, ?, ?, ?)
     ON CONFLICT (account, kind, id) DO UPDATE SET body = excluded.body`,
  );
  const remove = database.prepare('DELETE FROM records WHERE account = ? AND kind = ? AND id = ?');
  const stored = new Map<string, StoredMaps>();
  const clocks = new Map<string, number>();

  const rowsOf = (account: string, kind: string) =>
    select.all(account, kind).map(({ id, body }) => [String(id), String(body)] as const);

  function savedSalt(): Buffer {
    const [saved] = rowsOf('', 'salt');
    if (saved !== undefined) return Buffer.from(saved[1], 'hex');
    const salt = randomBytes(32);
    upsert.run('', 'salt', '', salt.toString('hex'));
    return salt;
  }

  function clockChange({ keys, clock }: Account): readonly Change[] {
    return clock.ahead === clocks.get(keys.accountId)
      ? []
      : [{ kind: 'clock', id: '', body: String(clock.ahead) }];
  }

  function write(account: string, { kind, id, body }: Change): void {
    if (body === null) remove.run(account, kind, id);
    else upsert.run(account, kind, id, body);
  }

  function writeAll(changes: readonly (readonly [account: string, change: Change])[]): void {
    database.exec('BEGIN');
    try {
      for (const [account, change] of changes) write(account, change);
      database.exec('COMMIT');
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }

  return {
    salt: savedSalt(),
    openStore(accountId) {
      const maps = openStoredMaps((kind) => rowsOf(accountId, kind));
      stored.set(accountId, maps);
      return maps.store;
    },
    clockAhead(accountId) {
      const ahead = Number(rowsOf(accountId, 'clock')[0]?.[1] ?? 0);
      clocks.set(accountId, ahead);
      return ahead;
    },
    commit(accounts) {
      // Connections that end with the process have nothing more to tell.
      if (!database.isOpen) return;
      const taken = accounts.map((account) => {
        const maps = stored.get(account.keys.accountId);
        return { account, maps, changes: maps?.takeChanges() ?? [] };
      });
      const all = taken.flatMap(({ account, changes }) =>
        [...changes, ...clockChange(account)].map(
          (change) => [account.keys.accountId, change] as const,
        ),
      );
      if (all.length === 0) return;
      try {
        writeAll(all);
      } catch (error) {
        for (const { maps, changes } of taken) maps?.takeBack(changes);
        throw error;
      }
      for (const { keys, clock } of accounts) clocks.set(keys.accountId, clock.ahead);
    },
    close() {
      if (database.isOpen) database.close();
    },
  };
}
