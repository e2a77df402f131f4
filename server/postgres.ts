import pg, { TypeOverrides } from 'pg';
import { describe } from './log.ts';
import type { Log } from './log.ts';

/** Postgres' number of its type bigint, which its driver hands out as text. */
const BIGINT = 20;
const PATIENCE_MS = 5000;
const MOST_CONNECTIONS = 10;

/** As the driver's own, but times in milliseconds and amounts, all far below 2^53, are numbers. */
const numbers = new TypeOverrides();
numbers.setTypeParser(BIGINT, Number);

/** Statements kept ready in each connection; the shop has some fifty. */
const MOST_PREPARED = 200;

/** A client that has Postgres parse and plan each statement once, instead of each time. */
function preparingClient(): typeof pg.Client {
  const names = new Map<string, string>();
  const nameOf = (text: string) => {
    if (!names.has(text) && names.size < MOST_PREPARED) names.set(text, `shop_${names.size + 1}`);
    return names.get(text);
  };
  return class extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config);
      const value = (text: string, values: unknown[]) =>
        super.query({ name: nameOf(text), text, values });
      Object.defineProperty(this, 'query', { value });
      // While a connection is lent out the pool does not listen, and its loss would end the process:
      // whoever's statement was under way is told of it anyway.
      this.on('error', () => undefined);
    }
  };
}

/** Connections to the Postgres database at `url`, opened as they are needed. */
export function openPool(url: string, log: Log): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    Client: preparingClient(),
    max: MOST_CONNECTIONS,
    application_name: 'book-checkout',
    connectionTimeoutMillis: PATIENCE_MS,
    // A dead network must not hold a buyer for the minutes that TCP would wait.
    query_timeout: 2 * PATIENCE_MS,
    statement_timeout: 2 * PATIENCE_MS,
    idle_in_transaction_session_timeout: 2 * PATIENCE_MS,
    keepAlive: true,
    types: numbers,
  });
  // Without a listener, a connection lost while idle would end the process.
  pool.on('error', (error) => {
    log.warn('database.connection_lost', { reason: describe(error) });
  });
  return pool;
}
