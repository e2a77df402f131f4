import express, { Router } from 'express';
import type { ErrorRequestHandler, Request } from 'express';
import type { Account } from './account.ts';
import { unknownAccount } from './accounts.ts';
import type { Accounts } from './accounts.ts';
import { expireAuthorisations } from './authorisations.ts';
import { controlLedger } from './control-ledger.ts';
import { readNextOrder } from './fault-orders.ts';
import { BadOrder, readOrder, readWhole } from './orders.ts';
import { longestOverlapSeconds, rollSecret } from './webhook-endpoints.ts';
import { readMode } from './webhook-orders.ts';

const yearSeconds = 366 * 24 * 60 * 60;

/**
 * What tests and demonstrations do to the stand-in; Stripe has nothing of the kind. Each control is
 * of the default account, or of the one that `?account=` names.
 */
export function controlRoutes(accounts: Accounts): Router {
  const router = Router();
  const accountOf = (request: Request) => namedAccount(accounts, request);

  // Programs send no Origin; a web page that a person happens to visit does, and is refused.
  router.use((request, _response, next) => {
    if (request.get('origin') === undefined) next();
    else throw new BadOrder('The controls are not for web pages.', 403);
  });
  router.use(express.json());

  router.post('/next', (request, response) => {
    const { faults } = accountOf(request);
    const order = readNextOrder(request.body);
    if ('decline' in order) faults.armDecline(order.decline, order.times);
    else faults.arm(order.route, order.fault, order.times);
    response.json({ armed: 'route' in order ? order.route : 'decline', times: order.times });
  });

  router.post('/reset', (request, response) => {
    accounts.reset(accountOf(request));
    response.json({});
  });

  // Balance entries, slow refunds and disputes happen now rather than in a second.
  router.post('/settle', (request, response) => {
    accountOf(request).later.settle();
    response.json({});
  });

  router.post('/clock', (request, response) => {
    const account = accountOf(request);
    const order = readOrder(request.body, '{advance: seconds}');
    account.clock.advance(readWhole(order, 'advance', { least: 0, most: yearSeconds }));
    account.later.settle();
    expireAuthorisations(account);
    response.json({ now: account.clock.now(), ahead: account.clock.ahead });
  });

  router.post('/webhooks', (request, response) => {
    const mode = readMode(request.body);
    accountOf(request).webhooks.disturb(mode);
    response.json({ mode: mode.mode });
  });

  // Answers once every event on its way has arrived or been given up.
  router.post('/delivered', async (request, response) => {
    await accountOf(request).webhooks.idle();
    response.json({});
  });

  // The secret before goes on signing for a while, as when it is rolled in the dashboard.
  router.post('/webhook_endpoints/:id/roll', (request, response) => {
    const account = accountOf(request);
    const endpoint = account.store.webhookEndpoints.get(request.params.id);
    if (endpoint === undefined) throw new BadOrder('There is no such webhook endpoint.', 404);
    const order = readOrder(request.body ?? {}, '{overlap?: seconds}');
    const most = longestOverlapSeconds;
    const overlap = readWhole(order, 'overlap', { least: 0, most, otherwise: most });
    response.json(rollSecret(account, endpoint, overlap));
  });

  // The dashboard's button for sending an event again.
  router.post('/events/:id/resend', (request, response) => {
    const account = accountOf(request);
    const event = account.store.events.get(request.params.id);
    if (event === undefined) throw new BadOrder('There is no such event.', 404);
    account.webhooks.resend(event);
    response.json({});
  });

  router.get('/ledger', (request, response) => {
    response.json(controlLedger(accountOf(request)));
  });

  router.use(() => {
    throw new BadOrder(
      'There is no such control: POST next, reset, settle, clock, webhooks, delivered, webhook_endpoints/:id/roll or events/:id/resend, or GET ledger.',
      404,
    );
  });

  router.use(answerBadOrder);
  return router;
}

function namedAccount(accounts: Accounts, request: Request): Account {
  const { account: name } = request.query;
  if (name === undefined) return accounts.main;
  if (typeof name !== 'string') throw new BadOrder('Name one account alone, ?account=NAME.');
  const account = accounts.named(name);
  if (account !== undefined) return account;
  throw new BadOrder(unknownAccount(name, accounts.all), 404);
}

const answerBadOrder: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (error instanceof BadOrder) {
    response.status(error.status).json({ error: { message: error.message } });
  } else if (error instanceof SyntaxError) {
    response.status(400).json({ error: { message: 'The order is no JSON.' } });
  } else {
    next(error);
  }
};
