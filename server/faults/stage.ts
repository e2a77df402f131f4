import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startStandIn } from '../../demo/stripe/start.ts';
import type { StandIn } from '../../demo/stripe/start.ts';
import type { CatalogueFile } from '../catalogue.ts';
import { BOOKS } from '../test/books.ts';
import { ask, asRecord, BUYER, textAt } from '../test/shop.ts';
import { createBuyer } from './buyer.ts';
import type { Buyer } from './buyer.ts';
import { postgresDatabase, sqliteDatabase } from './database.ts';
import type { StageDatabase } from './database.ts';
import { assertLedgersAgree, assertNoSecrets, readLedger } from './invariant.ts';
import { openProxy } from './proxy.ts';
import type { FaultyProxy } from './proxy.ts';
import type { Random } from './random.ts';
import { startShopProcess } from './shop-process.ts';
import type { Ended, ShopProcess } from './shop-process.ts';

/** What a stage is made with. */
export interface StageOptions {
  random: Random;
  /** Address of a Postgres server; null: SQLite. */
  postgres: string | null;
  catalogue?: CatalogueFile;
  /** Whether Stripe's events are sent to the shop. */
  webhooks?: boolean;
  environment?: Record<string, string>;
  /** For the shop's files; default: a new one, which is removed if all goes well. */
  folder?: string;
}

/** How a shop is started on a stage. */
export interface Start {
  aheadMs?: number;
  environment?: Record<string, string>;
  under?: readonly [string, ...string[]];
}

/** Buyers, the shop, Stripe and the database, with faulty lines between them. */
export interface Stage {
  readonly random: Random;
  /** Where buyers and Stripe's events reach the shop, whatever port it has at the time. */
  readonly url: string;
  readonly folder: string;
  readonly standIn: StandIn;
  readonly database: StageDatabase;
  /** Between the buyers and the shop. */
  readonly front: FaultyProxy;
  /** Between the shop and Stripe. */
  readonly stripe: FaultyProxy;
  /** The shop's process; throws while there is none. */
  shop(): ShopProcess;
  start(start?: Start): Promise<void>;
  /** The settings of a shop here, for a second one. */
  environment(): Record<string, string>;
  /** Power off, as far as the process can tell. */
  kill(): Promise<void>;
  /** As an owner stops it. */
  stop(): Promise<Ended>;
  /** At the shop's front, unless another `url` is given. */
  buyer(how?: { cards?: readonly string[]; url?: string }): Buyer;
  /** Has the stand-in do what its `POST /_control/` of this path says. */
  control(path: string, body?: object): Promise<void>;
  /** Lets the stand-in's next calls of a route fail by themselves. */
  fail(route: string, fault: object, times?: number): Promise<void>;
  /** Waits until every order has an end, then checks the promise. */
  settled(): Promise<void>;
  /** All that its processes logged, oldest first. */
  said(): string[];
  /** Requests to take money that the stand-in got so far. */
  posts(): Promise<number>;
}

const ENDS_WITHIN = 30_000;
const OPEN = new Set(['pending', 'unknown']);

