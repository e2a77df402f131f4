import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { defaultVersion } from './account.ts';
import type { Account, Call } from './account.ts';
import { authenticate } from './authentication.ts';
import { errors, invalid, StripeError } from './errors.ts';
import type { ApiObject } from './errors.ts';
import { expand, refuseUnknownPaths } from './expand.ts';
import { delayBy } from './faults.ts';
import type { Fault, Faults } from './faults.ts';
import { Form, toFields } from './fields.ts';
import type { Fields } from './fields.ts';
import type { IdempotencyKeys, Replay, Reply } from './idempotency.ts';
import { newId } from './ids.ts';
import { browserParameters, refuseUnknown } from './parameters.ts';
import type { Allowed } from './parameters.ts';
import { keep } from './store.ts';

/** One line of the API's table. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Whose key it takes: the server's, Stripe.js's in the browser, or both. */
  readonly access: 'secret' | 'browser' | 'either';
  readonly allowed: Allowed;
  readonly handle: (call: Call) => ApiObject;
}

export interface Services {
  readonly account: Account;
  readonly idempotency: IdempotencyKeys;
  readonly faults: Faults;
}

/** Gives every request its id and its line in the ledger. */
export function stamp({ store }: Account): RequestHandler {
  return (request, response, next) => {
    const id = newId('req');
    const version = request.get('stripe-version') ?? defaultVersion;
    const key = request.method === 'POST' ? (request.get('idempotency-key') ?? null) : null;
    // Only the path: a query may carry a client secret.
    const path = request.baseUrl + request.path;
    const { method } = request;
    const line = keep(store.requests, {
      id,
      method,
      path,
      at: Date.now(),
      status: 0,
      idempotency_key: key,
    });
    response.locals.requestId = id;
    response.set({ 'request-id': id, 'stripe-version': version, 'cache-control': 'no-store' });
    if (key !== null) response.set('idempotency-key', key);
    response.on('finish', () => {
      line.status = response.statusCode;
    });
    next();
  };
}

/** Serves one route: who asks, what may go wrong, once per key, then the work itself. */
export function serve(services: Services, route: Route): RequestHandler {
  const { account, faults } = services;
  return async (request, response) => {
    const fields = toFields(request.method === 'POST' ? request.body : request.query);
    const access = authenticate(request, fields, account.keys);
    if (route.access === 'secret' && access === 'publishable') throw errors.secretKeyRequired();
    if (route.access === 'browser' && access === 'secret') {
      throw errors.unknownUrl(request.method, request.path);
    }
    const fault = faults.take([
      `${route.method} ${route.path}`,
      `${route.method} ${request.baseUrl}${request.path}`,
    ]);
    if (fault?.kind === 'error') {
      sendError(response, fault);
      return;
    }
    if (fault?.kind === 'drop_before') {
      response.socket?.destroy();
      return;
    }
    const call = callOf(account, request, response, access, fields);
    send(response, await answer(services, route, request, call, fault), fault);
  };
}

/** The last handler: whatever was thrown becomes an answer in Stripe's shape, never a stack. */
export function answerError(
  error: unknown,
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  if (response.headersSent) {
    next(error);
    return;
  }
  const reply = errorReply(error, requestIdOf(response));
  response.status(reply.status).type('json').send(reply.body);
}

async function answer(
  { account, idempotency }: Services,
  route: Route,
  request: Request,
  call: Call,
  fault: Fault | undefined,
): Promise<Replay> {
  const requestId = call.cause.requestId ?? '';
  const work = async (): Promise<Reply> => {
    await delayBy(fault);
    try {
      return { status: 200, body: write(execute(account, route, call)), kept: true };
    } catch (error) {
      return errorReply(error, requestId);
    }
  };
  const key = call.cause.idempotencyKey;
  if (key === null) return { ...(await work()), originalRequest: undefined };
  const endpoint = `${route.method} ${request.baseUrl}${request.path}`;
  return idempotency.once({ key, endpoint, fields: call.form.fields, requestId }, work);
}

function execute(account: Account, route: Route, call: Call): ApiObject {
  const allowed =
    call.key === 'publishable' ? { ...browserParameters, ...route.allowed } : route.allowed;
  refuseUnknown(call.form.fields, allowed);
  const paths = call.form.texts('expand') ?? [];
  refuseUnknownPaths(paths);
  return expand(account, route.handle(call), paths);
}

function callOf(
  account: Account,
  request: Request,
  response: Response,
  key: Call['key'],
  fields: Fields,
): Call {
  const version = request.get('stripe-version') ?? defaultVersion;
  if (!/^\d{4}-\d{2}-\d{2}(\.[a-z]+)?$/.test(version)) {
    throw invalid(`Invalid Stripe API version: ${version}`);
  }
  const { id } = request.params;
  return {
    account,
    key,
    cause: {
      requestId: requestIdOf(response),
      idempotencyKey: request.method === 'POST' ? (request.get('idempotency-key') ?? null) : null,
      version,
    },
    form: new Form(fields),
    id: typeof id === 'string' ? id : '',
  };
}

function send(response: Response, reply: Replay, fault: Fault | undefined): void {
  if (reply.originalRequest !== undefined) {
    response.set({ 'original-request': reply.originalRequest, 'idempotent-replayed': 'true' });
  }
  if (fault?.kind === 'drop_after') {
    response.socket?.destroy();
    return;
  }
  response.status(reply.status).type('json');
  if (fault?.kind === 'truncate') {
    const bytes = Buffer.from(reply.body);
    response.set('content-length', String(bytes.length));
    response.write(bytes.subarray(0, bytes.length / 2), () => {
      response.socket?.destroy();
    });
    return;
  }
  response.send(reply.body);
}

function sendError(response: Response, fault: Extract<Fault, { kind: 'error' }>): void {
  const { status, body, headers } = fault;
  const type = status < 500 ? 'invalid_request_error' : 'api_error';
  const code = status === 429 ? 'rate_limit' : undefined;
  const message =
    status === 429 ? 'Request rate limit exceeded.' : 'The stand-in was told to answer so.';
  const error = new StripeError({ status, type, code, message });
  response.status(status).set(headers).type('json');
  response.send(body ?? write(error.body(requestIdOf(response))));
}

function errorReply(error: unknown, requestId: string): Reply {
  const known = error instanceof StripeError ? error : fromParser(error);
  return { status: known.status, body: write(known.body(requestId)), kept: known.kept };
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

function requestIdOf(response: Response): string {
  const id: unknown = response.locals.requestId;
  return typeof id === 'string' ? id : '';
}

function write(body: ApiObject): string {
  return `${JSON.stringify(body, null, 2)}\n`;
}
