import express from 'express';
import type { Express, RequestHandler } from 'express';
import { retrieveAccount } from './account-object.ts';
import { retrieveBalanceTransaction } from './balance-transactions.ts';
import { challengePages } from './challenge-page.ts';
import * as charges from './charges.ts';
import { createConfirmationToken, retrieveConfirmationToken } from './confirmation-tokens.ts';
import { controlRoutes } from './control.ts';
import { retrieveDispute } from './disputes.ts';
import { errors } from './errors.ts';
import { listEvents, retrieveEvent } from './events.ts';
import { parameters as takes } from './parameters.ts';
import type { Allowed } from './parameters.ts';
import * as intents from './payment-intents.ts';
import { createPaymentMethod, retrievePaymentMethod } from './payment-methods.ts';
import { chargesPage, receiptPage } from './receipts.ts';
import * as refunds from './refunds.ts';
import { answerError, serve, stamp } from './requests.ts';
import type { Route, Services } from './requests.ts';
import { createToken, retrieveToken } from './tokens.ts';

// Who may call, what it takes, what it does.
const routes: readonly Route[] = [
  post('/payment_intents', 'secret', takes.intentCreate, intents.createPaymentIntent),
  get('/payment_intents', 'secret', takes.intentList, intents.listPaymentIntents),
  get('/payment_intents/:id', 'either', takes.intentRetrieve, intents.retrievePaymentIntent),
  post('/payment_intents/:id', 'secret', takes.intentUpdate, intents.updatePaymentIntent),
  post('/payment_intents/:id/confirm', 'either', takes.intentConfirm, intents.confirmPaymentIntent),
  post('/payment_intents/:id/capture', 'secret', takes.intentCapture, intents.capturePaymentIntent),
  post('/payment_intents/:id/cancel', 'secret', takes.intentCancel, intents.cancelPaymentIntent),
  post('/charges', 'secret', takes.chargeCreate, charges.createCharge),
  get('/charges', 'secret', takes.chargeList, charges.listCharges),
  get('/charges/:id', 'secret', takes.none, charges.retrieveCharge),
  post('/charges/:id', 'secret', takes.chargeUpdate, charges.updateCharge),
  post('/charges/:id/capture', 'secret', takes.chargeCapture, charges.captureLegacyCharge),
  post('/refunds', 'secret', takes.refundCreate, refunds.createRefund),
  get('/refunds', 'secret', takes.refundList, refunds.listRefunds),
  get('/refunds/:id', 'secret', takes.none, refunds.retrieveRefund),
  post('/refunds/:id', 'secret', takes.refundUpdate, refunds.updateRefund),
  post('/payment_methods', 'either', takes.paymentMethodCreate, createPaymentMethod),
  get('/payment_methods/:id', 'secret', takes.none, retrievePaymentMethod),
  post('/tokens', 'either', takes.tokenCreate, createToken),
  get('/tokens/:id', 'secret', takes.none, retrieveToken),
  post('/confirmation_tokens', 'browser', takes.confirmationToken, createConfirmationToken),
  get('/confirmation_tokens/:id', 'secret', takes.none, retrieveConfirmationToken),
  post(
    '/test_helpers/confirmation_tokens',
    'secret',
    takes.confirmationToken,
    createConfirmationToken,
  ),
  get('/disputes/:id', 'secret', takes.none, retrieveDispute),
  get('/balance_transactions/:id', 'secret', takes.none, retrieveBalanceTransaction),
  get('/events', 'secret', takes.eventList, listEvents),
  get('/events/:id', 'secret', takes.none, retrieveEvent),
  get('/account', 'secret', takes.none, retrieveAccount),
];

/** The API's origin: Stripe's API, the pages buyers see, and the controls of the stand-in. */
export function createApi(services: Services): Express {
  const { account } = services;
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', 'extended');
  app.get('/', chargesPage(account));
  app.get('/receipts/:key', receiptPage(account));
  app.use(challengePages(account));
  app.use('/_control', controlRoutes(services));
  app.use('/v1', stamp(account), openToBrowsers, formsOnly, readForm);
  for (const route of routes) {
    const register = route.method === 'GET' ? app.get.bind(app) : app.post.bind(app);
    register(route.path, serve(services, route));
  }
  app.use((request) => {
    throw errors.unknownUrl(request.method, request.path);
  });
  app.use(answerError);
  return app;
}

function get(
  path: string,
  access: Route['access'],
  allowed: Allowed,
  handle: Route['handle'],
): Route {
  return { method: 'GET', path: `/v1${path}`, access, allowed, handle };
}

function post(
  path: string,
  access: Route['access'],
  allowed: Allowed,
  handle: Route['handle'],
): Route {
  return { method: 'POST', path: `/v1${path}`, access, allowed, handle };
}

const readForm = express.urlencoded({ extended: true });

/** As at Stripe: a key, not the page's origin, decides what a call may do. */
const openToBrowsers: RequestHandler = (request, response, next) => {
  response.set({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, POST',
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
