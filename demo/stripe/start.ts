import { fileURLToPath } from 'node:url';
import type { Account } from './account.ts';
import { createApi } from './api.ts';
import { createFaults } from './faults.ts';
import { createIdempotencyKeys } from './idempotency.ts';
import { keys } from './keys.ts';
import { createLater } from './later.ts';
import { listen } from './listen.ts';
import type { Listener } from './listen.ts';
import { createScriptOrigin } from './script-origin.ts';
import { createStore } from './store.ts';
import { createWebhooks } from './webhooks.ts';
import type { WebhookEndpoint } from './webhooks.ts';

export { PortTakenError } from './listen.ts';

export interface StandInOptions {
  /** Name in the addresses handed out; default 'localhost'. It listens on loopback alone. */
  readonly host?: string;
  /** Ports of the API and of Stripe.js; default 0, any free one. */
  readonly apiPort?: number;
  readonly scriptPort?: number;
  /** Where events are sent; by default nowhere. */
  readonly webhook?: WebhookEndpoint;
  /** Whether POST /v1/charges takes card tokens; new accounts of Stripe's do not. Default 'enabled'. */
  readonly legacyCharges?: 'enabled' | 'ended';
  /** Where stripe.js and frame.js are built; default dist/stripe of this repository. */
  readonly browserDirectory?: string;
}

export interface StandIn {
  /** `http://localhost:P`, no slash at the end. */
  readonly apiUrl: string;
  /** `http://localhost:P2/endive/stripe.js` */
  readonly scriptUrl: string;
  readonly publishableKey: string;
  readonly secretKey: string;
  /** Signs the events; the secret of `options.webhook` where given. */
  readonly webhookSecret: string;
  /** Ends all connections, timers and deliveries at once. */
  close(): Promise<void>;
}

const builtBrowserHalf = fileURLToPath(new URL('../../dist/stripe', import.meta.url));

/** Starts a stand-in for Stripe on two origins of this machine. Throws PortTakenError if a port is taken. */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const { host = 'localhost', browserDirectory = builtBrowserHalf } = options;
  const api = await listen(options.apiPort ?? 0, "the stand-in's API");
  const script = await listenOrClose(options.scriptPort ?? 0, api);
  const apiUrl = `http://${host}:${api.port}`;
  const account = openAccount(apiUrl, options);
  api.serve(createApi({ account, idempotency: createIdempotencyKeys(), faults: createFaults() }));
  script.serve(createScriptOrigin(apiUrl, browserDirectory));
  return {
    apiUrl,
    scriptUrl: `http://${host}:${script.port}/endive/stripe.js`,
    publishableKey: keys.publishableKey,
    secretKey: keys.secretKey,
    webhookSecret: options.webhook?.secret ?? keys.webhookSecret,
    async close() {
      account.later.clear();
      account.webhooks?.close();
      await Promise.all([script.close(), api.close()]);
    },
  };
}

function openAccount(apiUrl: string, { legacyCharges, webhook }: StandInOptions): Account {
  return {
    apiUrl,
    keys,
    legacyCharges: legacyCharges ?? 'enabled',
    store: createStore(),
    later: createLater(),
    webhooks: webhook === undefined ? undefined : createWebhooks(webhook),
  };
}

async function listenOrClose(port: number, open: Listener): Promise<Listener> {
  try {
    return await listen(port, "the stand-in's Stripe.js");
  } catch (error) {
    await open.close();
    throw error;
  }
}
