import type { Response } from 'express';
import { errors, StripeError } from './errors.ts';
import type { ApiObject } from './errors.ts';
import type { Reply } from './idempotency.ts';

/** The body of an answer as it goes over the wire. */
export function write(body: ApiObject): string {
  return `${JSON.stringify(body, null, 2)}\n`;
}

/** What is answered to whatever was thrown: Stripe's shape, never a stack. */
export function errorReply(error: unknown, requestId: string): Reply {
  const known = error instanceof StripeError ? error : fromParser(error);
  return { status: known.status, body: write(known.body(requestId)), kept: known.kept };
}

/** `req_…`, the id that was given to the request. */
export function requestIdOf(response: Response): string {
  const id: unknown = response.locals.requestId;
  return typeof id === 'string' ? id : '';
}

/** A body that Express could not read is the client's fault; anything else is ours. */
function fromParser(error: unknown): StripeError {
  const status =
    error instanceof Error && 'status' in error && typeof error.status === 'number'
      ? error.status
      : 500;
  if (status >= 500) return errors.internal();
  return new StripeError({ status, message: 'Invalid request: the body could not be read.' });
}
