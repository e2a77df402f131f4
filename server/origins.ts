import cors from 'cors';
import type { RequestHandler } from 'express';
import { AppError } from './errors.ts';
import { isLoopback } from './keys.ts';

/** Browsers may keep the answer to a preflight this long, in seconds. */
const PREFLIGHT_LIFETIME = 600;

/** The origins whose pages may use the API: the server's own and those on the list. */
export function listOrigins(publicUrl: string, allowed: readonly string[]): string[] {
  return [...new Set([...spellings(new URL(publicUrl)), ...allowed])];
}

/** The machine itself goes by three names, and which one a person types is chance. */
function spellings(url: URL): string[] {
  if (!isLoopback(url.href)) return [url.origin];
  const port = url.port === '' ? '' : `:${url.port}`;
  return ['localhost', '127.0.0.1', '[::1]'].map((host) => `${url.protocol}//${host}${port}`);
}

/** Answers preflights and lets pages of these origins read answers. No cookies are ever used. */
export function allowOrigins(origins: string[]): RequestHandler {
  return cors({
    origin: origins,
    methods: ['GET', 'HEAD', 'POST'],
    allowedHeaders: ['authorization', 'content-type'],
    exposedHeaders: ['retry-after'],
    maxAge: PREFLIGHT_LIFETIME,
  });
}

/** Refuses what pages of other origins send, before any work. Other programs send no Origin. */
export function refuseStrangers(origins: readonly string[]): RequestHandler {
  const known = new Set(origins);
  return (request, _response, next) => {
    const { origin } = request.headers;
    if (request.method === 'POST' && origin !== undefined && !known.has(origin)) {
      throw new AppError(403, 'origin_not_allowed', 'This site may not use this shop.', {
        detail: `origin ${origin.slice(0, 200)}; add it to ALLOWED_ORIGINS if it is yours`,
      });
    }
    next();
  };
}
