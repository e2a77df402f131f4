import type { Router } from 'express';
import { createApp } from './app.ts';
import { readCatalogue } from './catalogue.ts';
import { createCheckout } from './checkout.ts';
import { checkConfig } from './config.ts';
import type { ConfigInput } from './config.ts';
import { checkDatabase, openDatabase } from './db.ts';
import { createLog } from './log.ts';
import type { Log } from './log.ts';
import { migrate } from './migrate.ts';
import { createMoneyWriter } from './money.ts';
import { listOrigins } from './origins.ts';
import { createPayments } from './payments.ts';
import { makeQuote } from './quotes.ts';
import { createReplyWriter } from './reply.ts';
import { readSecrets } from './secrets.ts';
import { writeShop } from './shop.ts';
import { receiveEvent } from './webhook.ts';
import { findWidget } from './widget-files.ts';

export type { CatalogueFile } from './catalogue.ts';
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
  /** Default: JSON lines on standard output. */
  log?: Log | undefined;
  /** The clock, in milliseconds since 1970; for tests. */
  now?: (() => number) | undefined;
}

export interface BookCheckout {
  /** For `app.use('/anywhere', router)`; mount it before body parsers. */
  router: Router;
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
  const money = createMoneyWriter(config.locale);
  const { secretKey, webhookSecrets, stripeApiUrl: apiUrl, stripeTimeoutMs: timeoutMs } = config;
  const payments = createPayments({ secretKey, webhookSecrets, apiUrl, timeoutMs }, log);

  const db = openDatabase(config.databaseFile);
  try {
    await migrate(db);
    const secrets = await readSecrets(db, config.quoteSecret);
    const checkout = createCheckout({
      db,
      payments,
      catalogue,
      flow: config.paymentFlow,
      quoteSecret: secrets.quote,
      replies: createReplyWriter(money, secrets.order, config.publishableKey),
      log,
      now,
    });
    const router = createApp({
      checkout,
      quote: (body) => makeQuote(body, { catalogue, money, quoteSecret: secrets.quote, now }),
      shop: writeShop(config, catalogue, money),
      orderSecret: secrets.order,
      receiveWebhook:
        webhookSecrets.length === 0
          ? null
          : async (payload, signature) => {
              const event = payments.readEvent(payload, signature);
              if (event) await receiveEvent(db, event, log, now());
            },
      checkReady: () => checkDatabase(db),
      origins: listOrigins(config.publicUrl, config.allowedOrigins),
      secure: config.publicUrl.startsWith('https:'),
      widgetDirectory,
      log,
    });
    return {
      router,
      async close() {
        await checkout.landed();
        await db.destroy();
      },
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
