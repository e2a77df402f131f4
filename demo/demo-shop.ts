import type { RequestListener } from 'node:http';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { z } from 'zod';
import {
  createBookCheckout,
  createLog,
  describe,
  listen,
  readConfig,
  StartError,
  type Challenge,
  type LogStream,
} from '../server/index.ts';
import { createLibrary } from './library.ts';
import { manyBooks } from './many-books.ts';
import { demoPages, errorPage, notFoundPage } from './pages.ts';
import { PortTakenError, startStandIn, type StandIn } from './stripe/start.ts';

/** The server's settings by name, as in `.env.example`. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface DemoShop {
  /** Address of the home page, without a slash at its end. */
  url: string;
  /** The stand-in that was started with the shop; null where Stripe itself is used. */
  standIn: StandIn | null;
  /** Lets requests under way end, then closes everything that was started. */
  close(): Promise<void>;
}

/**
 * The shop with its pages: on Stripe itself where the environment has its keys, else on a stand-in
 * started beside it on the next two ports. `PORT=0` takes free ports. Throws StartError, with a
 * sentence for the person at the terminal, for settings that cannot work and for taken ports.
 * `challenge` is asked who is a person while many cards are declined.
 */
export async function startDemoShop(
  environment: Environment,
  lines: LogStream = process.stdout,
  challenge?: Challenge,
): Promise<DemoShop> {
  const given = withoutEmpty(environment);
  const log = createLog(lines);
  const opening = Promise.withResolvers<RequestListener>();
  const closers: (() => unknown)[] = [];
  const close = async () => {
    for (const closeOne of closers.splice(0).reverse()) await closeOne();
  };
  try {
    const standIn = hasKeys(given) ? null : await openStandIn(given);
    if (standIn) closers.push(() => standIn.close());
    const config = readConfig({ ...defaultsFor(standIn), ...given });
    const app = express().disable('x-powered-by');
    // The shop has to know where it is: whoever comes before it is there waits.
    const listening = await listen((request, response) => {
      void opening.promise.then((opened) => {
        opened(request, response);
      });
    }, config);
    closers.push(() => listening.close());
    const publicUrl = given.PUBLIC_URL ?? listening.url;
    const webhookSecrets = standIn
      ? [await hearEvents(standIn, `${listening.url}/api/stripe/webhook`)]
      : config.webhookSecrets;
    const shop = await createBookCheckout({ ...config, publicUrl, webhookSecrets, challenge, log });
    // Closed after the listener, whose last requests still need the database.
    closers.splice(-1, 0, () => shop.close());
    const library = createLibrary(() =>
      createBookCheckout({
        ...config,
        shopName: 'The Generated Library',
        catalogue: manyBooks(LIBRARY_BOOKS),
        publicUrl: `${publicUrl}/library`,
        webhookSecrets: [],
        databaseUrl: null,
        databaseFile: libraryFile(config.databaseFile),
        log,
      }),
    );
    closers.splice(-1, 0, () => library.close());
    closers.push(() => {
      shop.rest();
    });
    app.use(
      demoPages(stripeOrigins(standIn, config.stripeScriptUrl), (options) =>
        shop.fallback(options),
      ),
    );
    app.use('/library', library.router);
    app.use(shop.router);
    app.use(notFoundPage);
    app.use(
      errorPage((error) => {
        log.error('page.failed', { detail: describe(error) });
      }),
    );
    opening.resolve(app);
    return { url: listening.url, standIn, close };
  } catch (error) {
    opening.resolve((_request, response) => response.destroy());
    await close();
    throw error;
  }
}

const LIBRARY_BOOKS = 10_000;

/** Beside the shop's own: two shops of different books have different orders and stock. */
const libraryFile = (file: string) =>
  file === ':memory:' ? file : file.replace(/(?:\.sqlite)?$/, '-library.sqlite');

const hasKeys = (given: Environment) =>
  'STRIPE_SECRET_KEY' in given || 'STRIPE_PUBLISHABLE_KEY' in given;

/** A line left empty in `.env` is a setting not given. */
function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
}

function defaultsFor(standIn: StandIn | null): Environment {
  const catalogue = fileURLToPath(new URL('books.json', import.meta.url));
  // One address, as in the original.
  const shop = {
    CATALOGUE_FILE: catalogue,
    SHOP_NAME: 'Stripe Press',
    BILLING_ADDRESS: 'hidden',
  };
  if (standIn === null) return shop;
  return {
    ...shop,
    STRIPE_SECRET_KEY: standIn.secretKey,
    STRIPE_PUBLISHABLE_KEY: standIn.publishableKey,
    STRIPE_API_URL: standIn.apiUrl,
    STRIPE_SCRIPT_URL: standIn.scriptUrl,
    // Orders without money behind them stay apart from real ones.
    DATABASE_FILE: 'data/stand-in.sqlite',
  };
}

async function openStandIn(given: Environment): Promise<StandIn> {
  const port = Number(given.PORT ?? 5000);
  // What is wrong with a port that is no number is said by the shop's own settings.
  const ports = port > 0 && port < 65_534 ? { apiPort: port + 1, scriptPort: port + 2 } : {};
  try {
    return await startStandIn(ports);
  } catch (error) {
    if (!(error instanceof PortTakenError)) throw error;
    throw new StartError(
      `Port ${error.port}, which the stand-in for Stripe needs, is taken by another program. Stop that program, or set PORT so that it and the next two ports are free.`,
      { cause: error },
    );
  }
}

/** Has the stand-in tell the shop of refunds and the like, as an owner does at Stripe; the secret. */
async function hearEvents(standIn: StandIn, address: string): Promise<string> {
  const response = await fetch(`${standIn.apiUrl}/v1/webhook_endpoints`, {
    method: 'POST',
    headers: { authorization: `Bearer ${standIn.secretKey}` },
    body: new URLSearchParams({ url: address, 'enabled_events[]': '*' }),
  });
  const { secret } = WebhookEndpointSchema.parse(await response.json());
  return secret;
}

const WebhookEndpointSchema = z.object({ secret: z.string() });

/** Where the pages' policy lets scripts, frames and calls of Stripe's come from. */
function stripeOrigins(standIn: StandIn | null, scriptUrl: string | null) {
  if (standIn === null) {
    return {
      scripts: ['https://js.stripe.com', 'https://*.js.stripe.com'],
      frames: ['https://js.stripe.com', 'https://*.js.stripe.com', 'https://hooks.stripe.com'],
      api: ['https://api.stripe.com'],
    };
  }
  const script = new URL(scriptUrl ?? standIn.scriptUrl).origin;
  return { scripts: [script], frames: [script, standIn.apiUrl], api: [standIn.apiUrl] };
}
