import type { Ran, SqliteConnection } from './sqlite-file.ts';

/** The one door to a writing connection. */
export interface SharedCommits {
  /** A transaction of one statement; resolves when it is on disk. */
  readonly run: (sql: string, parameters: readonly unknown[]) => Promise<Ran>;
  /** Resolves when a transaction of several statements may begin; until its end it has the connection alone. */
  readonly begin: () => Promise<void>;
  /** One statement of the transaction that was begun. */
  readonly statement: (sql: string, parameters: readonly unknown[]) => Ran;
  /** Resolves when the transaction is on disk. */
  readonly commit: () => Promise<void>;
  readonly rollback: () => void;
  /** Commits what is left. */
  readonly close: () => void;
}

interface Held {
  commit: () => void;
  fail: (error: Error) => void;
}

/**
 * The disk takes as long for one order as for thirty, so transactions that come in one turn of the
 * event loop share one commit: one after the other, none answered before the commit of all is on
 * disk. One that fails takes back its own part alone. `atEndOfTurn` calls when the turn is over.
 */
export function shareCommits(
  connection: SqliteConnection,
  atEndOfTurn: (commit: () => void) => void = setImmediate,
): SharedCommits {
  /** Whose answers may not go out before the commit. */
  let held: Held[] = [];
  let waiting: (() => void)[] = [];
  let isOpen = false;
  let isTaken = false;

  const enter = () => {
    if (isOpen) return;
    connection.exec('BEGIN IMMEDIATE');
    isOpen = true;
    atEndOfTurn(commitAll);
  };

  const answerAll = (answer: (one: Held) => void) => {
    isOpen = false;
    const answered = held;
    held = [];
    answered.forEach(answer);
  };

  const commitAll = () => {
    // Whoever has the connection now ends with a commit of their own.
    if (!isOpen || isTaken) return;
    try {
      connection.exec('COMMIT');
    } catch (thrown) {
      const error = asError(thrown);
      if (connection.isTransaction) connection.exec('ROLLBACK');
      answerAll(({ fail }) => {
        fail(error);
      });
      return;
    }
    answerAll(({ commit }) => {
      commit();
    });
  };

  /** A full disk ends the whole transaction, and with it everybody's part. */
  const requireTransaction = (error: Error) => {
    if (connection.isTransaction) return;
    answerAll(({ fail }) => {
      fail(error);
    });
  };

  const leave = () => {
    isTaken = false;
    const next = waiting;
    waiting = [];
    for (const go of next) inTurn(go);
    commitLater();
  };

  const commitLater = () => {
    if (isOpen && !isTaken) atEndOfTurn(commitAll);
  };

  const inTurn = (go: () => void) => {
    if (isTaken) waiting.push(go);
    else go();
  };

  return {
    run: (sql, parameters) =>
      new Promise((resolve, reject) => {
        inTurn(() => {
          try {
            enter();
            // SQLite itself takes back all of a statement that fails.
            const ran = connection.run(sql, parameters);
            const commit = () => {
              resolve(ran);
            };
            held.push({ commit, fail: reject });
          } catch (thrown) {
            const error = asError(thrown);
            requireTransaction(error);
            reject(error);
          }
        });
      }),

    begin: () =>
      new Promise((resolve, reject) => {
        inTurn(() => {
          try {
            enter();
            connection.exec('SAVEPOINT member');
            isTaken = true;
            resolve();
          } catch (thrown) {
            const error = asError(thrown);
            requireTransaction(error);
            reject(error);
          }
        });
      }),

    statement: (sql, parameters) => connection.run(sql, parameters),

    commit: () =>
      new Promise((resolve, reject) => {
        try {
          connection.exec('RELEASE member');
          held.push({ commit: resolve, fail: reject });
        } catch (thrown) {
          const error = asError(thrown);
          requireTransaction(error);
          reject(error);
        }
        leave();
      }),

    rollback() {
      if (connection.isTransaction) connection.exec('ROLLBACK TO member; RELEASE member');
      else requireTransaction(new Error('the database gave up the transaction'));
      leave();
    },

    close: commitAll,
  };
}

const asError = (thrown: unknown) => (thrown instanceof Error ? thrown : new Error(String(thrown)));
