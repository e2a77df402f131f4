import { STATUS_CODES } from 'node:http';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { StripeError } from './errors.ts';

const lingerMilliseconds = 1000;
const json = 'application/json; charset=utf-8';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/**
 * Answers what is no HTTP request, or not one in time, in Stripe's shape, and ends the connection:
 * what follows on it cannot be told from the rest of the bad one.
 */
export function refuseUnreadable(server: Server): void {
  const current = new WeakMap<Duplex, Exchange>();
  const refused = new WeakSet<Duplex>();
  server.on('request', (request, response) => {
    const { socket } = request;
    current.set(socket, { request, response });
    response.on('close', () => current.delete(socket));
  });
  server.on('clientError', (error, socket) => {
    const refuse = () => {
      // Whatever else comes on it is an error again.
      if (refused.has(socket)) return;
      refused.add(socket);
      answer(socket, statusOf(error), 'Invalid request: this is not HTTP that could be read.');
    };
    const exchange = current.get(socket);
    if (exchange === undefined) refuse();
    // A good request stands before the bad bytes: its answer comes first, or ours is taken for it.
    else if (exchange.request.complete) exchange.response.on('close', refuse);
    else if (exchange.response.headersSent) socket.destroy();
    else refuse();
  });
  server.on('connect', (_request, socket) => {
    answer(socket, 405, 'Invalid request: this is no proxy.');
  });
}

/** HTTP/1.1 asks for one Host header; Node would refuse by itself, but without a word. */
export function demandHost(handler: RequestListener): RequestListener {
  return (request, response) => {
    const hosts = request.rawHeaders.filter(
      (text, place) => place % 2 === 0 && text.toLowerCase() === 'host',
    );
    if (hosts.length === 1 || (hosts.length === 0 && request.httpVersion === '1.0')) {
      handler(request, response);
      return;
    }
    const body = errorBody(400, 'Invalid request: there has to be one Host header.');
    const headers = { 'content-type': json, 'content-length': Buffer.byteLength(body) };
    response.writeHead(400, { ...headers, connection: 'close' }).end(body);
  };
}

function statusOf(error: Error): number {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
}

function answer(socket: Duplex, status: number, message: string): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = errorBody(status, message);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    `content-type: ${json}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  // Closed at once, while the client still sends, the connection would be cut and the answer lost.
  const timer = setTimeout(() => socket.destroy(), lingerMilliseconds);
  socket.on('close', () => {
    clearTimeout(timer);
  });
}

function errorBody(status: number, message: string): string {
  return JSON.stringify(new StripeError({ status, message }).body(''));
}
