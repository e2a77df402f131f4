import express from 'express';
import type { RequestHandler } from 'express';
import { AppError } from './errors.ts';

/** Reads a body of JSON up to `limit` bytes; a longer one is refused with 413. */
export const jsonUpTo = (limit: number): RequestHandler =>
  hangUpBeyond(limit, express.json({ limit }));

/** Reads any body as the bytes it is, up to `limit` of them; a longer one is refused with 413. */
export const bytesUpTo = (limit: number): RequestHandler =>
  hangUpBeyond(limit, express.raw({ type: () => true, limit }));

/**
 * Hangs up on whoever sends more: by themselves, Express' parsers read a gigabyte to its end before
 * they refuse it. Whoever is still sending may not get to read the refusal.
 */
function hangUpBeyond(limit: number, parser: RequestHandler): RequestHandler {
  return (request, response, next) => {
    let received = 0;
    const count = (chunk: Buffer) => {
      received += chunk.length;
      if (received <= limit) return;
      request.off('data', count).pause();
      response.setHeader('Connection', 'close');
      response.once('finish', () => request.destroy());
      next(new AppError(413, 'body_too_large', 'The request is too large.'));
    };
    request.on('data', count);
    void parser(request, response, (error?: unknown) => {
      // The parser's own refusal comes when the connection is gone.
      if (received <= limit) next(error);
    });
  };
}
