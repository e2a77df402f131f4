import { globSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

/** Budgets in bytes after brotli (quality 11), for `dist/widget` as the server hands it out. */
const ENTRY_LIMIT = 12_000;
const PURCHASE_LIMIT = 20_000;

const folder = new URL('../dist/widget/', import.meta.url);
const sizes = globSync('**/*.js', { cwd: folder }).map((name) => ({
  name,
  bytes: brotliCompressSync(readFileSync(new URL(name, folder))).length,
}));
const entry = sizes.find(({ name }) => name === 'book-checkout.js')?.bytes ?? Infinity;
const purchase = sizes.reduce((sum, { bytes }) => sum + bytes, 0);

for (const { name, bytes } of sizes) console.log(`${String(bytes).padStart(6)} ${name}`);
check('the file behind the tag', entry, ENTRY_LIMIT);
check('everything a purchase loads from us', purchase, PURCHASE_LIMIT);

function check(what: string, bytes: number, limit: number): void {
  const verdict = bytes <= limit ? 'within' : 'OVER';
  console.log(`${what}: ${bytes} bytes of brotli, ${verdict} the limit of ${limit}`);
  if (bytes > limit) process.exitCode = 1;
}
