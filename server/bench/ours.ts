import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { createBookCheckout, createLog } from '../index.ts';

/**
 * The server as an owner runs it, on the SQLite file or Postgres database given, or on a new file;
 * only its log goes nowhere.
 */
const folder = mkdtempSync(join(tmpdir(), 'purchase-bench-'));
process.on('exit', () => {
  rmSync(folder, { recursive: true });
});
process.on('SIGTERM', () => process.exit());

const [stub = '', place = join(folder, 'orders.sqlite')] = process.argv.slice(2);
const isPostgres = place.startsWith('postgres://');

const shop = await createBookCheckout({
  secretKey: 'sk_test_bench',
  publishableKey: 'pk_test_bench',
  stripeApiUrl: stub,
  ...(isPostgres ? { databaseUrl: place } : { databaseFile: place }),
  // The bench stands where a proxy would, and names its buyers' addresses.
  trustProxy: 1,
  requestsPerMinute: 1_000_000,
  catalogue: {
    currency: 'usd',
    books: [
      {
        id: '1',
        title: 'A book',
        author: 'An author',
        blurb: 'Read it.',
        priceMinor: 2300,
        cover: 'cover.svg',
        ground: '#222',
      },
    ],
  },
  log: createLog({ write: () => true }),
});

const server = express()
  .use(shop.router)
  .listen(0, '127.0.0.1', () => process.send?.(server.address()));