/** Sets the stage without starting the shop; `close` gives everything back. */
export async function setStage(
  options: StageOptions,
): Promise<{ stage: Stage; close: () => Promise<void> }> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'faults-')));
  await writeFile(join(folder, 'books.json'), JSON.stringify(options.catalogue ?? BOOKS));
  let current: ShopProcess | null = null;
  const front = await openProxy(() => current?.port ?? 1);
  const url = `http://127.0.0.1:${front.port}`;
  const webhook = { url: `${url}/api/stripe/webhook`, secret: 'whsec_faults' };
  const standIn = await startStandIn(options.webhooks === true ? { webhook } : {});
  const stripe = await openProxy(() => Number(new URL(standIn.apiUrl).port));
  const database =
    options.postgres === null ? sqliteDatabase(folder) : await postgresDatabase(options.postgres);
  const buyers: Buyer[] = [];
  /** What each process of the shop logged. */
  const said: (readonly string[])[] = [];

  const environment = () => ({
    PORT: '0',
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    CATALOGUE_FILE: 'books.json',
    STRIPE_SECRET_KEY: standIn.secretKey,
    STRIPE_PUBLISHABLE_KEY: standIn.publishableKey,
    STRIPE_API_URL: `http://127.0.0.1:${stripe.port}`,
    STRIPE_WEBHOOK_SECRET: webhook.secret,
    STRIPE_TIMEOUT_MS: '2000',
    // All buyers come from one address here, and many cards are declined.
    REQUESTS_PER_MINUTE: '0',
    DECLINES_PER_ADDRESS: '0',
    DECLINES_PER_ORDER: '0',
    DECLINE_RATE_PERCENT: '100',
    STRIPE_BREAKER_FAILURES: '1000',
    ...database.environment,
    ...options.environment,
  });

  const shop = () => {
    if (current) return current;
    throw new Error('The shop is not running.');
  };

  const end = async (signal: NodeJS.Signals) => {
    const ending = shop();
    ending.signal(signal);
    const ended = await ending.ended;
    current = null;
    return ended;
  };

  const post = async (path: string, body: object = {}) => {
    const { status, text } = await ask(`${standIn.apiUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
  };

  /** The buyer's bank agrees. */
  const visitBank = async (clientSecret: string) => {
    const [intentId = ''] = clientSecret.split('_secret_');
    const headers = { authorization: `Bearer ${standIn.secretKey}` };
    const { body } = await ask(`${standIn.apiUrl}/v1/payment_intents/${intentId}`, { headers });
    // Somebody else has answered the bank already, or the buyer comes too late.
    if (asRecord(body).status !== 'requires_action') return;
    const page = textAt(body, 'next_action', 'use_stripe_sdk', 'stripe_js');
    await post(page.slice(standIn.apiUrl.length) + '/result', { outcome: 'succeeded' });
  };

  const control: Stage['control'] = (path, body) => post(`/_control/${path}`, body);

  const check = async () => {
    for (const words of said)
      assertNoSecrets(words, [standIn.secretKey, webhook.secret, BUYER.email]);
    const told = buyers.map((buyer) => buyer.told);
    assertLedgersAgree(await readLedger(standIn.apiUrl), await database.orders(), told);
  };

  const stage: Stage = {
    random: options.random,
    url,
    folder,
    standIn,
    database,
    front,
    stripe,
    shop,
    environment,
    async start({ environment: more = {}, ...how } = {}) {
      current = await startShopProcess({
        folder,
        environment: { ...environment(), ...more },
        ...how,
      });
      said.push(current.lines);
    },
    async kill() {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
    buyer({ cards, url: at = url } = {}) {
      const buyer = createBuyer({ url: () => at, visitBank, ...(cards && { cards }) });
      buyers.push(buyer);
      return buyer;
    },
    control,
    fail: (route, fault, times = 1) => control('next', { route, fault, times }),
    async settled() {
      const deadline = Date.now() + ENDS_WITHIN;
      for (;;) {
        const open = (await database.orders()).filter(({ state }) => OPEN.has(state));
        if (open.length === 0) break;
        if (Date.now() > deadline) throw new Error(`${open.length} orders have no end`);
        await pause(20);
      }
      await check();
    },
    said: () => said.flat(),
    async posts() {
      const { requests } = await readLedger(standIn.apiUrl);
      return requests.filter(({ method }) => method === 'POST').length;
    },
  };

  return {
    stage,
    async close() {
      if (current) await end('SIGKILL');
      await front.close();
      await stripe.close();
      await standIn.close();
      await database.close();
      if (options.folder === undefined) await rm(folder, { recursive: true });
    },
  };
}

export const HOUR = 3_600_000;

/** Starts the shop anew, its clock so far ahead that every open order is due at once. */
export const startLater = (stage: Stage, aheadMs = HOUR / 10) => stage.start({ aheadMs });
