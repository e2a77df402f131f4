import { part, Stripe } from '../client.ts';

/** An API that speaks as Stripe's, and the keys of one account there. */
export interface Place {
  /** `http://localhost:P` or `https://api.stripe.com`, without a slash at the end. */
  readonly apiUrl: string;
  readonly secretKey: string;
  readonly publishableKey: string;
}

/** What the rows of the tables are tried with: the unmodified SDK, by whose key it asks. */
export interface World {
  /** As a merchant's server. */
  readonly stripe: Stripe;
  /** As Stripe.js in a buyer's browser. */
  readonly browser: Stripe;
  /** With another key, or with none. */
  readonly withKey: (key: string | null) => Stripe;
}

export function worldAt(
  { apiUrl, secretKey, publishableKey }: Place,
  config: Stripe.StripeConfig = {},
): World {
  const { hostname, port, protocol } = new URL(apiUrl);
  const address: Stripe.StripeConfig = {
    host: hostname,
    port: port === '' ? 443 : Number(port),
    protocol: protocol === 'http:' ? 'http' : 'https',
    // A repeated request would hide what the first one was answered.
    maxNetworkRetries: 0,
    telemetry: false,
    ...config,
  };
  const withKey = (key: string | null) =>
    key === null
      ? new Stripe('', { ...address, authenticator: () => Promise.resolve() })
      : new Stripe(key, address);
  return { stripe: withKey(secretKey), browser: withKey(publishableKey), withKey };
}

/** How a call ended: what the SDK gives back, or the fields of the error it throws. */
export interface Outcome {
  readonly status: number;
  readonly type?: string;
  readonly code?: string;
  readonly decline_code?: string;
  readonly param?: string;
  readonly message?: string;
  /** Whether the answer was that of an earlier request with the same idempotency key. */
  readonly replayed: boolean;
  /** The object, or the `error` of the body. */
  readonly body: unknown;
}

export async function outcomeOf(call: Promise<unknown>): Promise<Outcome> {
  try {
    const body = await call;
    const status = part(body, 'lastResponse', 'statusCode');
    return {
      status: typeof status === 'number' ? status : 0,
      replayed: part(body, 'lastResponse', 'headers', 'idempotent-replayed') === 'true',
      body,
    };
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    const { statusCode = 0, rawType, code, decline_code, param, message } = error;
    const given = Object.entries({ type: rawType, code, decline_code, param, message });
    return {
      status: statusCode,
      // The SDK writes a missing decline code as an empty one.
      ...Object.fromEntries(given.filter(([, value]) => value !== undefined && value !== '')),
      replayed: error.headers?.['idempotent-replayed'] === 'true',
      body: withoutTransport(error.raw),
    };
  }
}

const id =
  /\b(acct|card|ch|ctoken|cus|dp|du|evt|issfr|pi|pm|py|re|req|src|tok|txn|we)_(?=\w*[0-9A-Z])\w{6,}/g;

const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The text with `ch_…` for each id, and `…` for a UUID, so that two answers can be compared. */
export function withoutIds(text: string): string {
  return text.replaceAll(id, '$1_…').replaceAll(uuid, '…');
}

/** The SDK keeps these beside what Stripe said. */
function withoutTransport(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null) return raw;
  const own = new Set(['headers', 'statusCode', 'requestId']);
  return Object.fromEntries(Object.entries(raw).filter(([name]) => !own.has(name)));
}
