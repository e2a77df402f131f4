import type { Router } from 'express';
import type { RefundReply, RefundRequest } from './admin-contract.ts';
import { adminRoutes } from './admin-routes.ts';
import { createAdmin } from './admin.ts';
import { createAddresses } from './addresses.ts';
import { createApp } from './app.ts';
import { createAttempts } from './attempts.ts';
import type { Standing } from './attempts.ts';
import { createCancel } from './cancel.ts';
import { detailsFrom } from './book-list.ts';
import { createBuyerRules } from './buyer-rules.ts';
import { readCatalogue } from './catalogue.ts';
import { createCheckout } from './checkout.ts';
import { checkConfig } from './config.ts';
import type { ConfigInput } from './config.ts';
import { checkDatabase, openDatabase, takingTime } from './db.ts';
import { createEndings } from './endings.ts';
import { createFallback } from './fallback.ts';
import type { FallbackOptions } from './fallback.ts';
import { createFlights } from './flights.ts';
import { createGuards } from './guards.ts';
import type { Challenge } from './guards.ts';
import { createLog } from './log.ts';
import type { Log } from './log.ts';
import { migrate } from './migrate.ts';
import { createMoneyWriters } from './languages.ts';
import { listOrigins } from './origins.ts';
import { createPayments } from './payments.ts';
import { createQuotes } from './quotes.ts';
import { createRecovery } from './recovery.ts';
import { createRefunds } from './refunds.ts';
import { createReplyWriter } from './reply.ts';
import { readSecrets } from './secrets.ts';
import { createShopWindow } from './shop.ts';
import { countStock } from './stock.ts';
import { createStrayDeclines } from './stray-declines.ts';
import { receiveEvent } from './webhook.ts';
import { findWidget } from './widget-files.ts';

export type { RefundReply, RefundRequest } from './admin-contract.ts';
export type { Challenge } from './guards.ts';
export type { CatalogueFile } from './catalogue.ts';
export type { FallbackOptions } from './fallback.ts';
export type { Log, LogStream } from './log.ts';
export type { Listening } from './listen.ts';
export type { Config } from './settings.ts';
export { ConfigError, readConfig } from './config.ts';
export { StartError } from './errors.ts';
export { listen } from './listen.ts';
export { createLog, describe } from './log.ts';

/**
 * What a shop is told: see the table in settings.ts for each option's meaning, unit and default.
 * `secretKey`, `publishableKey` and `catalogue` must be given; `catalogue` is a path or the
 * content of such a file. `port` and `host` only serve to guess `publicUrl`.
 */
export interface BookCheckoutOptions extends ConfigInput {
  /** Folder of the built widget; default: the one of this package. */
  widgetDirectory?: string | undefined;
  /**
   * Asked before each attempt while many cards are declined; false refuses the attempt with
   * `challenge_required`. The widget's next request carries what the challenge gave in
   * `body.challenge`. Without it the limits by address become stricter in such times.
   */
  challenge?: Challenge | undefined;
  /** Default: JSON lines on standard output. */
  log?: Log | undefined;
  /** The clock, in milliseconds since 1970; for tests. */
  now?: (() => number) | undefined;
}

export interface BookCheckout {
  /** For `app.use('/anywhere', router)`; mount it before body parsers. */
  router: Router;
  /**
   * Gives back all that is left of a paid order, or `amountMinor` of it, once per `key`. The answer's
   * state may be open; it is found out by itself. Throws an Error with a sentence for what cannot be
   * given back.
   */
  refund(orderId: string, request: RefundRequest): Promise<RefundReply>;
  /** Gives up an order that is not paid. Throws an Error with a sentence for any other. */
  cancel(orderId: string): Promise<void>;
  /**
   * HTML to put between the element's tags: titles, authors, prices and links for readers without
   * JavaScript, and JSON-LD for search engines. `GET /api/shop.html` answers the same.
   */
  fallback(options?: FallbackOptions): Promise<string>;
  /** Brings unfinished orders that are due to their end now; it also happens every minute. */
  recover(): Promise<void>;
  /** Looks for no more unfinished orders by itself: the first thing to do when a server stops. */
  rest(): void;
  /** Waits for payments under way, then closes the database. Stop listening first. */
  close(): Promise<void>;
}

