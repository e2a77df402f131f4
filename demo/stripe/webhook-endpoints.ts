import type { Account, Call } from './account.ts';
import { readMetadata } from './details.ts';
import { errors, invalid } from './errors.ts';
import type { ApiObject } from './errors.ts';
import { changed } from './fields.ts';
import type { Form } from './fields.ts';
import { newId, now, randomText } from './ids.ts';
import { listOf } from './lists.ts';
import { OptionError } from './option-error.ts';
import { keep } from './store.ts';
import type { WebhookEndpointRecord } from './log-records.ts';

/** An endpoint that is there from the start, and after each reset. */
export interface WebhookEndpointOptions {
  /** An address of http or https. */
  readonly url: string;
  /** `whsec_…`; default that of the account's keys. */
  readonly secret?: string;
  /** Types of events; default `*`, all of them. */
  readonly enabledEvents?: readonly string[];
  /** The version its events are said to be of; default the account's own. */
  readonly apiVersion?: string;
}

const mostEndpoints = 16;
/** Stripe lets two secrets sign for at most a day. */
export const longestOverlapSeconds = 24 * 60 * 60;

/** Throws OptionError on an address that cannot be posted to. */
export function keepConfigured(account: Account, options: WebhookEndpointOptions): void {
  if (!isWebAddress(options.url)) {
    throw new OptionError(`The webhook ${options.url} has to be an address of http or https.`);
  }
  const secret = options.secret ?? account.keys.webhookSecret;
  const known = [...account.store.webhookEndpoints.values()].some(
    (one) => one.url === options.url && one.secret === secret,
  );
  // An account out of a state file has it from the start before.
  if (known) return;
  keep(account.store.webhookEndpoints, {
    ...blank(account, options.url, options.enabledEvents ?? ['*']),
    secret,
    apiVersion: options.apiVersion ?? null,
  });
}

export function createWebhookEndpoint({ account, form }: Call): ApiObject {
  const record: WebhookEndpointRecord = {
    ...blank(account, readUrl(form.required('url')), requireEvents(form)),
    apiVersion: form.given('api_version') ?? null,
    description: form.text('description') ?? null,
    metadata: readMetadata(form),
  };
  if (account.store.webhookEndpoints.size >= mostEndpoints) {
    throw invalid(
      `You have reached the maximum of ${mostEndpoints} test webhook endpoints. You can delete existing ones to make room for new ones.`,
    );
  }
  const { secret } = keep(account.store.webhookEndpoints, record);
  return { ...showWebhookEndpoint(record), secret };
}

export function retrieveWebhookEndpoint(call: Call): ApiObject {
  return showWebhookEndpoint(found(call));
}

export function updateWebhookEndpoint(call: Call): ApiObject {
  const { form } = call;
  const record = found(call);
  const url = form.given('url');
  const address = url === undefined ? record.url : readUrl(url);
  const enabledEvents = form.has('enabled_events') ? requireEvents(form) : record.enabledEvents;
  const metadata = readMetadata(form, record.metadata);
  const disabled = form.flag('disabled') ?? !record.enabled;
  const description = changed(form.text('description'), record.description);
  Object.assign(record, { url: address, enabledEvents, metadata, description, enabled: !disabled });
  return showWebhookEndpoint(record);
}

export function listWebhookEndpoints(call: Call): ApiObject {
  const endpoints = [...call.account.store.webhookEndpoints.values()];
  return listOf(call, '/v1/webhook_endpoints', endpoints, showWebhookEndpoint);
}

export function deleteWebhookEndpoint(call: Call): ApiObject {
  const { id } = found(call);
  call.account.store.webhookEndpoints.delete(id);
  return { id, object: 'webhook_endpoint', deleted: true };
}

/** Gives an endpoint a new secret; the one before signs as well for `overlap` seconds more. */
export function rollSecret(account: Account, endpoint: WebhookEndpointRecord, overlap: number) {
  const { secret } = endpoint;
  endpoint.previousSecret = overlap === 0 ? null : { secret, expires: now(account) + overlap };
  endpoint.secret = newSecret();
  return {
    id: endpoint.id,
    secret: endpoint.secret,
    previous_secret_expires: now(account) + overlap,
  };
}

/** Without its secret, which Stripe shows only at the creation. */
export function showWebhookEndpoint(record: WebhookEndpointRecord): ApiObject {
  return {
    id: record.id,
    object: 'webhook_endpoint',
    api_version: record.apiVersion,
    application: null,
    created: record.created,
    description: record.description,
    enabled_events: record.enabledEvents,
    livemode: false,
    metadata: record.metadata,
    status: record.enabled ? 'enabled' : 'disabled',
    url: record.url,
  };
}

function blank(
  account: Account,
  url: string,
  enabledEvents: readonly string[],
): WebhookEndpointRecord {
  return {
    id: newId('we'),
    created: now(account),
    url,
    enabledEvents,
    enabled: true,
    secret: newSecret(),
    previousSecret: null,
    apiVersion: null,
    description: null,
    metadata: {},
  };
}

function newSecret(): string {
  return `whsec_${randomText(32)}`;
}

function found({ account, id }: Call): WebhookEndpointRecord {
  const record = account.store.webhookEndpoints.get(id);
  if (record === undefined) throw errors.notFound('webhook endpoint', id, 'webhook_endpoint');
  return record;
}

// Unlike Stripe's, an endpoint may be on this machine: that is what the stand-in is for.
function readUrl(url: string): string {
  if (isWebAddress(url)) return url;
  throw invalid(
    'Invalid URL: An explicit scheme (such as https) must be provided.',
    'url',
    'url_invalid',
  );
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url) && URL.canParse(url);
}

function requireEvents(form: Form): readonly string[] {
  const events = form.texts('enabled_events') ?? [];
  if (events.length === 0) throw errors.missing('enabled_events');
  return events;
}
