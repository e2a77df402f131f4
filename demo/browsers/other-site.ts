import { once } from 'node:events';
import { createServer } from 'node:http';
import type { TestContext } from 'node:test';

/** A site with one page, which is there when the shop is not. */
export interface OtherSite {
  readonly url: string;
  /** Its page, from the next visit on, in this language. */
  show(body: string, language?: string): void;
}

/** Starts on a free port, and ends with the test. */
export async function startOtherSite(context: TestContext): Promise<OtherSite> {
  let shown = '';
  let spoken = 'en';
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><html lang="${spoken}"><title>Another site</title>${shown}</html>`,
    );
  }).listen(0, 'localhost');
  await once(server, 'listening');
  context.after(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port to listen on');
  return {
    url: `http://localhost:${address.port}`,
    show: (body, language = 'en') => {
      shown = body;
      spoken = language;
    },
  };
}
