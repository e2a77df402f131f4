import type { Account, Call, Cause } from './account.ts';
import { errors } from './errors.ts';
import type { ApiObject } from './errors.ts';
import { newId, now } from './ids.ts';
import { listOf } from './lists.ts';
import { keep } from './store.ts';

/** Records what happened, as it is at this moment, and tells the webhook endpoint. */
export function emit(account: Account, cause: Cause, type: string, object: ApiObject): void {
  const id = newId('evt');
  const event: ApiObject = {
    id,
    object: 'event',
    api_version: cause.version,
    created: now(),
    data: { object: structuredClone(object) },
    livemode: false,
    pending_webhooks: account.webhooks === undefined ? 0 : 1,
    request: { id: cause.requestId, idempotency_key: cause.idempotencyKey },
    type,
  };
  keep(account.store.events, { id, type, object: event });
  account.webhooks?.send(event);
}

export function retrieveEvent(call: Call): ApiObject {
  const event = call.account.store.events.get(call.id);
  if (event === undefined) throw errors.notFound('event', call.id, 'id');
  return event.object;
}

export function listEvents(call: Call): ApiObject {
  const type = call.form.given('type');
  const types = call.form.texts('types') ?? (type === undefined ? undefined : [type]);
  const wanted = (one: string) => types?.some((pattern) => matches(pattern, one)) ?? true;
  const events = [...call.account.store.events.values()].filter((event) => wanted(event.type));
  return listOf(call, '/v1/events', events, (event) => event.object);
}

/** `charge.*` stands for all events of charges. */
function matches(pattern: string, type: string): boolean {
  return pattern.endsWith('.*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type;
}
