import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import type { TestContext } from 'node:test';
import express from 'express';
import { startStandIn } from '../../demo/stripe/start.ts';
import type { StandIn } from '../../demo/stripe/start.ts';
import { createBookCheckout, createLog, listen } from '../index.ts';
import type { BookCheckout, BookCheckoutOptions } from '../index.ts';
import { emptyDatabase } from './database.ts';
import { BOOKS } from './books.ts';

export const WEBHOOK_SECRET = 'whsec_oldButStillValid';
export const ORIGIN = 'https://shop.example';

export const BUYER = {
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  address: {
    line1: '12 St James’s Square',
    city: 'London',
    state: '',
    postalCode: 'SW1Y 4LB',
    country: 'GB',
  },
};

export const card = (id: string) => ({ kind: 'payment_method', id });
export const VISA = card('pm_card_visa');
export const DECLINED_CARD = card('pm_card_chargeDeclined');
export const AUTHENTICATED_CARD = card('pm_card_authenticationRequired');

/** An answer of the shop, or of the stand-in. */
export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
  text: string;
}

export interface Charge {
  id: string;
  amount: number;
  currency: string;
  status: string;
  metadata: Record<string, string>;
  /** All of it, as Stripe has it. */
  record: Record<string, unknown>;
}

/** A shop over HTTP with a stand-in for Stripe; both end with the test. */
export interface TestShop {
  url: string;
  standIn: StandIn;
  /** The shop itself, as the owner's program has it. */
  own: BookCheckout;
  /** Records of the log so far, newest last. */
  log: Record<string, unknown>[];
  /** Resolves with the first record, past or future, that has all these fields. */
  logged(fields: Record<string, unknown>): Promise<void>;
  get(path: string, token?: string): Promise<Answer>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** A quote's token for one copy of each of these books. */
  quote(...books: string[]): Promise<string>;
  /** The body of POST /api/orders for one copy of book 1, with what is given instead. */
  order(changes?: object): Promise<Record<string, unknown>>;
  /** Lets the stand-in's next calls of a route fail. */
  fail(route: string, fault: object, times?: number): Promise<void>;
  /** The charges that the stand-in made and that succeeded. */
  charges(): Promise<Charge[]>;
  /** How often the stand-in was asked to POST anything. */
  posts(): Promise<number>;
  /** The bank's page: how the buyer's authentication of the only open intent ends. */
  authenticate(outcome: 'succeeded' | 'failed'): Promise<void>;
  /** Sends an event as Stripe would; the signature can be spoilt. */
  event(payload: string, signature?: Partial<Signature>): Promise<Answer>;
}

interface Signature {
  secret: string;
  /** Seconds since 1970. */
  timestamp: number;
}

export type ShopOptions = Partial<BookCheckoutOptions> & {
  legacyCharges?: 'enabled' | 'ended';
  /** Where the router is mounted. */
  path?: string;
};

