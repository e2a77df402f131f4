import type { Connection, FieldDef, Submittable } from './postgres.ts';
import type { Ran } from './store.ts';

export interface Statement {
  sql: string;
  /** As Postgres reads them. */
  values: (string | null)[];
}

/** Postgres' numbers of its types; amounts and times, all far below 2^53, are numbers here. */
export const BIGINT = 20;
const INTEGER = 23;

const readerOf = (type: number) => (type === BIGINT || type === INTEGER ? Number : String);

type Reader = (texts: readonly (string | null)[]) => Record<string, unknown>;

/** How a statement is called at a connection that has it ready, and how its rows are read. */
interface Prepared {
  /** Empty where it is not kept. */
  name: string;
  read: Reader;
}

/** Statements kept ready in each connection; the shop has some fifty. */
export const MOST_PREPARED = 200;

export type Done = (error: Error | null, ran: Ran[]) => void;

/**
 * Makes batches: statements that make one trip to Postgres and are one transaction, as all are that
 * come before one Sync. https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING
 * A connection at which one failed must not be used again: what it has ready is not known any more.
 */
export function createBatches(): (statements: Statement[], done: Done) => Batch {
  const known: Known = new WeakMap();
  return (statements, done) => new Batch(statements, known, done);
}

type Known = WeakMap<Connection, Map<string, Prepared>>;

/** What pg calls with the messages that come back, in the order of the statements. */
export class Batch implements Submittable {
  readonly #statements: readonly Statement[];
  readonly #known: Known;
  #prepared: Prepared[] = [];
  #ran: Ran[] = [];
  #rows: Ran['rows'] = [];
  /** Pg puts its own around it, which gives up after a while. */
  callback: Done;

  constructor(statements: readonly Statement[], known: Known, done: Done) {
    this.#statements = statements;
    this.#known = known;
    this.callback = done;
  }

  submit(connection: Connection): void {
    const kept = this.#known.get(connection) ?? new Map<string, Prepared>();
    this.#known.set(connection, kept);
    connection.stream.cork();
    this.#prepared = this.#statements.map(({ sql, values }) => {
      const prepared = kept.get(sql) ?? prepare(sql, connection, kept);
      connection.bind({ statement: prepared.name, values }, true);
      connection.execute(null, true);
      return prepared;
    });
    connection.sync();
    connection.stream.uncork();
  }

  get #current(): Prepared | undefined {
    return this.#prepared[this.#ran.length];
  }

  handleRowDescription({ fields }: { fields: FieldDef[] }): void {
    const columns = fields.map(({ name, dataTypeID }) => ({
      name,
      of: readerOf(dataTypeID),
    }));
    const read: Reader = (texts) => {
      const row: Record<string, unknown> = {};
      for (const [index, { name, of }] of columns.entries()) {
        const text = texts[index] ?? null;
        row[name] = text === null ? null : of(text);
      }
      return row;
    };
    if (this.#current) this.#current.read = read;
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    if (this.#current) this.#rows.push(this.#current.read(fields));
  }

  /** As in "INSERT 0 1". */
  handleCommandComplete({ text }: { text: string }): void {
    this.#ran.push({ rows: this.#rows, changed: Number(text.split(' ').at(-1)) });
    this.#rows = [];
  }

  handleError(error: Error): void {
    this.callback(error, []);
  }

  handleReadyForQuery(): void {
    this.callback(null, this.#ran);
  }
}

function prepare(text: string, connection: Connection, kept: Map<string, Prepared>): Prepared {
  const isKept = kept.size < MOST_PREPARED;
  const name = isKept ? `batch_${kept.size + 1}` : '';
  connection.parse({ name, text, types: [] }, true);
  connection.describe({ type: 'S', name }, true);
  // Of a statement that answers no rows Postgres describes none.
  const prepared = { name, read: () => ({}) };
  if (isKept) kept.set(text, prepared);
  return prepared;
}
