import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { OrderReply } from './contract.ts';
import { AppError } from './errors.ts';
import type { KeptAnswer } from './kept-answer.ts';
import { opensOrder } from './order-token.ts';
import { statusOf } from './reply.ts';

/** Headers for every answer of ours. `secure`: buyers come by https, and shall from now on. */
export function protect(secure: boolean): RequestHandler {
  const headers = safeHeaders(secure);
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    response.removeHeader('X-Powered-By');
    next();
  };
}

/** They are the same for each answer, and asking for them each time takes a dozen steps. */
function safeHeaders(secure: boolean): [string, string][] {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  const set = helmet({
    // Nothing here is a page: whatever a browser takes for one may load nothing.
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"] },
    },
    strictTransportSecurity: secure && { maxAge: 31_536_000, includeSubDomains: false },
    xFrameOptions: { action: 'deny' },
  });
  set(request, response, () => undefined);
  return Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]);
}

/** Answers what `work` makes, as JSON that nobody keeps. */
export function answer(work: (request: Request) => unknown): RequestHandler {
  return async (request, response) => {
    send(response, 200, await work(request));
  };
}

/** Answers how an order stands: 200, or 202 while that is open. */
export function answerOrder(work: (request: Request) => Promise<OrderReply>): RequestHandler {
  return async (request, response) => {
    const reply = await work(request);
    send(response, statusOf(reply), reply);
  };
}

/** Not Express' own `json()`, which works out a validator for what nobody may keep. */
function send(response: Response, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Cache-Control': 'no-store',
  });
  response.end(text);
}

/** Answers what `write` makes, as a piece of a page. */
export function answerPage(write: (request: Request) => Promise<string>): RequestHandler {
  return async (request, response) => {
    response.setHeader('Cache-Control', 'no-cache');
    response.type('html').send(await write(request));
  };
}

/** Answers what `read` finds, as JSON that browsers keep and ask for again. */
export function answerAsked(read: (request: Request) => object | Promise<object>): RequestHandler {
  return async (request, response) => {
    response.setHeader('Cache-Control', 'no-cache');
    response.json(await read(request));
  };
}

/** Answers text that was written out before; browsers keep it and ask whether it still holds. */
export function answerKept(read: (request: Request) => Promise<KeptAnswer>): RequestHandler {
  return async (request, response) => {
    const { json, etag, brotli } = await read(request);
    response.setHeader('Cache-Control', 'no-cache');
    response.vary('Accept-Encoding');
    const small = request.acceptsEncodings(['br', 'identity']) === 'br' ? await brotli() : null;
    response.setHeader('ETag', small ? etag.replace(/"$/, '-br"') : etag);
    response.type('json');
    if (small) response.setHeader('Content-Encoding', 'br');
    response.send(small ?? json);
  };
}

/** Answers what hardly ever changes: browsers and whatever stands between keep it for a day. */
export function answerLasting(read: (request: Request) => Promise<KeptAnswer>): RequestHandler {
  return async (request, response) => {
    const { json, etag } = await read(request);
    response.setHeader('Cache-Control', 'public, max-age=86400');
    response.setHeader('ETag', etag);
    response.type('json').send(json);
  };
}

/** The language asked for by `?lang=`, or empty. */
export function languageOf({ query }: Request): string {
  return typeof query.lang === 'string' ? query.lang : '';
}

/** What an address names by its last part. */
export function idOf({ params }: Request): string {
  return typeof params.id === 'string' ? params.id : '';
}

/** The order that an address names. */
export const orderIdOf = idOf;

/** Lets only the order's buyer pass; to everybody else the order does not exist. */
export function requireOwner(orderSecret: string): RequestHandler {
  return (request, _response, next) => {
    if (!opensOrder(request.headers.authorization, orderIdOf(request), orderSecret)) {
      throw new AppError(404, 'not_found', 'There is no such order.');
    }
    next();
  };
}

/** Takes an event of Stripe's as the raw bytes that its signature is over. */
export function takeEvent(
  receive: (payload: Buffer, signature: string | undefined) => Promise<void>,
): RequestHandler {
  return async (request, response) => {
    const payload: unknown = request.body;
    if (!Buffer.isBuffer(payload)) {
      throw new AppError(400, 'invalid_request', 'An event has a body.', {
        detail: 'if there was one: mount book-checkout before any body parser, it needs raw bytes',
      });
    }
    await receive(payload, request.get('stripe-signature'));
    response.json({ received: true });
  };
}