export async function startShop(t: TestContext, options: ShopOptions = {}): Promise<TestShop> {
  const { legacyCharges = 'enabled', path = '/', ...rest } = options;
  const app = express();
  const server = await listen(app, { port: 0, host: '127.0.0.1' });
  const url = path === '/' ? server.url : `${server.url}${path}`;
  const standIn = await startStandIn({
    legacyCharges,
    webhook: { url: `${url}/api/stripe/webhook`, secret: 'whsec_new' },
  });
  const log: Record<string, unknown>[] = [];
  const waiting = new Set<() => void>();
  const stream = {
    write(line: string) {
      log.push(asRecord(JSON.parse(line)));
      for (const look of waiting) look();
    },
  };
  const database = await emptyDatabase();
  const shop = await createBookCheckout({
    secretKey: standIn.secretKey,
    publishableKey: standIn.publishableKey,
    webhookSecrets: [WEBHOOK_SECRET, standIn.webhookSecret],
    stripeApiUrl: standIn.apiUrl,
    stripeScriptUrl: standIn.scriptUrl,
    ...database.place,
    catalogue: BOOKS,
    publicUrl: 'https://books.example',
    allowedOrigins: [ORIGIN],
    log: createLog(stream),
    ...rest,
  });
  app.use(path, shop.router);
  t.after(async () => {
    await standIn.close();
    await server.close();
    await shop.close();
    await database.drop();
  });

  const get = (where: string, token?: string) =>
    ask(`${url}${where}`, token === undefined ? {} : { headers: bearer(token) });
  const post = (where: string, body: unknown, headers: Record<string, string> = {}) =>
    ask(`${url}${where}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const ledger = async () => (await ask(`${standIn.apiUrl}/_control/ledger`)).body;
  const quote = async (...books: string[]) => {
    const lines = books.map((book) => ({ book, quantity: 1 }));
    return textAt((await post('/api/quotes', { lines })).body, 'token');
  };

  return {
    url,
    standIn,
    own: shop,
    log,
    get,
    post,
    quote,
    logged: (fields) =>
      new Promise((resolve) => {
        const look = () => {
          const found = log.some((record) =>
            Object.entries(fields).every(([name, value]) => record[name] === value),
          );
          if (!found) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    order: async (changes = {}) => ({
      quoteToken: await quote('1'),
      clientKey: randomBytes(18).toString('base64url'),
      payment: VISA,
      buyer: BUYER,
      ...changes,
    }),
    async fail(route, fault, times = 1) {
      const { status } = await ask(`${standIn.apiUrl}/_control/next`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ route, fault, times }),
      });
      assert.equal(status, 200);
    },
    async charges() {
      const charges = listAt(await ledger(), 'charges').map(asCharge);
      return charges.filter(({ status }) => status === 'succeeded');
    },
    async posts() {
      const requests = listAt(await ledger(), 'requests').map(asRecord);
      return requests.filter(({ method }) => method === 'POST').length;
    },
    async authenticate(outcome) {
      const intents = listAt(await ledger(), 'payment_intents').map(asRecord);
      const open = intents.filter(({ status }) => status === 'requires_action');
      assert.equal(open.length, 1);
      const page = textAt(open[0], 'next_action', 'use_stripe_sdk', 'stripe_js');
      const { status } = await ask(`${page}/result`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ outcome }),
      });
      assert.equal(status, 200);
    },
    event(payload, signature = {}) {
      const { secret = WEBHOOK_SECRET, timestamp = Math.floor(Date.now() / 1000) } = signature;
      const mac = createHmac('sha256', secret).update(`${timestamp}.${payload}`).digest('hex');
      return post('/api/stripe/webhook', payload, {
        'stripe-signature': `t=${timestamp},v1=${mac}`,
      });
    },
  };
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

export async function ask(url: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, init);
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('application/json') === true;
  const body: unknown = json ? JSON.parse(text) : undefined;
  return { status: response.status, headers: response.headers, body, text };
}

export function asRecord(value: unknown): Record<string, unknown> {
  assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value));
  return Object.fromEntries(Object.entries(value));
}

export function valueAt(value: unknown, ...path: string[]): unknown {
  return path.reduce((inner, key) => asRecord(inner)[key], value);
}

export function textAt(value: unknown, ...path: string[]): string {
  const text = valueAt(value, ...path);
  assert.ok(typeof text === 'string', `no text at ${path.join('.')} of ${JSON.stringify(value)}`);
  return text;
}

export function listAt(value: unknown, ...path: string[]): unknown[] {
  const list: unknown = valueAt(value, ...path);
  assert.ok(Array.isArray(list), `no list at ${path.join('.')}`);
  return list;
}

function asCharge(value: unknown): Charge {
  const { amount, metadata } = asRecord(value);
  assert.ok(typeof amount === 'number');
  return {
    id: textAt(value, 'id'),
    amount,
    currency: textAt(value, 'currency'),
    status: textAt(value, 'status'),
    metadata: Object.fromEntries(
      Object.keys(asRecord(metadata)).map((name) => [name, textAt(metadata, name)]),
    ),
    record: asRecord(value),
  };
}
