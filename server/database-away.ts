/**
 * Of SQLite, of the network, and of Postgres' own words for ending, starting, being full, or having
 * to let another transaction go first.
 */
const CODES =
  /^(ERR_SQLITE_ERROR|ERR_INVALID_STATE|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|08\w{3}|53\w{3}|57P0\d|57014|25P03|40001|40P01)$/;

/** What Postgres' driver, Kysely and our own code say in words alone. */
const WORDS =
  /^(timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end|driver has already been destroyed|The database is closed|The database thread has ended)/;

/**
 * Whether an error of the database says that it cannot be used at the moment, rather than that
 * something was wrong with what it was asked.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string' && CODES.test(error.code)) return true;
  return WORDS.test(error.message);
}
