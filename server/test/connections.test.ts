import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { isTimeout, keepConnections } from '../connections.ts';

async function serve(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((listening) => server.once('listening', listening));
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return `http://127.0.0.1:${address.port}`;
}

const sending = (origin: string, timeoutMs: number) => ({
  origin,
  path: '/',
  method: 'GET',
  headers: {},
  body: '',
  timeoutMs,
});

test('an answer is received whole, connection after connection', async (t) => {
  const origin = await serve(t, (_request, response) => response.end('whole'));
  const send = keepConnections(1000);
  for (const again of [1, 2, 3]) {
    const { status, text } = await send(sending(origin, 5000));
    assert.deepEqual([status, text()], [200, 'whole'], `time ${again}`);
  }
});

test(
  'an answer that drips in is given up when its time is over',
  { timeout: 10_000 },
  async (t) => {
    const origin = await serve(t, (_request, response) => {
      const drip = setInterval(() => response.write('.'), 20);
      response.once('close', () => {
        clearInterval(drip);
      });
    });
    const { status, text } = await keepConnections(1000)(sending(origin, 300));
    assert.equal(status, 200);
    assert.throws(text, isTimeout);
  },
);

test('a server that says nothing is given up then, too', { timeout: 10_000 }, async (t) => {
  const origin = await serve(t, () => undefined);
  await assert.rejects(keepConnections(1000)(sending(origin, 100)), isTimeout);
});
