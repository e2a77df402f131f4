import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { z } from 'zod';
import type { DatabasePlace } from '../db.ts';
import { openProxy } from './proxy.ts';
import type { FaultyProxy } from './proxy.ts';

const OrderSchema = z.object({
  id: z.string(),
  client_key: z.string(),
  state: z.string(),
  total_minor: z.coerce.number(),
  currency: z.string(),
  charge_id: z.string().nullable(),
  attention: z.string().nullable(),
  dispute: z.string().nullable(),
  refunded_minor: z.coerce.number(),
});

/** An order as it stands in the shop's database. */
export type StoredOrder = z.infer<typeof OrderSchema>;

/** The database of one stage, seen from outside the server. */
export interface StageDatabase {
  readonly kind: 'sqlite' | 'postgres';
  readonly place: DatabasePlace;
  /** The settings by which a server finds it, by a proxy where it is Postgres. */
  readonly environment: Record<string, string>;
  /** All orders; also throws where the database is damaged. */
  orders(): Promise<StoredOrder[]>;
  /** Copies of a book that are on sale. */
  copiesLeft(book: string): Promise<number>;
  /** Between the shop and Postgres; there is none to a SQLite file. */
  readonly line: FaultyProxy | null;
  /** Nothing can be written, or nothing even asked, until it is `back()`. */
  away(): void;
  back(): void;
  close(): Promise<void>;
}

const ORDERS = `select ${Object.keys(OrderSchema.shape).join(', ')} from orders`;

const COPIES = 'select book, available from stock';
const StockSchema = z.array(z.object({ book: z.string(), available: z.coerce.number() }));

function copiesOf(rows: unknown, book: string): number {
  const found = StockSchema.parse(rows).find((row) => row.book === book);
  if (!found) throw new Error(`nobody counts book ${book}`);
  return found.available;
}

/** A SQLite file in `folder`, made by the server. */
export function sqliteDatabase(folder: string): StageDatabase {
  const file = join(folder, 'orders.sqlite');
  let holder: DatabaseSync | null = null;
  const read = (statement: string): unknown[] => {
    // A reader leaves the file as the server, or its death, left it.
    const reader = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
    try {
      const check = reader.prepare('pragma quick_check').get();
      if (check?.quick_check !== 'ok') throw new Error(`damaged: ${JSON.stringify(check)}`);
      return reader.prepare(statement).all();
    } finally {
      reader.close();
    }
  };
  const back = () => {
    holder?.close();
    holder = null;
  };
  return {
    kind: 'sqlite',
    place: { databaseFile: file, databaseUrl: null },
    environment: { DATABASE_FILE: file },
    line: null,
    orders: () => Promise.resolve(z.array(OrderSchema).parse(read(ORDERS))),
    copiesLeft: (book) => Promise.resolve(copiesOf(read(COPIES), book)),
    away() {
      // Somebody else writes and does not stop: the server cannot write a thing.
      holder = new DatabaseSync(file, { timeout: 5000 });
      holder.exec('begin immediate');
    },
    back,
    close() {
      back();
      return Promise.resolve();
    },
  };
}

/** A new database of the Postgres server at `server`; the shop reaches it by a proxy. */
export async function postgresDatabase(server: string): Promise<StageDatabase> {
  const name = `faults_${randomBytes(8).toString('hex')}`;
  await ask(server, `create database ${name}`);
  const proxy = await openProxy(() => Number(new URL(server).port));
  const own = new URL(server);
  own.pathname = name;
  const shops = new URL(own);
  shops.port = String(proxy.port);
  return {
    kind: 'postgres',
    place: { databaseFile: '', databaseUrl: own.href },
    environment: { DATABASE_URL: shops.href },
    line: proxy,
    orders: async () => z.array(OrderSchema).parse(await ask(own.href, ORDERS)),
    copiesLeft: async (book) => copiesOf(await ask(own.href, COPIES), book),
    away() {
      proxy.set({ kind: 'reset' });
    },
    back() {
      proxy.set({ kind: 'none' });
    },
    async close() {
      await proxy.close();
      await ask(server, `drop database ${name} with (force)`);
    },
  };
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(statement);
    return rows;
  } finally {
    await client.end();
  }
}
