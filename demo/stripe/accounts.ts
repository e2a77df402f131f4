import { randomBytes } from 'node:crypto';
import type { Account } from './account.ts';
import { createClock } from './clock.ts';
import { createFaults } from './faults.ts';
import { createIdempotencyKeys } from './idempotency.ts';
import { defaultKeys, keysGiven, keysNamed } from './keys.ts';
import type { KeyPair, Keys } from './keys.ts';
import { laterTasks } from './later-tasks.ts';
import { createLater } from './later.ts';
import { OptionError } from './option-error.ts';
import type { StateFile } from './state-file.ts';
import { createStore, emptyStore } from './store.ts';
import type { Store } from './store.ts';
import { keepConfigured } from './webhook-endpoints.ts';
import type { WebhookEndpointOptions } from './webhook-endpoints.ts';
import { createWebhooks } from './webhooks.ts';

export interface AccountOptions {
  /**
   * Accounts beside the one that is always there, and is called 'default'. A name alone brings keys
   * made from it.
   */
  readonly accounts?: readonly (string | NamedKeys)[];
  /** Where events of the default account are sent; by default nowhere. */
  readonly webhook?: WebhookEndpointOptions;
  /** More such places, each of the account it names. */
  readonly webhooks?: readonly AccountWebhook[];
  /** Whether POST /v1/charges takes card tokens; new accounts of Stripe's do not. Default 'enabled'. */
  readonly legacyCharges?: 'enabled' | 'ended';
  /**
   * A file that keeps what the accounts know; made where missing. Whatever is answered is in it
   * before. By default they forget everything with the process.
   */
  readonly stateFile?: string;
}

export interface NamedKeys extends KeyPair {
  readonly name: string;
}

export interface AccountWebhook extends WebhookEndpointOptions {
  /** Default: the default account. */
  readonly account?: string;
}

export interface Accounts {
  /** The default account first. */
  readonly all: readonly Account[];
  readonly main: Account;
  /** By name, or by id `acct_…`. */
  named(name: string): Account | undefined;
  /** The account in whose store something is, for addresses that carry no key. */
  holding(test: (store: Store) => boolean): Account | undefined;
  /** Forgets all an account has seen; its start options hold on. */
  reset(account: Account): void;
  /** Writes what has changed to the state file, where there is one. Throws where it cannot. */
  commit(): void;
  /** Ends all timers and deliveries, and closes the state file. */
  close(): void;
}

const mainName = 'default';

/** Throws OptionError where two accounts share a name or a key, or a webhook names none of them. */
export function openAccounts(
  shown: Pick<Account, 'apiUrl' | 'pages'>,
  options: AccountOptions,
  state: StateFile | null,
): Accounts {
  const open = (name: string, keys: Keys) =>
    openAccount({ shown, options, state, commit }, name, keys);
  const main = open(mainName, defaultKeys);
  const others = (options.accounts ?? []).map((given) =>
    typeof given === 'string' ? open(given, keysNamed(given)) : open(given.name, keysGiven(given)),
  );
  const all = [main, ...others];
  refuseShared(all);
  const named = (name: string) =>
    all.find((account) => account.name === name || account.keys.accountId === name);
  const configured = webhooksOf(options).map(({ account = mainName, ...endpoint }) => {
    const owner = named(account);
    if (owner === undefined) throw new OptionError(unknownAccount(account, all));
    return { owner, endpoint };
  });
  const configure = (account: Account) => {
    for (const { owner, endpoint } of configured) {
      if (owner === account) keepConfigured(account, endpoint);
    }
  };
  all.forEach(configure);
  for (const { later } of all) later.resume();
  commit();

  function commit(): void {
    state?.commit(all);
  }

  return {
    all,
    main,
    named,
    commit,
    holding: (test) => all.find(({ store }) => test(store)),
    reset(account) {
      account.later.stop();
      account.webhooks.clear();
      account.faults.clear();
      account.idempotency.clear();
      account.clock.reset();
      emptyStore(account.store);
      configure(account);
    },
    close() {
      for (const account of all) {
        account.later.stop();
        account.webhooks.close();
      }
      commit();
      state?.close();
    },
  };
}

/** What is said where a name leads to no account. */
export function unknownAccount(name: string, all: readonly Account[]): string {
  return `There is no account '${name}'; there is ${all.map((one) => one.name).join(', ')}.`;
}

interface Opening {
  readonly shown: Pick<Account, 'apiUrl' | 'pages'>;
  readonly options: AccountOptions;
  readonly state: StateFile | null;
  readonly commit: () => void;
}

function openAccount(opening: Opening, name: string, keys: Keys): Account {
  const { shown, options, state, commit } = opening;
  const store = state?.openStore(keys.accountId) ?? createStore();
  const clock = createClock(state?.clockAhead(keys.accountId));
  const account: Account = {
    ...shown,
    name,
    keys,
    legacyCharges: options.legacyCharges ?? 'enabled',
    clock,
    store,
    later: createLater(store, (task, subject) => {
      laterTasks[task](account, subject);
      commit();
    }),
    webhooks: createWebhooks(store, clock),
    idempotency: createIdempotencyKeys(store, clock, state?.salt ?? randomBytes(32)),
    faults: createFaults(),
  };
  return account;
}

function webhooksOf({ webhook, webhooks = [] }: AccountOptions): readonly AccountWebhook[] {
  return webhook === undefined ? webhooks : [webhook, ...webhooks];
}

function refuseShared(all: readonly Account[]): void {
  const names = new Set<string>();
  for (const { name, keys } of all) {
    if (!/^[\w-]+$/.test(name)) {
      throw new OptionError(`The account name '${name}' may hold letters, digits, - and _ alone.`);
    }
    for (const own of [name, keys.accountId, keys.secretKey, keys.publishableKey]) {
      if (names.has(own))
        throw new OptionError(`Two accounts share the name or a key of '${name}'.`);
      names.add(own);
    }
  }
}
