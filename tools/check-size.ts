import { globSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

/** Budgets in bytes after brotli (quality 11), for `dist/widget` as the server hands it out. */
const ENTRY_LIMIT = 12_000;
const PURCHASE_LIMIT = 20_000;
/**
 * Not part of a purchase: the browser asks for this file only after a refusal (an outdated offer, a
 * book sold out, a cart changed in another window) or where the page's owner wrote an attribute wrong.
 */
const RARE_LIMIT = 1_500;

const folder = new URL('../dist/widget/', import.meta.url);
const sizes = globSync('**/*.js', { cwd: folder }).map((name) => ({
  name,
  bytes: brotliCompressSync(readFileSync(new URL(name, folder))).length,
}));
const entry = sizes.find(({ name }) => name === 'book-checkout.js')?.bytes ?? Infinity;
const sum = (of: typeof sizes) => of.reduce((all, { bytes }) => all + bytes, 0);
const rare = sizes.filter(({ name }) => name.includes('/rare-part-'));
const purchase = sum(sizes) - sum(rare);
if (rare.length !== 1) throw new Error('What is rarely needed is one file: rare-part.');

for (const { name, bytes } of sizes) console.log(`${String(bytes).padStart(6)} ${name}`);
check('the file behind the tag', entry, ENTRY_LIMIT);
check('everything a purchase loads from us', purchase, PURCHASE_LIMIT);
check('what only a refusal loads', sum(rare), RARE_LIMIT);

function check(what: string, bytes: number, limit: number): void {
  const verdict = bytes <= limit ? 'within' : 'OVER';
  console.log(`${what}: ${bytes} bytes of brotli, ${verdict} the limit of ${limit}`);
  if (bytes > limit) process.exitCode = 1;
}
