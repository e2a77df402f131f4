import type { Clock } from './clock.ts';
import { deliver } from './delivery.ts';
import type { Attempt } from './delivery.ts';
import { createDisorder } from './disorder.ts';
import type { Mode } from './disorder.ts';
import { newId } from './ids.ts';
import { keepNewest, newest } from './store.ts';
import type { Store } from './store.ts';
import type { EventRecord, WebhookEndpointRecord } from './log-records.ts';

export interface Webhooks {
  /** Sends an event to the endpoints that want it; to each in the order it happened. */
  send(event: EventRecord): void;
  /** Sends it again to all of them, whatever disorder reigns. */
  resend(event: EventRecord): void;
  /** Treats the events from now on as `mode` says; events that were held go first. */
  disturb(mode: Mode): void;
  /** Resolves once every event on its way has arrived or been given up. */
  idle(): Promise<void>;
  /** Gives up what has not been delivered, and takes up new events again. */
  clear(): void;
  /** Gives up for good. */
  close(): void;
}

/** Milliseconds before the second and the third attempt, as a sandbox's three over hours. */
const backOff = [250, 1000];

export function createWebhooks(store: Store, clock: Clock): Webhooks {
  const timers = new Set<NodeJS.Timeout>();
  const queues = new Map<string, Promise<void>>();
  const disorder = createDisorder(dispatch);
  let waiting: (() => void)[] = [];
  let onTheirWay = 0;
  let aborter = new AbortController();
  let closed = false;

  function dispatch(event: EventRecord): void {
    if (closed) return;
    const { signal } = aborter;
    for (const { id } of endpointsFor(store, event.type)) {
      onTheirWay += 1;
      const before = queues.get(id) ?? Promise.resolve();
      queues.set(
        id,
        before.then(() => attempt(event, id, 1, signal)),
      );
    }
  }

  async function attempt(
    event: EventRecord,
    id: string,
    count: number,
    signal: AbortSignal,
  ): Promise<void> {
    const endpoint = store.webhookEndpoints.get(id);
    if (signal.aborted) return;
    if (endpoint?.enabled !== true) {
      leave(1);
      return;
    }
    const at = Date.now();
    const { url } = endpoint;
    const outcome = await deliver(url, payloadFor(event, endpoint), secretsOf(endpoint), signal);
    // After a reset nothing of it is to be seen.
    if (aborter.signal !== signal) return;
    const wait = outcome.delivered ? undefined : backOff[count - 1];
    note(event, { url, at, count, outcome, wait });
    const kept = store.events.get(event.id);
    if (outcome.delivered && kept !== undefined) {
      kept.pending = kept.pending.filter((one) => one !== id);
    }
    if (wait === undefined) leave(1);
    // A retry waits beside the queue: one deaf moment must not hold up later events.
    if (wait !== undefined) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        void attempt(event, id, count + 1, signal);
      }, wait);
      timers.add(timer.unref());
    }
  }

  function leave(count: number): void {
    onTheirWay -= count;
    if (onTheirWay > 0) return;
    for (const wake of waiting) wake();
    waiting = [];
  }

  function note(event: EventRecord, tried: Tried): void {
    const { url, at, count, outcome, wait } = tried;
    const { status, error } = outcome;
    const next = wait === undefined ? null : Date.now() + wait;
    const delivery = { id: newId('del'), event: event.id, url, attempt: count, at };
    keepNewest(store.deliveries, { ...delivery, status, error, next }, newest.deliveries);
  }

  function secretsOf({ secret, previousSecret }: WebhookEndpointRecord): readonly string[] {
    return previousSecret === null || previousSecret.expires <= clock.now()
      ? [secret]
      : [secret, previousSecret.secret];
  }

  function clear(): void {
    aborter.abort();
    aborter = new AbortController();
    disorder.clear();
    queues.clear();
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
    leave(onTheirWay);
  }

  return {
    send(event) {
      disorder.pass(event);
    },
    resend: dispatch,
    disturb(mode) {
      disorder.set(mode);
    },
    async idle() {
      if (onTheirWay > 0) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    clear,
    close() {
      closed = true;
      clear();
    },
  };
}

interface Tried {
  readonly url: string;
  readonly at: number;
  readonly count: number;
  readonly outcome: Attempt;
  readonly wait: number | undefined;
}

/** The endpoints that are to hear of events of this type. */
export function endpointsFor(store: Store, type: string): readonly WebhookEndpointRecord[] {
  return [...store.webhookEndpoints.values()].filter(
    ({ enabled, enabledEvents }) =>
      enabled && (enabledEvents.includes('*') || enabledEvents.includes(type)),
  );
}

function payloadFor({ object }: EventRecord, { apiVersion }: WebhookEndpointRecord): string {
  const event = apiVersion === null ? object : { ...object, api_version: apiVersion };
  return JSON.stringify(event, null, 2);
}
