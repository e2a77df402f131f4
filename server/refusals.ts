import type { ErrorRequestHandler, RequestHandler } from 'express';
import { notJson } from './body.ts';
import { isDatabaseAway } from './database-away.ts';
import { AppError } from './errors.ts';
import { describe } from './log.ts';
import type { Log } from './log.ts';

/** Answers a method the route does not have. `allow` lists those it has: `GET, HEAD`. */
export function onlyMethods(allow: string): RequestHandler {
  return (_request, response) => {
    response.setHeader('Allow', allow);
    throw new AppError(405, 'method_not_allowed', `This address only takes ${allow}.`);
  };
}

/** Answers an address that is nothing here. */
export const notFound: RequestHandler = () => {
  throw new AppError(404, 'not_found', 'There is nothing at this address.');
};

/** Takes JSON alone. That also keeps out what any site can post without asking: text and forms. */
export const requireJson: RequestHandler = (request, _response, next) => {
  if (request.is('application/json') === false || !request.headers['content-type']) {
    throw new AppError(
      415,
      'unsupported_media_type',
      'Send JSON, as content type application/json.',
    );
  }
  next();
};

/** The one place where errors become answers: JSON always, and never a word of the inside. */
export function answerErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const refusal = asRefusal(error);
    const { status, code } = refusal;
    log[status >= 500 ? 'error' : 'info']('request.refused', {
      method: request.method,
      path: request.path,
      status,
      code,
      field: refusal.field,
      detail: refusal.detail,
      cause: refusal.cause === undefined ? undefined : describe(refusal.cause),
      stack: code === 'internal' && error instanceof Error ? error.stack : undefined,
    });
    if (response.headersSent) {
      // Half an answer is on its way; express breaks the connection off.
      next(error);
      return;
    }
    const retryAfter = refusal.retryAfter ?? (status === 503 ? 5 : null);
    if (retryAfter !== null) response.setHeader('Retry-After', String(retryAfter));
    response.status(status).json(refusal.reply());
  };
}

function asRefusal(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const status = statusOf(error);
  // An address that cannot be decoded.
  if (status === 400) return notJson(error);
  if (status === 404) return new AppError(404, 'not_found', 'There is nothing at this address.');
  if (isDatabaseAway(error)) {
    const message = 'The shop cannot be reached at the moment. Please try again soon.';
    return new AppError(503, 'unavailable', message, { cause: error });
  }
  const sorry = 'Something went wrong in the shop. Please try again.';
  return new AppError(500, 'internal', sorry, { cause: error });
}

function statusOf(error: unknown): number {
  const named = error instanceof Error && 'status' in error ? error.status : 0;
  return typeof named === 'number' ? named : 0;
}
