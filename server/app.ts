import { Router } from 'express';
import type { Request } from 'express';
import type { Addresses } from './addresses.ts';
import { bytesUpTo, jsonUpTo } from './body.ts';
import type { Checkout } from './checkout.ts';
import type { BookDetails, Quote } from './contract.ts';
import { FallbackQuerySchema } from './fallback.ts';
import type { Fallback } from './fallback.ts';
import type { Guards } from './guards.ts';
import {
  answer,
  answerAsked,
  answerKept,
  answerLasting,
  answerOrder,
  answerPage,
  idOf,
  languageOf,
  orderIdOf,
  protect,
  requireOwner,
  takeEvent,
} from './handlers.ts';
import type { Log } from './log.ts';
import type { MoneyWriter } from './money.ts';
import { allowOrigins, refuseStrangers } from './origins.ts';
import { parseBody } from './parse.ts';
import { answerErrors, notFound, onlyMethods, requireJson } from './refusals.ts';
import type { ShopWindow } from './shop.ts';
import { serveWidget } from './widget-files.ts';

export interface AppDeps {
  checkout: Checkout;
  guards: Guards;
  /** Writes amounts for a page in the language of this tag; anything else gets the shop's own. */
  moneyFor: (tag: unknown) => MoneyWriter;
  quote: (body: unknown, money: MoneyWriter) => Promise<Quote>;
  shop: (money: MoneyWriter) => Promise<ShopWindow>;
  addresses: Addresses;
  /** The shelves for pages that are read without JavaScript, and for search engines. */
  fallback: Fallback;
  /** What there is to read of one book; throws `not_found`. */
  details: (id: string) => BookDetails;
  orderSecret: string;
  /** Takes one webhook request; null where no webhook secret is configured. */
  receiveWebhook: ((payload: Buffer, signature: string | undefined) => Promise<void>) | null;
  /** The routes of whoever runs the shop; null where no token opens them. */
  admin: Router | null;
  /** Throws when the database cannot be reached. */
  checkReady: () => Promise<void>;
  origins: string[];
  /** Whether buyers reach the server by https. */
  secure: boolean;
  widgetDirectory: string;
  log: Log;
}

/** The largest body of the API and of a webhook, in bytes. */
const MAX_BODY = 64 * 1024;
const MAX_EVENT = 512 * 1024;

// The rest of somebody's site is theirs: our headers stay on these addresses.
const OWN = ['/api', '/book-checkout', '/book-checkout.js', '/healthz', '/readyz'];

/** All routes, to be mounted at any path of an Express application. */
export function createApp(deps: AppDeps): Router {
  const { checkout, guards, origins, quote, receiveWebhook } = deps;
  const router = Router();
  // By address, so before the body is read.
  const limited = guards.limitRequests;
  const json = [limited, requireJson, jsonUpTo(MAX_BODY)];
  const owner = requireOwner(deps.orderSecret);
  const script = serveWidget(deps.widgetDirectory);
  const reads = onlyMethods('GET, HEAD');
  const posts = onlyMethods('POST');
  const moneyFor = ({ query }: Request) => deps.moneyFor(query.lang);
  const shelvesOf = ({ query }: Request) => parseBody(FallbackQuerySchema, query);
  const pay = answerOrder((request) =>
    checkout.pay(request.body, guards.visitorOf(request), moneyFor(request)),
  );
  const read = answerOrder((request) => checkout.read(orderIdOf(request), moneyFor(request)));
  const find = answerOrder((request) => checkout.find(request.body, moneyFor(request)));
  const confirm = answerOrder((request) =>
    checkout.confirm(orderIdOf(request), guards.visitorOf(request), moneyFor(request)),
  );
  const ready = answer(async () => {
    await deps.checkReady();
    return { status: 'ready' };
  });

  router.use(OWN, protect(deps.secure));

  if (receiveWebhook) {
    // Before any other parser: the signature is over the raw bytes.
    const raw = bytesUpTo(MAX_EVENT);
    router.route('/api/stripe/webhook').post(raw, takeEvent(receiveWebhook)).all(posts);
  }

  // Before pages of other origins are answered at all.
  if (deps.admin) router.use('/api/admin', deps.admin);

  router.use('/api', allowOrigins(origins), refuseStrangers(origins));
  // Each route that stands before it costs an order its look.
  router.route('/api/orders').post(json, pay).all(posts);
  router
    .route('/api/shop')
    .get(answerKept(async (request) => (await deps.shop(moneyFor(request))).shop))
    .all(reads);
  router
    .route('/api/shop.html')
    .get(answerPage((request) => deps.fallback.page(shelvesOf(request))))
    .all(reads);
  router
    .route('/api/shop.jsonld')
    .get(answerAsked((request) => deps.fallback.data(shelvesOf(request))))
    .all(reads);
  router
    .route('/api/books')
    .get(answerKept(async (request) => (await deps.shop(moneyFor(request))).books))
    .all(reads);
  router
    .route('/api/books/:id')
    .get(answerAsked((request) => deps.details(idOf(request))))
    .all(reads);
  router
    .route('/api/addresses/:id')
    .get(answerLasting((request) => deps.addresses.answer(idOf(request), languageOf(request))))
    .all(reads);
  router
    .route('/api/quotes')
    .post(
      json,
      answer((request) => quote(request.body, moneyFor(request))),
    )
    .all(posts);
  router.route('/api/orders/find').post(json, find).all(posts);
  router.route('/api/orders/:id').get(owner, read).all(reads);
  router.route('/api/orders/:id/confirm').post(limited, owner, confirm).all(posts);
  router.use('/api', notFound);

  router.route('/book-checkout.js').get(script).all(reads);
  router.route('/book-checkout/:build/:part.js').get(script).all(reads);
  router
    .route('/healthz')
    .get(answer(() => ({ status: 'ok' })))
    .all(reads);
  router.route('/readyz').get(ready).all(reads);

  router.use(answerErrors(deps.log));
  return router;
}
