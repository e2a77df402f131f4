import type { Metadata } from './details.ts';
import type { ApiObject } from './errors.ts';

/** What an account remembers of its requests, and of the events it told others of. */
export interface EventRecord {
  readonly id: string;
  readonly type: string;
  /** As it was when it happened. */
  readonly object: ApiObject;
  /** Ids of the webhook endpoints that have not taken it yet. */
  pending: readonly string[];
}

/** What the ledger shows of a request: enough to count calls, nothing of what they carried. */
export interface RequestRecord {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** 0 while it is in flight, and for good where the connection was dropped. */
  status: number;
  readonly idempotency_key: string | null;
}

/** What one of the newest requests carried and got, masked before it is kept. */
export interface ExchangeRecord {
  /** The request's. */
  readonly id: string;
  readonly version: string;
  /** The form or the query, a field a line, cut where it is long. */
  readonly form: string;
  readonly milliseconds: number;
  /** The connection ended before the answer did. */
  readonly dropped: boolean;
  /** The request whose answer was repeated for its idempotency key. */
  readonly replayOf: string | null;
  /** Id of the object answered. */
  readonly answered: string | null;
  readonly error: Readonly<Record<string, string>> | null;
}

/** One attempt to hand an event to an endpoint. */
export interface DeliveryRecord {
  readonly id: string;
  /** Id of the event. */
  readonly event: string;
  readonly url: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What the endpoint answered; null where no answer came. */
  readonly status: number | null;
  readonly error: string | null;
  /** When the next attempt is due, in milliseconds since 1970; null where there is none. */
  readonly next: number | null;
}

export interface WebhookEndpointRecord {
  readonly id: string;
  readonly created: number;
  url: string;
  /** Types of events it wants; `*` stands for all. */
  enabledEvents: readonly string[];
  enabled: boolean;
  /** `whsec_…` */
  secret: string;
  /** While a secret is rolled the one before still signs, until this time in seconds. */
  previousSecret: { readonly secret: string; readonly expires: number } | null;
  /** The shape of the events it gets; null for the account's own. */
  readonly apiVersion: string | null;
  description: string | null;
  metadata: Metadata;
}
