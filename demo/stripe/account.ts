import type { Form } from './fields.ts';
import type { Keys } from './keys.ts';
import type { Later } from './later.ts';
import type { Store } from './store.ts';
import type { Webhooks } from './webhooks.ts';

/** All that one running stand-in holds; two instances share nothing. */
export interface Account {
  /** Origin of the API, without a slash at the end. */
  readonly apiUrl: string;
  readonly keys: Keys;
  readonly legacyCharges: 'enabled' | 'ended';
  readonly store: Store;
  readonly later: Later;
  readonly webhooks: Webhooks | undefined;
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
