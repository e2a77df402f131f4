import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { AppError } from './errors.ts';
import type { Counter } from './limits.ts';
import type { AddressOf } from './peer.ts';

export interface AdminToken {
  /** The bearer token that opens the back office. */
  token: string;
  /** Wrong tokens by address, and how many an address may send before it has to wait. */
  wrongTokens: Counter;
  mostWrong: number;
  addressOf: AddressOf;
}

/** Lets only requests with the bearer token pass, and makes whoever guesses at it wait. */
export function requireAdmin({
  token,
  wrongTokens,
  mostWrong,
  addressOf,
}: AdminToken): RequestHandler {
  const expected = digest(token);

  return async (request, response, next) => {
    const address = addressOf(request);
    const { count, seconds } = await wrongTokens.tally(address);
    if (count >= mostWrong) {
      const message = 'Too many wrong tokens. Please wait a minute.';
      throw new AppError(429, 'too_many_requests', message, { retryAfter: seconds });
    }
    const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    // Digests have one length, so that the comparison tells nothing of the token's.
    if (given !== undefined && timingSafeEqual(digest(given), expected)) {
      next();
      return;
    }
    if (given !== undefined) await wrongTokens.add(address);
    response.setHeader('WWW-Authenticate', 'Bearer');
    throw new AppError(401, 'not_authorized', 'This needs the token of whoever runs the shop.');
  };
}

const digest = (text: string) => createHash('sha256').update(text).digest();
