import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { FaultCase } from './case.ts';
import type { Stage } from './stage.ts';

const MEGABYTE = 2 ** 20;
const SLOW_SENDERS = 500;

/** Memory of the shop's process, in bytes; null where the system does not tell. */
async function memoryOf(stage: Stage): Promise<number | null> {
  const status = await readFile(`/proc/${stage.shop().pid}/status`, 'utf8').catch(() => null);
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(status ?? '')?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}

/** Sends a body for as long as the shop takes it; gives the status. */
function pour(stage: Stage, headers: Record<string, string>, pieces: Iterable<Buffer>) {
  return new Promise<number | undefined>((resolve) => {
    const sent = request(
      `http://127.0.0.1:${stage.shop().port}/api/orders`,
      { method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
      ({ statusCode }) => {
        resolve(statusCode);
        sent.destroy();
      },
    );
    sent.on('error', () => {
      resolve(undefined);
    });
    Readable.from(pieces).pipe(sent);
  });
}

function* gigabyte() {
  const piece = Buffer.alloc(MEGABYTE, ' ');
  for (let count = 0; count < 1024; count += 1) yield piece;
}

const NESTED = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;

async function flood(stage: Stage): Promise<void> {
  const stream = await pour(stage, { 'transfer-encoding': 'chunked' }, gigabyte());
  // The shop hangs up on whoever does not listen.
  assert.ok(stream === 413 || stream === undefined, `${stream}`);
  const bomb = gzipSync(Buffer.alloc(50 * MEGABYTE, ' '));
  assert.equal(await pour(stage, { 'content-encoding': 'gzip' }, [bomb]), 413);
  assert.equal(await pour(stage, {}, [Buffer.from(NESTED)]), 400);
}

/** Floods: what is sent is meant to use the server up. */
export const floodCases: FaultCase[] = [
  {
    ids: ['S10'],
    name: 'a gigabyte, a zip bomb and a tower of brackets: refused, and memory stays',
    async play(stage) {
      const before = await memoryOf(stage);
      for (let floods = 0; floods < 4; floods += 1) await flood(stage);
      const after = await memoryOf(stage);
      if (before !== null && after !== null) {
        assert.ok(after - before < 50 * MEGABYTE, `${(after - before) / MEGABYTE} MB more`);
      }
      assert.equal(await stage.buyer().pay(), 'paid');
    },
  },
  {
    ids: ['S15'],
    name: `${SLOW_SENDERS} senders who never finish: buyers are served, and the senders are cut off`,
    async play(stage) {
      const slow = Array.from({ length: SLOW_SENDERS }, () => {
        const socket = connect({ port: stage.shop().port, host: '127.0.0.1' });
        socket.on('error', () => undefined);
        socket.write('POST /api/orders HTTP/1.1\r\nHost: shop.example\r\n');
        return { socket, closed: once(socket.resume(), 'close') };
      });
      assert.equal(await stage.buyer().pay(), 'paid');
      await Promise.all(slow.map(({ closed }) => closed));
    },
  },
];
