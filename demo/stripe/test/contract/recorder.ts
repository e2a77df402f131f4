import type { Route } from '../../requests.ts';
import { startStandIn } from '../../start.ts';
import type { StandIn } from '../../start.ts';
import { Stripe } from '../client.ts';
import { worldAt } from '../tables/world.ts';
import type { World } from '../tables/world.ts';

/** One answer of the stand-in, as it went over the wire. */
export interface Capture {
  /** `POST /v1/payment_intents/:id/confirm`, or the bare address where no route answers it. */
  readonly endpoint: string;
  readonly key: 'secret' | 'publishable';
  readonly status: number;
  readonly body: unknown;
}

export interface Recorder {
  readonly standIn: StandIn;
  /** SDKs whose every answer is kept. */
  readonly world: World;
  readonly captures: readonly Capture[];
  /** Lets what happens by itself happen now. */
  readonly settle: () => Promise<void>;
  /** Lets days go by. */
  readonly wait: (days: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts a stand-in and keeps what it answers, named by the line of `routes` that answered. */
export async function record(routes: readonly Route[]): Promise<Recorder> {
  const standIn = await startStandIn();
  const captures: Capture[] = [];
  const endpoints = routes.map(({ method, path }) => ({
    name: `${method} ${path}`,
    pattern: new RegExp(`^${method} ${path.replaceAll(/:\w+/g, '[^/]+')}$`),
  }));
  const listening: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const response = await fetch(request);
    const asked = `${request.method} ${new URL(request.url).pathname}`;
    captures.push({
      endpoint: endpoints.find(({ pattern }) => pattern.test(asked))?.name ?? asked,
      key:
        request.headers.get('authorization')?.includes(' pk_') === true ? 'publishable' : 'secret',
      status: response.status,
      body: await response.clone().json(),
    });
    return response;
  };
  const control = async (name: string, order: object) => {
    await fetch(`${standIn.apiUrl}/_control/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(order),
    });
  };
  return {
    standIn,
    world: worldAt(standIn, { httpClient: Stripe.createFetchHttpClient(listening) }),
    captures,
    settle: () => control('settle', {}),
    wait: (days) => control('clock', { advance: days * 24 * 60 * 60 }),
    close: () => standIn.close(),
  };
}
