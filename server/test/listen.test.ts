import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { listen } from '../index.ts';
import { ask } from './shop.ts';

async function start(t: TestContext, maxConnections?: number) {
  const server = await listen((_request, response) => response.end('served'), {
    port: 0,
    host: '127.0.0.1',
    ...(maxConnections !== undefined && { maxConnections }),
  });
  const sockets: Socket[] = [];
  t.after(async () => {
    for (const socket of sockets) socket.destroy();
    await server.close();
  });
  return {
    url: server.url,
    open: async (): Promise<Socket> => {
      const socket = connect(server.port, '127.0.0.1');
      socket.on('error', () => undefined);
      sockets.push(socket);
      await once(socket, 'connect');
      return socket;
    },
  };
}

test('500 connections that send next to nothing do not keep a buyer waiting', async (t) => {
  const { url, open } = await start(t);
  const slow = await Promise.all(Array.from({ length: 500 }, open));
  for (const socket of slow) socket.write('POST /api/orders HTTP/1.1\r\nHost: x\r\nX');
  const { status, text } = await ask(url);
  assert.deepEqual([status, text], [200, 'served']);
  // Not because they had been cut off by then.
  assert.ok(slow.every(({ readyState }) => readyState === 'open'));
});

test('connections beyond the cap are closed at once, and those below are served', async (t) => {
  const { url, open } = await start(t, 10);
  const open10 = await Promise.all(Array.from({ length: 10 }, open));
  const one = await open();
  one.resume();
  await once(one, 'close');
  const [first] = open10;
  assert.ok(first);
  first.destroy();
  for (const socket of open10.slice(1)) assert.equal(socket.destroyed, false);
  // The server hears of the free place a moment after the client left it.
  await assert.doesNotReject(eventually(() => ask(url)));
});

async function eventually<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
