import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FaultCase } from './case.ts';

const hasStrace = () => spawnSync('strace', ['-V']).status === 0;

/** Durability as the kernel sees it. */
export const powerCases: FaultCase[] = [
  {
    ids: ['R25'],
    name: 'the system calls of one order: what is written is synced before Stripe gets its first byte',
    stopped: true,
    cannot: (database) => {
      if (database === 'postgres') return 'Postgres itself syncs, in its own process';
      return hasStrace() ? null : 'strace is not installed';
    },
    async play(stage) {
      const file = join(stage.folder, 'calls');
      const calls = 'trace=pwrite64,fdatasync,fsync,write,writev,sendto';
      await stage.start({
        under: ['strace', '-D', '-f', '-yy', '-s', '120', '-e', calls, '-o', file],
      });
      assert.equal(await stage.buyer().pay(), 'paid');
      await stage.stop();
      assertSyncedFirst((await readFile(file, 'utf8')).split('\n'));
    },
  },
];

/** Each line: number of the thread, call, and the file it is about. */
function assertSyncedFirst(lines: readonly string[]): void {
  const ready = lines.findIndex((line) => line.includes('server.listening'));
  const asked = lines.findIndex((line) => line.includes('"POST /v1/payment_intents'));
  assert.ok(ready >= 0 && asked > ready, 'the calls of the order were not seen');
  const before = lines.slice(ready, asked);
  const last = (pattern: RegExp) => before.findLastIndex((line) => pattern.test(line));
  const written = last(/pwrite64\(\d+<[^>]*orders\.sqlite-wal/);
  const synced = last(/f(?:data)?sync\(\d+<[^>]*orders\.sqlite-wal/);
  assert.ok(written >= 0, 'the order was not written before Stripe was asked');
  assert.ok(synced > written, 'the order was not synced before Stripe was asked');
  const thread = /^\d+/.exec(before[synced] ?? '')?.[0] ?? '';
  const ended = before
    .slice(synced)
    .some((line) => line.startsWith(thread) && /sync(?:\(| resumed).*= 0/.test(line));
  assert.ok(ended, 'Stripe was asked while the order was still being synced');
}
