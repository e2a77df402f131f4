import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Request, RequestHandler } from 'express';
import { AppError } from './errors.ts';

/**
 * Reads a body of JSON, an object or an array, up to `limit` bytes, which may come packed. Refuses a
 * longer one with 413, and what is not packed as HTTP knows it or not in UTF-8, which is JSON's own,
 * with 415. https://www.rfc-editor.org/rfc/rfc8259#section-8.1
 */
export const jsonUpTo = (limit: number): RequestHandler =>
  readUpTo(limit, (bytes, { headers }) => {
    if (OTHER_CHARSET.test(headers['content-type'] ?? '')) throw notTaken();
    const packing = headers['content-encoding'] ?? 'identity';
    return jsonOf(unpack(bytes, packing.toLowerCase(), limit));
  });

/** Reads any body as the bytes it is, up to `limit` of them; a longer one is refused with 413. */
export const bytesUpTo = (limit: number): RequestHandler => readUpTo(limit, (bytes) => bytes);

const OTHER_CHARSET = /;\s*charset\s*=\s*(?!"?utf-?8"?\s*(?:;|$))/i;

type Unpack = (bytes: Buffer, options: { maxOutputLength: number }) => Buffer;

const UNPACKS = new Map<string, Unpack>([
  ['identity', (bytes) => bytes],
  ['gzip', gunzipSync],
  ['deflate', inflateSync],
  ['br', brotliDecompressSync],
]);

/** Stops at `limit`: a small parcel may hold gigabytes. */
function unpack(bytes: Buffer, packing: string, limit: number): Buffer {
  const unpackWith = UNPACKS.get(packing);
  if (!unpackWith) throw notTaken();
  try {
    return unpackWith(bytes, { maxOutputLength: limit });
  } catch (cause) {
    throw cause instanceof RangeError ? tooLarge() : notJson(cause);
  }
}

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

/** What was sent cannot be read. */
export const notJson = (cause?: unknown) =>
  new AppError(400, 'invalid_json', 'The request is not well-formed JSON.', { cause });

const notTaken = () => {
  const message = 'This encoding or character set is not taken here.';
  return new AppError(415, 'unsupported_media_type', message);
};

const tooLarge = () => new AppError(413, 'body_too_large', 'The request is too large.');

/**
 * Express' parsers read a gigabyte to its end before they refuse it; this hangs up on whoever sends
 * more. Who is still sending may not get to read the refusal. It takes half their processor time, too.
 */
function readUpTo(
  limit: number,
  bodyOf: (bytes: Buffer, request: Request) => unknown,
): RequestHandler {
  return (request, response, next) => {
    // A site that mounts the shop may have a parser before it.
    if (request.readableEnded) {
      next();
      return;
    }
    const chunks: Buffer[] = [];
    let received = 0;
    const take = (chunk: Buffer) => {
      chunks.push(chunk);
      received += chunk.length;
      if (received <= limit) return;
      request.off('data', take).off('end', end).pause();
      response.setHeader('Connection', 'close');
      response.once('finish', () => request.destroy());
      next(tooLarge());
    };
    const end = () => {
      try {
        if (received > 0) request.body = bodyOf(Buffer.concat(chunks, received), request);
      } catch (error) {
        next(error);
        return;
      }
      next();
    };
    request.on('data', take).on('end', end);
  };
}
