import type { SqliteConnection } from './sqlite-file.ts';
import type { Ran } from './store.ts';

/** What the rest of the program asks of the writing connection; answered under the same number. */
export type Ask = { id: number } & (
  | { kind: 'begin' | 'commit' | 'rollback' }
  /** `run` is a transaction of its own; a `statement` belongs to the one that was begun. */
  | { kind: 'run' | 'statement'; sql: string; parameters: readonly unknown[] }
);

export type Answer = { id: number } & ({ ran: Ran } | { failed: Failure });

/** An error as it crosses between threads, where its class is lost. */
export interface Failure {
  message: string;
  code: string | null;
}

const NOTHING: Ran = { rows: [], changed: 0 };

const GIVEN_UP: Failure = {
  message: 'the database gave up the transaction',
  code: 'ERR_SQLITE_ERROR',
};

/**
 * The disk takes as long for one order as for thirty, so transactions that come together share one
 * commit: one after the other, none answered before the commit of all is on disk. One that fails
 * takes back its own part alone.
 *
 * `take` works through what was asked and calls `answer`; `commit` must follow when nothing more
 * is waiting to be taken.
 */
export function shareCommits(connection: SqliteConnection, answer: (answers: Answer[]) => void) {
  /** Answers that may not go out before the commit. */
  let held: Answer[] = [];
  let waiting: Ask[] = [];
  let isOpen = false;
  let isTaken = false;

  const enter = () => {
    if (!isOpen) connection.exec('BEGIN IMMEDIATE');
    isOpen = true;
  };

  const leave = () => {
    isTaken = false;
    const next = waiting;
    waiting = [];
    for (const ask of next) take(ask);
  };

  /** A full disk ends the whole transaction, and with it everybody's part. */
  const requireTransaction = (failed: Failure) => {
    if (!connection.isTransaction) giveUp(failed);
  };

  const giveUp = (failed: Failure) => {
    answer(held.map(({ id }) => ({ id, failed })));
    held = [];
    isOpen = false;
  };

  const statement = (sql: string, parameters: readonly unknown[]): Ran => {
    // Outside of it, it would be a transaction of its own, and half of what was meant.
    if (!connection.isTransaction) throw Object.assign(new Error(GIVEN_UP.message), GIVEN_UP);
    return connection.run(sql, parameters);
  };

  const handle = (ask: Ask) => {
    const { id } = ask;
    switch (ask.kind) {
      case 'run':
        enter();
        // SQLite itself takes back all of a statement that fails.
        held.push({ id, ran: connection.run(ask.sql, ask.parameters) });
        return;
      case 'begin':
        enter();
        connection.exec('SAVEPOINT member');
        isTaken = true;
        answer([{ id, ran: NOTHING }]);
        return;
      case 'statement':
        answer([{ id, ran: statement(ask.sql, ask.parameters) }]);
        return;
      case 'commit':
        connection.exec('RELEASE member');
        held.push({ id, ran: NOTHING });
        return;
      case 'rollback':
        if (connection.isTransaction) connection.exec('ROLLBACK TO member; RELEASE member');
        else giveUp(GIVEN_UP);
        answer([{ id, ran: NOTHING }]);
    }
  };

  const take = (ask: Ask): void => {
    if (isTaken && (ask.kind === 'run' || ask.kind === 'begin')) {
      waiting.push(ask);
      return;
    }
    try {
      handle(ask);
    } catch (error) {
      const failed = failureOf(error);
      requireTransaction(failed);
      answer([{ id: ask.id, failed }]);
    }
    // Whatever came of it: those who wait would wait for ever.
    if (ask.kind === 'commit' || ask.kind === 'rollback') leave();
  };

  return {
    take,

    commit(): void {
      if (isTaken || !isOpen) return;
      try {
        connection.exec('COMMIT');
      } catch (error) {
        if (connection.isTransaction) connection.exec('ROLLBACK');
        giveUp(failureOf(error));
        return;
      }
      isOpen = false;
      answer(held);
      held = [];
    },
  };
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { message: String(error), code: null };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return { message: error.message, code };
}
