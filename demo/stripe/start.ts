import { fileURLToPath } from 'node:url';
import type { Account } from './account.ts';
import { openAccounts } from './accounts.ts';
import type { AccountOptions, Accounts } from './accounts.ts';
import { createApi } from './api.ts';
import type { Keys } from './keys.ts';
import { openOrigins } from './origins.ts';
import type { OriginOptions, Origins, PublicHosts } from './origins.ts';
import { createScriptOrigin } from './script-origin.ts';
import type { StateFile } from './state-file.ts';

export { PortTakenError } from './listen.ts';
export { OptionError } from './option-error.ts';

export interface StandInOptions extends OriginOptions, AccountOptions {
  /** Where stripe.js and frame.js are built; default dist/stripe of this repository. */
  readonly browserDirectory?: string;
}

/** One account, with its keys; `webhookSecret` signs for endpoints that were given none. */
export interface StandInAccount extends Keys {
  readonly name: string;
}

export interface StandIn {
  /** `http://localhost:P`, no slash at the end. */
  readonly apiUrl: string;
  /** `http://localhost:P2/endive/stripe.js`, or Stripe's own address with public hosts. */
  readonly scriptUrl: string;
  /** Null unless they were asked for. */
  readonly publicHosts: PublicHosts | null;
  /** All accounts, the default one first; the fields below are its. */
  readonly accounts: readonly StandInAccount[];
  readonly publishableKey: string;
  readonly secretKey: string;
  /** Signs the events; the secret of `options.webhook` where given. */
  readonly webhookSecret: string;
  /** Ends all connections, timers and deliveries at once. */
  close(): Promise<void>;
}

const builtBrowserHalf = fileURLToPath(new URL('../../dist/stripe', import.meta.url));

/**
 * Starts a stand-in for Stripe on two ports of this machine. Throws PortTakenError if one is taken,
 * and OptionError where the options contradict each other.
 */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const { browserDirectory = builtBrowserHalf } = options;
  const origins = await openOrigins(options);
  const accounts = await openAccountsOrClose(origins, options);
  const { main } = accounts;
  origins.serve(accounts, createApi(accounts), createScriptOrigin(main.apiUrl, browserDirectory));
  return {
    apiUrl: origins.apiUrl,
    scriptUrl: origins.scriptUrl,
    publicHosts: origins.publicHosts,
    accounts: accounts.all.map(shown),
    publishableKey: main.keys.publishableKey,
    secretKey: main.keys.secretKey,
    webhookSecret: options.webhook?.secret ?? main.keys.webhookSecret,
    async close() {
      // What is still answered is still committed.
      await origins.close();
      accounts.close();
    },
  };
}

async function openAccountsOrClose(origins: Origins, options: StandInOptions): Promise<Accounts> {
  let state: StateFile | null = null;
  try {
    state = await openState(options.stateFile);
    return openAccounts(origins.shown, options, state);
  } catch (error) {
    state?.close();
    await origins.close();
    throw error;
  }
}

async function openState(path: string | undefined): Promise<StateFile | null> {
  if (path === undefined) return null;
  // Loaded only here: Node warns of what it is built on.
  const { openStateFile } = await import('./state-file.ts');
  return openStateFile(path);
}

function shown({ name, keys }: Account): StandInAccount {
  return { name, ...keys };
}