/**
 * A shop's server part. Throws ConfigError with all faults of the options, or StartError for a
 * faulty catalogue or database.
 */
export async function createBookCheckout(options: BookCheckoutOptions): Promise<BookCheckout> {
  const { log = createLog(), now = Date.now, widgetDirectory = findWidget() } = options;
  const config = checkConfig(options, (key) => key);
  const catalogue = readCatalogue(config.catalogue);
  const moneyFor = createMoneyWriters(config.locale);
  const money = moneyFor(config.locale);
  const { secretKey, webhookSecrets, stripeApiUrl: apiUrl, stripeTimeoutMs: timeoutMs } = config;
  const keepsChecks = config.postcodeCheck !== 'off';
  const payments = createPayments(
    {
      secretKey,
      webhookSecrets,
      apiUrl,
      timeoutMs,
      redirects: config.redirects === 'on',
      keepsChecks,
    },
    log,
  );

  const db = await openDatabase(config, log);
  try {
    await takingTime(config, db, log, migrate);
    await countStock(db, catalogue);
    const secrets = await readSecrets(db, config.quoteSecret);
    const { postcodeCheck } = config;
    const attempts = createAttempts({ db, payments, postcodeCheck, log }, now);
    const guards = createGuards(config, { db, challenge: options.challenge ?? null, log, now });
    const flights = createFlights<Standing>();
    const endings = createEndings({ attempts, payments }, now);
    const refunds = createRefunds({ db, payments, flights: createFlights(), money, log, now });
    const cancel = createCancel({ db, endings, flights, log });
    const recovery = createRecovery({ db, endings, refunds, payments, flights, log, now });
    const admin = createAdmin({ db, refunds, cancel, money, log });
    const noteStrays = createStrayDeclines({
      db,
      count: () => {
        guards.gate.noteStray();
      },
      cancel,
      most: config.declinesPerOrder,
      log,
    });
    const quotes = createQuotes({ db, catalogue, quoteSecret: secrets.quote, now });
    const addresses = createAddresses(config.ebookConsent);
    const checkout = createCheckout({
      db,
      attempts,
      gate: guards.gate,
      flights,
      catalogue,
      quotes,
      buyerRules: createBuyerRules(config, catalogue, addresses),
      flow: config.paymentFlow,
      quoteSecret: secrets.quote,
      replies: createReplyWriter(secrets.order, config.publishableKey),
      now,
    });
    const shop = createShopWindow(config, catalogue, { db, log, now });
    const fallback = createFallback({
      catalogue,
      moneyFor,
      publicUrl: config.publicUrl,
      left: async () => (await shop(money)).left,
    });
    const router = createApp({
      checkout,
      guards,
      moneyFor,
      quote: (body, writer) => quotes.make(body, writer),
      shop,
      addresses,
      fallback,
      details: (id) => detailsFrom(catalogue, id),
      orderSecret: secrets.order,
      receiveWebhook:
        webhookSecrets.length === 0
          ? null
          : async (payload, signature) => {
              const event = payments.readEvent(payload, signature);
              if (await receiveEvent(db, event, log, now())) await noteStrays(event);
            },
      admin:
        config.adminToken === null
          ? null
          : adminRoutes(admin, {
              token: config.adminToken,
              wrongTokens: guards.wrongTokens,
              mostWrong: config.wrongTokensPerMinute,
              addressOf: guards.addressOf,
            }),
      checkReady: () => checkDatabase(db),
      origins: listOrigins(config.publicUrl, config.allowedOrigins),
      secure: config.publicUrl.startsWith('https:'),
      widgetDirectory,
      log,
    });
    recovery.start();
    return {
      router,
      refund: (orderId, request) => refunds.refund(orderId, request),
      cancel,
      fallback: (options) => fallback.page(options),
      recover: () => recovery.pass(),
      rest: () => {
        recovery.rest();
      },
      async close() {
        await recovery.stop();
        await checkout.landed();
        await refunds.landed();
        await db.destroy();
      },
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
