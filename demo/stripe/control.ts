import express, { Router } from 'express';
import type { Response } from 'express';
import type { ApiObject } from './errors.ts';
import { showCharge } from './charge-object.ts';
import type { Fault } from './faults.ts';
import { showPaymentIntent } from './payment-intent-object.ts';
import { showRefund } from './refunds.ts';
import type { Services } from './requests.ts';
import { emptyStore } from './store.ts';

/** What tests and demonstrations do to the stand-in; Stripe has nothing of the kind. */
export function controlRoutes(services: Services): Router {
  const { account, faults, idempotency } = services;
  const router = Router();

  // Programs send no Origin; a web page that a person happens to visit does, and is refused.
  router.use((request, response, next) => {
    if (request.get('origin') === undefined) next();
    else refuse(response, 403, 'The controls are not for web pages.');
  });

  router.post('/next', express.json(), (request, response) => {
    const order = readOrder(request.body);
    if (typeof order === 'string') {
      refuse(response, 400, order);
      return;
    }
    faults.arm(order.route, order.fault, order.times);
    response.json({ armed: order.route, times: order.times });
  });

  router.post('/reset', (_request, response) => {
    account.later.clear();
    account.webhooks?.clear();
    faults.clear();
    idempotency.clear();
    emptyStore(account.store);
    response.json({});
  });

  // Balance entries, slow refunds and disputes happen now rather than in a second.
  router.post('/settle', (_request, response) => {
    account.later.settle();
    response.json({});
  });

  // The dashboard's button for sending an event again.
  router.post('/events/:id/resend', (request, response) => {
    const event = account.store.events.get(request.params.id);
    if (event === undefined) {
      refuse(response, 404, 'There is no such event.');
      return;
    }
    account.webhooks?.send(event.object);
    response.json({});
  });

  router.get('/ledger', (_request, response) => {
    response.json(ledger(services));
  });

  return router;
}

function ledger({ account }: Services): ApiObject {
  const { store } = account;
  return {
    payment_intents: [...store.paymentIntents.values()].map((intent) => {
      const shown = showPaymentIntent(account, intent);
      delete shown.client_secret;
      return shown;
    }),
    charges: [...store.charges.values()].map((charge) => showCharge(account, charge)),
    refunds: [...store.refunds.values()].map((refund) => showRefund(account, refund)),
    requests: [...store.requests.values()],
  };
}

interface Order {
  readonly route: string;
  readonly fault: Fault;
  readonly times: number;
}

/** Returns what is wrong where it cannot be read. */
function readOrder(body: unknown): Order | string {
  if (!isRecord(body)) return 'Send JSON: {route, fault, times?}.';
  const { route, fault, times = 1 } = body;
  if (typeof route !== 'string' || !/^(GET|POST) \/v1\//.test(route)) {
    return 'route has to look like "POST /v1/payment_intents".';
  }
  if (typeof times !== 'number' || !Number.isInteger(times) || times < 1) {
    return 'times has to be a whole number, 1 or more.';
  }
  const read = isRecord(fault) ? readFault(fault) : undefined;
  return read === undefined
    ? 'fault has to be {kind: error (status, body?, headers?) | delay (milliseconds) | drop_before | drop_after | truncate}.'
    : { route, fault: read, times };
}

function readFault(fault: Record<string, unknown>): Fault | undefined {
  const { kind, status, milliseconds, body, headers } = fault;
  switch (kind) {
    case 'error':
      return typeof status === 'number' && status >= 400 && status <= 599
        ? { kind, status, body: readBody(body), headers: readHeaders(headers) }
        : undefined;
    case 'delay':
      return typeof milliseconds === 'number' && milliseconds >= 0
        ? { kind, milliseconds }
        : undefined;
    case 'drop_before':
    case 'drop_after':
    case 'truncate':
      return { kind };
    default:
      return undefined;
  }
}

/** A body is sent as it is, so that it need not be JSON; an object is written as JSON. */
function readBody(body: unknown): string | undefined {
  return typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
}

function readHeaders(headers: unknown): Record<string, string> {
  return isRecord(headers)
    ? Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
    : {};
}

function refuse(response: Response, status: number, message: string): void {
  response.status(status).json({ error: { message } });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
