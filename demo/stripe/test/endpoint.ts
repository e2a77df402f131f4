import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { TestContext } from 'node:test';

export interface Delivery {
  readonly body: string;
  readonly signature: string;
}

/** A merchant's webhook endpoint. */
export interface Endpoint {
  readonly url: string;
  /** All that came so far. */
  readonly deliveries: readonly Delivery[];
  /** Resolves once so many have come. */
  received(count: number): Promise<readonly Delivery[]>;
}

/** `answers` are its first statuses, then it says 200. */
export async function endpoint(t: TestContext, answers: number[] = []): Promise<Endpoint> {
  const deliveries: Delivery[] = [];
  let wake: () => void = () => undefined;
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      deliveries.push({ body, signature: String(request.headers['stripe-signature']) });
      response.writeHead(answers.shift() ?? 200, { connection: 'close' }).end();
      wake();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return {
    url: `http://127.0.0.1:${address.port}/`,
    deliveries,
    async received(count) {
      while (deliveries.length < count) await new Promise<void>((resolve) => (wake = resolve));
      return deliveries;
    },
  };
}
