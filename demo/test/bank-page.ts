import { once } from 'node:events';
import { createServer } from 'node:http';

/** A way to the API that makes every bank lead buyers to its own page. */
export interface BankPages {
  url: string;
  /** Where the API is. */
  leadTo(apiUrl: string): void;
  close(): Promise<void>;
}

/**
 * Stands between shop and API, and lets no confirmation leave the bank's question to Stripe.js: a
 * card that has to be authenticated then behaves as a bank transfer does, which leads away.
 */
export async function startBankPages(): Promise<BankPages> {
  let target = '';
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const sent = Buffer.concat(chunks).toString();
      const body = sent.replace('use_stripe_sdk=true', 'use_stripe_sdk=false');
      const headers = new Headers();
      for (const name of ['authorization', 'content-type', 'idempotency-key', 'stripe-version']) {
        const value = request.headers[name];
        if (typeof value === 'string') headers.set(name, value);
      }
      const answer = await fetch(target + (request.url ?? ''), {
        method: request.method ?? 'GET',
        headers,
        ...(body && { body }),
      });
      const { status } = answer;
      response.writeHead(status, {
        'content-type': answer.headers.get('content-type') ?? 'application/json',
        'request-id': answer.headers.get('request-id') ?? '',
      });
      response.end(await answer.text());
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port to listen on');
  return {
    url: `http://127.0.0.1:${address.port}`,
    leadTo: (apiUrl) => {
      target = apiUrl;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
