import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { defaultVersion } from './account.ts';
import type { Call } from './account.ts';
import type { Accounts } from './accounts.ts';
import { authenticate } from './authentication.ts';
import type { Credentials } from './authentication.ts';
import { errors, invalid } from './errors.ts';
import type { ApiObject } from './errors.ts';
import { expand, refuseUnknownPaths } from './expand.ts';
import { answeredInstead, answerInstead, keptInstead, sendThrough } from './fault-answers.ts';
import { delayBy } from './faults.ts';
import type { Fault } from './faults.ts';
import { Form, toFields } from './fields.ts';
import type { Fields } from './fields.ts';
import type { Replay, Reply } from './idempotency.ts';
import { refuseUnknown } from './parameter-rules.ts';
import type { Allowed } from './parameter-rules.ts';
import { browserParameters } from './parameters.ts';
import { errorReply, requestIdOf, write } from './replies.ts';
import { attribute, noteAnswer } from './request-log.ts';
import { isVersion } from './versions.ts';

/** One line of the API's table. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** Whose key it takes: the server's, Stripe.js's in the browser, or both. */
  readonly access: 'secret' | 'browser' | 'either';
  readonly allowed: Allowed;
  readonly handle: (call: Call) => ApiObject;
}

/** Serves one route: who asks, what may go wrong, once per key, then the work itself. */
export function serve(accounts: Accounts, route: Route): RequestHandler {
  return async (request, response) => {
    const fields = toFields(request.method === 'POST' ? request.body : request.query);
    const credentials = authenticate(request, fields, accounts);
    attribute(response, credentials.account);
    if (request.get('stripe-account') !== undefined) {
      response.set('stripe-account', credentials.account.keys.accountId);
    }
    refuseAccess(request, route, credentials);
    const call = callOf(request, response, credentials, fields);
    const address = addressOf(request, route);
    const fault = call.account.faults.take([`${route.method} ${route.path}`, address]);
    if (answerInstead(response, fault)) return;
    const reply = await answer(route, call, address, fault);
    nameOriginal(response, reply);
    sendThrough(response, answeredInstead(reply, fault, requestIdOf(response)), fault);
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
  noteAnswer(response, reply.body);
  response.status(reply.status).type('json').send(reply.body);
}

function refuseAccess(request: Request, route: Route, credentials: Credentials): void {
  const { account, key, withoutRefunds } = credentials;
  if (route.access === 'secret' && key === 'publishable') throw errors.secretKeyRequired();
  if (route.access === 'browser' && key === 'secret') {
    throw errors.unknownUrl(request.method, request.path);
  }
  if (withoutRefunds && route.method === 'POST' && /\/refunds?(\/|$)/.test(route.path)) {
    const { accountId, restrictedKeyWithoutRefunds } = account.keys;
    throw errors.permissionMissing(restrictedKeyWithoutRefunds, accountId, 'rak_charge_write');
  }
}

async function answer(
  route: Route,
  call: Call,
  endpoint: string,
  fault: Fault | undefined,
): Promise<Replay> {
  const requestId = call.cause.requestId ?? '';
  const work = async (): Promise<Reply> => {
    await delayBy(fault, 'before');
    const reply = perform(route, call, requestId);
    await delayBy(fault, 'after');
    return keptInstead(reply, fault, requestId);
  };
  const key = call.cause.idempotencyKey;
  if (key === null) return { ...(await work()), originalRequest: null, replayed: false };
  const keyed = { key, endpoint, fields: call.form.fields, requestId };
  return call.account.idempotency.once(keyed, work);
}

function perform(route: Route, call: Call, requestId: string): Reply {
  try {
    return { status: 200, body: write(execute(route, call)), kept: true };
  } catch (error) {
    return errorReply(error, requestId);
  }
}

function execute(route: Route, call: Call): ApiObject {
  const allowed =
    call.key === 'publishable' ? { ...browserParameters, ...route.allowed } : route.allowed;
  refuseUnknown(call.form.fields, allowed);
  const paths = call.form.texts('expand') ?? [];
  refuseUnknownPaths(paths);
  return expand(call.account, route.handle(call), paths);
}

function callOf(
  request: Request,
  response: Response,
  { account, key }: Credentials,
  fields: Fields,
): Call {
  const { id } = request.params;
  return {
    account,
    key,
    cause: {
      requestId: requestIdOf(response),
      idempotencyKey: request.method === 'POST' ? (request.get('idempotency-key') ?? null) : null,
      version: readVersion(request),
    },
    form: new Form(fields),
    id: typeof id === 'string' ? id : '',
  };
}

function readVersion(request: Request): string {
  const version = request.get('stripe-version') ?? defaultVersion;
  if (!isVersion(version)) throw invalid(`Invalid Stripe API version: ${version}`);
  return version;
}

/** `POST /v1/charges/ch_…/capture` */
function addressOf(request: Request, route: Route): string {
  return `${route.method} ${request.baseUrl}${request.path}`;
}

function nameOriginal(response: Response, { originalRequest, replayed }: Replay): void {
  if (originalRequest !== null) response.set('original-request', originalRequest);
  if (replayed) response.set('idempotent-replayed', 'true');
}
