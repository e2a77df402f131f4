import express from 'express';
import type { Express, RequestHandler } from 'express';
import { allChallengePages, receiptPages } from './account-pages.ts';
import type { Accounts } from './accounts.ts';
import { commitFirst } from './commit-first.ts';
import { controlRoutes } from './control.ts';
import { errors } from './errors.ts';
import { parseForm } from './fields.ts';
import { ledgerPages } from './ledger/routes.ts';
import { stamp } from './request-log.ts';
import { answerError, serve } from './requests.ts';
import { routes } from './routes.ts';

/** The API's origin: Stripe's API, the pages buyers see, and the controls of the stand-in. */
export function createApi(accounts: Accounts): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', parseForm);
  app.use(commitFirst(accounts));
  app.use(ledgerPages(accounts));
  app.use(receiptPages(accounts));
  app.use(allChallengePages(accounts));
  app.use('/_control', controlRoutes(accounts));
  app.use('/v1', stamp(accounts), openToBrowsers, formsOnly, ...readForm);
  for (const route of routes) {
    app.route(route.path)[registers[route.method]](serve(accounts, route));
  }
  app.use((request) => {
    throw errors.unknownUrl(request.method, request.path);
  });
  app.use(answerError);
  return app;
}

const mostParameters = 1000;
const registers = { GET: 'get', POST: 'post', DELETE: 'delete' } as const;

/** A form's body, unfolded as Stripe does it: `metadata[7]` is a name of its own, not a place. */
const readForm: readonly RequestHandler[] = [
  express.text({ type: 'application/x-www-form-urlencoded' }),
  (request, _response, next) => {
    const body: unknown = request.body;
    const form = typeof body === 'string' ? body : '';
    if (form.split('&', mostParameters + 1).length > mostParameters) throw errors.tooLarge();
    request.body = parseForm(form);
    next();
  },
];

/** As at Stripe: a key, not the page's origin, decides what a call may do. */
const openToBrowsers: RequestHandler = (request, response, next) => {
  response.set({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, POST, DELETE',
    'access-control-allow-headers':
      'authorization, content-type, idempotency-key, stripe-version, stripe-account',
    'access-control-expose-headers':
      'request-id, stripe-version, stripe-should-retry, retry-after, idempotent-replayed',
    'access-control-max-age': '300',
  });
  if (request.method === 'OPTIONS') response.status(204).end();
  else next();
};

const formsOnly: RequestHandler = (request, _response, next) => {
  const type = request.get('content-type');
  if (request.method === 'POST' && type !== undefined && request.is('urlencoded') === false) {
    throw errors.notAForm();
  }
  next();
};
