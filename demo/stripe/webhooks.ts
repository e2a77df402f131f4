import { createHmac } from 'node:crypto';
import type { ApiObject } from './errors.ts';

export interface WebhookEndpoint {
  readonly url: string;
  /** `whsec_…` */
  readonly secret: string;
}

export interface Webhooks {
  /** Queues an event; events leave in the order they happened, one at a time. */
  send(event: ApiObject): void;
  /** Gives up what has not been delivered, and takes up new events again. */
  clear(): void;
  /** Gives up for good. */
  close(): void;
}

/** Milliseconds before the second and the third attempt, as a sandbox's three over hours. */
const backOff = [250, 1000];
const timeoutMilliseconds = 10_000;

export function createWebhooks(endpoint: WebhookEndpoint): Webhooks {
  const timers = new Set<NodeJS.Timeout>();
  let aborter = new AbortController();
  let closed = false;
  let last = Promise.resolve();

  async function attempt(
    payload: string,
    tried: number,
    { signal }: AbortController,
  ): Promise<void> {
    if (signal.aborted || (await deliver(endpoint, payload, signal))) return;
    const wait = backOff[tried];
    if (wait === undefined || aborter.signal !== signal) return;
    // A retry waits beside the queue: one deaf moment must not hold up later events.
    const timer = setTimeout(() => {
      timers.delete(timer);
      void attempt(payload, tried + 1, aborter);
    }, wait);
    timers.add(timer.unref());
  }

  function clear(): void {
    aborter.abort();
    aborter = new AbortController();
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
  }

  return {
    send(event) {
      if (closed) return;
      const payload = JSON.stringify(event, null, 2);
      const current = aborter;
      last = last.then(() => attempt(payload, 0, current));
    },
    clear,
    close() {
      closed = true;
      clear();
    },
  };
}

/** The header `stripe-signature` for a payload sent at `timestamp`, in seconds since 1970. */
export function sign(payload: string, secret: string, timestamp: number): string {
  const signature = createHmac('sha256', secret).update(`${timestamp}.${payload}`).digest('hex');
  return `t=${timestamp},v1=${signature}`;
}

/** Whether the endpoint took the event: any 2xx; a redirect is a failure, as at Stripe. */
async function deliver(
  { url, secret }: WebhookEndpoint,
  payload: string,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: payload,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMilliseconds)]),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        // Stripe signs each attempt anew, so that a late one is not too old.
        'stripe-signature': sign(payload, secret, Math.floor(Date.now() / 1000)),
      },
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
