import type { Response } from 'express';
import { StripeError } from './errors.ts';
import type { Fault } from './faults.ts';
import type { Reply } from './idempotency.ts';
import { requestIdOf, write } from './replies.ts';
import { noteAnswer } from './request-log.ts';

/** Answers in the API's place where a fault says so; false where the call is to go on. */
export function answerInstead(response: Response, fault: Fault | undefined): boolean {
  switch (fault?.kind) {
    case 'error':
      sendError(response, fault);
      return true;
    case 'html':
      response.status(fault.status).type('html').send(proxyPage(fault.status));
      return true;
    case 'drop_before':
      response.socket?.destroy();
      return true;
    default:
      return false;
  }
}

/** Sends an answer as far as the fault lets it through. */
export function sendThrough(response: Response, reply: Reply, fault: Fault | undefined): void {
  noteAnswer(response, reply.body);
  if (fault?.kind === 'drop_after') {
    response.socket?.destroy();
    return;
  }
  response.status(reply.status).type('json');
  if (fault?.kind !== 'truncate') {
    response.send(reply.body);
    return;
  }
  const bytes = Buffer.from(reply.body);
  response.set('content-length', String(bytes.length));
  response.write(bytes.subarray(0, bytes.length / 2), () => {
    response.socket?.destroy();
  });
}

/** What is kept under the idempotency key where the answer gets lost in an error. */
export function keptInstead(reply: Reply, fault: Fault | undefined, requestId: string): Reply {
  if (fault?.kind !== 'error_after') return reply;
  if (fault.stored === 'success') return reply;
  const error = errorAfter(fault.status, requestId);
  return { ...error, kept: reply.kept && fault.stored === 'error' };
}

/** What the first request gets in that case. */
export function answeredInstead(reply: Reply, fault: Fault | undefined, requestId: string): Reply {
  return fault?.kind === 'error_after'
    ? { ...reply, ...errorAfter(fault.status, requestId) }
    : reply;
}

function errorAfter(status: number, requestId: string): Pick<Reply, 'status' | 'body'> {
  const error = new StripeError({
    status,
    type: 'api_error',
    message: 'An unknown error occurred',
  });
  return { status, body: write(error.body(requestId)) };
}

function sendError(response: Response, fault: Extract<Fault, { kind: 'error' }>): void {
  const { status, body, headers } = fault;
  const code = fault.code ?? (status === 429 ? 'rate_limit' : undefined);
  const error = new StripeError({
    status,
    type: status < 500 ? 'invalid_request_error' : 'api_error',
    code,
    message: messageOf(code),
  });
  const text = body ?? write(error.body(requestIdOf(response)));
  noteAnswer(response, text);
  response.status(status).type('json').set(headers).send(text);
}

function messageOf(code: string | undefined): string {
  switch (code) {
    case 'rate_limit':
      return 'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.';
    case 'lock_timeout':
      return 'This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request. If you see this error frequently and are making multiple concurrent requests to a single object, make your requests serially or at a lower rate.';
    default:
      return 'The stand-in was told to answer so.';
  }
}

function proxyPage(status: number): string {
  return `<html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>\n`;
}
