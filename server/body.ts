import type { Request, RequestHandler } from 'express';
import { AppError } from './errors.ts';

/**
 * Reads a body of JSON, an object or an array, up to `limit` bytes. Refuses a longer one with 413,
 * an encoding or a character set other than plain UTF-8, which is JSON's own, with 415.
 * https://www.rfc-editor.org/rfc/rfc8259#section-8.1
 */
export const jsonUpTo = (limit: number): RequestHandler =>
  readUpTo(limit, jsonOf, (request) => {
    if (!isPlain(request) || CHARSET.exec(request.headers['content-type'] ?? '')) {
      const message = 'This encoding or character set is not taken here.';
      throw new AppError(415, 'unsupported_media_type', message);
    }
  });

/** Reads any body as the bytes it is, up to `limit` of them; a longer one is refused with 413. */
export const bytesUpTo = (limit: number): RequestHandler => readUpTo(limit, (bytes) => bytes);

const CHARSET = /;\s*charset\s*=\s*(?!"?utf-?8"?\s*(?:;|$))/i;

const isPlain = ({ headers }: Request) =>
  (headers['content-encoding'] ?? 'identity').toLowerCase() === 'identity';

function jsonOf(bytes: Buffer): unknown {
  const value = parsed(bytes.toString());
  if (typeof value === 'object' && value !== null) return value;
  throw notJson();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw notJson(cause);
  }
}

const notJson = (cause?: unknown) =>
  new AppError(400, 'invalid_json', 'The request is not well-formed JSON.', { cause });

/**
 * Express' parsers read a gigabyte to its end before they refuse it; this hangs up on whoever sends
 * more. Who is still sending may not get to read the refusal. It takes half their processor time, too.
 */
function readUpTo(
  limit: number,
  bodyOf: (bytes: Buffer) => unknown,
  check: (request: Request) => void = () => undefined,
): RequestHandler {
  return (request, response, next) => {
    // A site that mounts the shop may have a parser before it.
    if (request.readableEnded) {
      next();
      return;
    }
    check(request);
    const chunks: Buffer[] = [];
    let received = 0;
    const take = (chunk: Buffer) => {
      chunks.push(chunk);
      received += chunk.length;
      if (received <= limit) return;
      request.off('data', take).off('end', end).pause();
      response.setHeader('Connection', 'close');
      response.once('finish', () => request.destroy());
      next(new AppError(413, 'body_too_large', 'The request is too large.'));
    };
    const end = () => {
      try {
        if (received > 0) request.body = bodyOf(Buffer.concat(chunks, received));
      } catch (error) {
        next(error);
        return;
      }
      next();
    };
    request.on('data', take).on('end', end);
  };
}
