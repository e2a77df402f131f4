import type { Ran, SqliteConnection } from './sqlite-file.ts';

/** What the rest of the program asks of the writing connection; answered under the same number. */
export type Ask = { id: number } & (
  | { kind: 'begin' | 'commit' | 'rollback' }
  /** Inside the transaction that was begun. */
  | { kind: 'statement'; sql: string; parameters: readonly unknown[] }
  /** A transaction of its own. */
  | { kind: 'run'; sql: string; parameters: readonly unknown[] }
);

export type Answer = { id: number } & ({ ran: Ran } | { failed: Failure });

/** An error as it crosses between threads, where its class is lost. */
export interface Failure {
  message: string;
  code: string | null;
}

const NOTHING: Ran = { rows: [], changed: 0 };

/**
 * The disk takes as long for one order as for thirty, so transactions that come together share one
 * commit: each is a savepoint, one after the other, and none is answered before the commit of all is
 * on disk. One that fails takes back its own savepoint alone.
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
    connection.exec('SAVEPOINT member');
  };

  const leave = () => {
    isTaken = false;
    const next = waiting;
    waiting = [];
    for (const ask of next) take(ask);
  };

  const takeBack = () => {
    if (connection.isTransaction) connection.exec('ROLLBACK TO member; RELEASE member');
    // A full disk ends the whole transaction, and with it everybody's part.
    else giveUp({ message: 'the database gave up the transaction', code: 'ERR_SQLITE_ERROR' });
  };

  const giveUp = (failed: Failure) => {
    answer(held.map(({ id }) => ({ id, failed })));
    held = [];
    isOpen = false;
  };

  const run = ({ id, sql, parameters }: Extract<Ask, { sql: string }>) => {
    enter();
    try {
      const ran = connection.run(sql, parameters);
      connection.exec('RELEASE member');
      held.push({ id, ran });
    } catch (error) {
      takeBack();
      throw error;
    }
  };

  const handle = (ask: Ask) => {
    const { id } = ask;
    switch (ask.kind) {
      case 'run':
        run(ask);
        return;
      case 'begin':
        enter();
        isTaken = true;
        answer([{ id, ran: NOTHING }]);
        return;
      case 'statement':
        answer([{ id, ran: connection.run(ask.sql, ask.parameters) }]);
        return;
      case 'commit':
        connection.exec('RELEASE member');
        held.push({ id, ran: NOTHING });
        leave();
        return;
      case 'rollback':
        takeBack();
        answer([{ id, ran: NOTHING }]);
        leave();
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
      answer([{ id: ask.id, failed: failureOf(error) }]);
    }
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
