import type { Clock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { Form } from './fields.ts';
import type { IdempotencyKeys } from './idempotency.ts';
import type { Keys } from './keys.ts';
import type { Later } from './later.ts';
import type { Store } from './store.ts';
import type { Webhooks } from './webhooks.ts';

/** All that one account of a running stand-in holds; two accounts share nothing. */
export interface Account {
  /** As the one who started the stand-in calls it. */
  readonly name: string;
  /** Origin of the API, without a slash at the end. */
  readonly apiUrl: string;
  /** Origins of the pages that buyers see. */
  readonly pages: { readonly challenges: string; readonly receipts: string };
  readonly keys: Keys;
  readonly legacyCharges: 'enabled' | 'ended';
  readonly clock: Clock;
  readonly store: Store;
  readonly later: Later;
  readonly webhooks: Webhooks;
  readonly idempotency: IdempotencyKeys;
  readonly faults: Faults;
}

/** The request that made something happen, as events name it. */
export interface Cause {
  readonly requestId: string | null;
  readonly idempotencyKey: string | null;
  readonly version: string;
}

/** One authenticated call of the API. Handlers are synchronous: no two calls ever interleave. */
export interface Call {
  readonly account: Account;
  /** A restricted key counts as a secret one. */
  readonly key: 'secret' | 'publishable';
  readonly cause: Cause;
  readonly form: Form;
  /** The `:id` of the address; empty where there is none. */
  readonly id: string;
}

/** The version of accounts and requests that name none; the newest one takes away parameters. */
export const defaultVersion = '2026-08-26.dahlia';

/** What happens by itself, without a request. */
export const noRequest: Cause = {
  requestId: null,
  idempotencyKey: null,
  version: defaultVersion,
};
