import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { DatabasePlace } from '../db.ts';

const SERVER = process.env.TEST_DATABASE_URL;

/** Whether these tests run on Postgres; else on SQLite. */
export const onPostgres = SERVER !== undefined;

/**
 * An empty database: in memory, or, where TEST_DATABASE_URL names a Postgres server, one of that
 * server's. `drop` it when nothing uses it any more.
 */
export async function emptyDatabase(): Promise<{
  place: DatabasePlace;
  drop: () => Promise<void>;
}> {
  if (SERVER === undefined) {
    return {
      place: { databaseFile: ':memory:', databaseUrl: null },
      drop: () => Promise.resolve(),
    };
  }
  const name = `test_${randomBytes(8).toString('hex')}`;
  await administer(SERVER, `create database ${name}`);
  const url = new URL(SERVER);
  url.pathname = name;
  return {
    place: { databaseFile: ':memory:', databaseUrl: url.href },
    drop: () => administer(SERVER, `drop database ${name} with (force)`),
  };
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
