import pg, { TypeOverrides } from 'pg';
import { describe } from './log.ts';
import type { Log } from './log.ts';
import { BIGINT, createBatches, MOST_PREPARED } from './postgres-batch.ts';
import { shareCommits } from './postgres-commits.ts';
import type { Ran, Run, Store, Transaction } from './store.ts';

export type { Connection, FieldDef, Submittable } from 'pg';

const PATIENCE_MS = 5000;
/** A dead network must not hold a buyer for the minutes that TCP would wait. */
const IN_TIME = {
  query_timeout: 2 * PATIENCE_MS,
  statement_timeout: 2 * PATIENCE_MS,
  idle_in_transaction_session_timeout: 2 * PATIENCE_MS,
};
const MOST_CONNECTIONS = 10;

/** As the driver's own, but times in milliseconds and amounts, all far below 2^53, are no texts. */
const numbers = new TypeOverrides();
numbers.setTypeParser(BIGINT, Number);

/**
 * Opens the Postgres database at `url`; connections are made as they are needed. `inTime`: a
 * statement that takes ten seconds is given up.
 */
export function openPostgres(url: string, log: Log, inTime = true): Store {
  const pool = openPool(url, log, inTime);
  const runAt = runner();
  const run: Run = (sql, parameters) => runAt(pool, sql, parameters);
  const commits = shareCommits(batchSender(pool), run);
  return {
    read: run,
    write: commits.write,
    run,
    begin: () => begin(pool, runAt),
    async close() {
      await commits.settled();
      // Waits for the transactions begun.
      await pool.end();
    },
  };
}

function openPool(url: string, log: Log, inTime: boolean): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    Client: ListeningClient,
    max: MOST_CONNECTIONS,
    application_name: 'book-checkout',
    connectionTimeoutMillis: PATIENCE_MS,
    ...(inTime && IN_TIME),
    keepAlive: true,
    types: numbers,
  });
  // Without a listener, a connection lost while idle would end the process.
  pool.on('error', (error) => {
    log.warn('database.connection_lost', { reason: describe(error) });
  });
  return pool;
}

class ListeningClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    // While a connection is lent out the pool does not listen, and its loss would end the process:
    // whoever's statement was under way is told of it anyway.
    this.on('error', () => undefined);
  }
}

type RunAt = (place: pg.Pool | pg.ClientBase, ...statement: Parameters<Run>) => Promise<Ran>;

/** Has Postgres parse and plan each statement once for each connection, instead of each time. */
function runner(): RunAt {
  const names = new Map<string, string>();
  const nameOf = (text: string) => {
    if (!names.has(text) && names.size < MOST_PREPARED) names.set(text, `shop_${names.size + 1}`);
    return names.get(text);
  };
  return async (place, text, parameters) => {
    const values = [...parameters];
    const { rows, rowCount } = await place.query<Ran['rows'][number]>({
      name: nameOf(text),
      text,
      values,
    });
    return { rows, changed: rowCount ?? 0 };
  };
}

async function begin(pool: pg.Pool, runAt: RunAt): Promise<Transaction> {
  const client = await pool.connect();
  const command = async (text: string, isLast: boolean) => {
    try {
      const done = await client.query(text);
      if (isLast) client.release();
      return done.command;
    } catch (error) {
      client.release(true);
      throw error;
    }
  };
  await command('begin', false);
  return {
    run: (sql, parameters) => runAt(client, sql, parameters),
    async commit() {
      // So Postgres ends one of which a statement failed, and calls that no error.
      if ((await command('commit', true)) === 'ROLLBACK')
        throw new Error('The transaction failed.');
    },
    async rollback() {
      await command('rollback', true);
    },
  };
}

function batchSender(pool: pg.Pool): Parameters<typeof shareCommits>[0] {
  const batchOf = createBatches();
  return async (statements) => {
    const client = await pool.connect();
    try {
      const ran = await new Promise<Ran[]>((resolve, reject) => {
        client.query(
          batchOf(statements, (error, done) => {
            if (error) reject(error);
            else resolve(done);
          }),
        );
      });
      client.release();
      return ran;
    } catch (error) {
      client.release(true);
      throw error;
    }
  };
}
