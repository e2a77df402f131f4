import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import express, { type RequestHandler } from 'express';
import { z } from 'zod';
import type { StandIn } from '../../../demo/stripe/start.ts';
import { createBookCheckout, createLog } from '../../../server/index.ts';
import type { Contestant } from './contestants.ts';
import { productFor, SHOPIFY_HOST } from './shopify.ts';

/** Serves a page for each contestant, and counts what the pages load. */
export interface PageServer {
  /** Address of a contestant's page. */
  pageOf(contestant: Contestant): string;
  /** Bytes of scripts and styles, as they went over the wire, since the last time this was asked. */
  takeBytes(): number;
  close(): Promise<void>;
}

const QuestionSchema = z.object({ variables: z.object({ id: z.string() }) });

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export async function openPageServer(
  all: readonly Contestant[],
  standIn: StandIn,
): Promise<PageServer> {
  let bytes = 0;
  const site = express();
  const server = createServer(site).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const origin = `http://localhost:${port}`;
  const shop = await createBookCheckout({
    secretKey: standIn.secretKey,
    publishableKey: standIn.publishableKey,
    stripeApiUrl: standIn.apiUrl,
    stripeScriptUrl: standIn.scriptUrl,
    publicUrl: origin,
    databaseFile: ':memory:',
    catalogue: path('../../../demo/books.json'),
    requestsPerMinute: 100_000,
    log: createLog({ write: () => true }),
  });
  site.use((request, response, next) => {
    response.once('finish', () => {
      // Who serves files may have turned the path into that of the compressed one.
      if (/\.(?:js|css)$/.test(request.originalUrl))
        bytes += Number(response.getHeader('content-length'));
    });
    next();
  });
  all.forEach(({ page, files }, at) => {
    const [script, styles] = [`/${at}/page.js`, `/${at}/page.css`];
    const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,">
      ${files?.styles ? `<link rel="stylesheet" href="${styles}">` : ''}
      <script>${ASK_SHOPIFY_HERE}</script>
      <body>${page}${files ? `<script type="module" src="${script}"></script>` : ''}`;
    site.get(`/${at}`, (_request, response) => response.send(html));
    if (files) site.get(script, compressed('text/javascript', files.script));
    if (files?.styles) site.get(styles, compressed('text/css', files.styles));
  });
  site.post('/shopify', express.json(), (request, response) => {
    const { variables } = QuestionSchema.parse(request.body);
    response.json(productFor(variables.id));
  });
  // Buy Button asks for pictures by their size.
  site.use('/covers', (request, _response, next) => {
    request.url = request.url.replace(/_\d+x\d*(?=\.)/, '');
    next();
  });
  site.use('/covers', express.static(path('../../../demo/covers')));
  site.use(shop.router);
  return {
    pageOf: (contestant) => `${origin}/${all.indexOf(contestant)}`,
    takeBytes() {
      const taken = bytes;
      bytes = 0;
      return taken;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await shop.close();
    },
  };
}

/** In the page, so that no message between processes is part of a figure. */
const ASK_SHOPIFY_HERE = `{
  const ask = fetch;
  globalThis.fetch = (address, options) => ask(String(address).startsWith('https://${SHOPIFY_HOST}/') ? '/shopify' : address, options);
}`;

/** At the level our own files are compressed at. */
function compressed(type: string, contents: string): RequestHandler {
  const body = brotliCompressSync(contents);
  return (_request, response) => {
    response.set({ 'content-type': `${type}; charset=utf-8`, 'content-encoding': 'br' }).send(body);
  };
}
