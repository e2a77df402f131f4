import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabasePlace } from '../db.ts';
import { emptyDatabase, onPostgres } from './database.ts';

/**
 * An empty database that outlives the shops on it, for what a restart does. What a test asks to be
 * done after it is done in that order: `drop` it after the shops have closed.
 */
export async function lastingDatabase(): Promise<{
  place: DatabasePlace;
  drop: () => Promise<void>;
}> {
  if (onPostgres) return emptyDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'book-checkout-'));
  return {
    place: { databaseFile: join(folder, 'shop.sqlite'), databaseUrl: null },
    drop: () => rm(folder, { recursive: true }),
  };
}
