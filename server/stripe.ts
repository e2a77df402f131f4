import { isIPv6 } from 'node:net';
import Stripe from 'stripe';
import { isClosed, isTimeout, keepConnections } from './connections.ts';
import type { Received } from './connections.ts';
import { StartError } from './errors.ts';

export type { default as Stripe } from 'stripe';

export interface StripeAccess {
  secretKey: string;
  webhookSecrets: readonly string[];
  /** Null: Stripe's own. */
  apiUrl: string | null;
  /** The longest that one payment may take, both tries together, in milliseconds. */
  timeoutMs: number;
  /** Whether a method may lead the buyer to another page, and back to the one it came from. */
  redirects?: boolean;
  /** Whether the shop keeps what the bank said of the buyer's details. */
  keepsChecks: boolean;
}

export const {
  StripeAuthenticationError,
  StripeCardError,
  StripeError,
  StripeIdempotencyError,
  StripeInvalidRequestError,
  StripePermissionError,
  StripeRateLimitError,
  StripeSignatureVerificationError,
} = Stripe.errors;

/** The client of Stripe, or of its stand-in. */
export function createStripe(access: StripeAccess): Stripe {
  return new Stripe(access.secretKey, {
    ...addressOf(access.apiUrl),
    httpClient: new Client(access.timeoutMs / 2),
    ...triesWithin(access.timeoutMs),
    telemetry: false,
    appInfo: { name: 'book-checkout' },
  });
}

/** The SDK's pause before it asks again, in milliseconds. */
const PAUSE_MS = 500;

/**
 * How a call uses `withinMs`: a lost answer is asked for once more, with the same idempotency key,
 * unless that is too little time for two tries and the pause between them.
 */
export function triesWithin(withinMs: number): { timeout: number; maxNetworkRetries: number } {
  return withinMs < 4 * PAUSE_MS
    ? { timeout: Math.max(1, Math.floor(withinMs)), maxNetworkRetries: 0 }
    : { timeout: Math.floor((withinMs - PAUSE_MS) / 2), maxNetworkRetries: 1 };
}

/**
 * Makes a call of the SDK without the text of the call stack that it writes before each, for errors
 * whose stack nobody here reads. Measured: that text is half of what the SDK costs an order.
 */
export function withoutStack<T>(call: () => Promise<T>): Promise<T> {
  const { stackTraceLimit } = Error;
  // Where Node was told to freeze what is built in, it stays as it is.
  Reflect.set(Error, 'stackTraceLimit', 0);
  try {
    return call();
  } finally {
    Reflect.set(Error, 'stackTraceLimit', stackTraceLimit);
  }
}

/** How the SDK's requests travel. What goes wrong is told in the words it knows. */
class Client extends Stripe.HttpClient {
  readonly #send: ReturnType<typeof keepConnections>;

  constructor(connectMs: number) {
    super();
    this.#send = keepConnections(connectMs);
  }

  override getClientName(): string {
    return 'undici';
  }

  override async makeRequest(
    ...[host, port, path, method, headers, body, protocol, timeoutMs]: Parameters<
      Stripe.HttpClient['makeRequest']
    >
  ): Promise<Stripe.HttpClientResponse> {
    const origin = `${protocol}://${isIPv6(host) ? `[${host}]` : host}:${port}`;
    const sending = { origin, path, method, headers, body, timeoutMs };
    try {
      return new Response(await this.#send(sending));
    } catch (error) {
      if (isTimeout(error)) throw Stripe.HttpClient.makeTimeoutError();
      throw isClosed(error) ? Object.assign(new Error('closed'), { code: 'EPIPE' }) : error;
    }
  }
}

class Response extends Stripe.HttpClientResponse {
  readonly #received: Received;

  constructor(received: Received) {
    super(received.status, received.headers);
    this.#received = received;
  }

  override getRawResponse(): unknown {
    return { statusCode: this.getStatusCode(), headers: this.getHeaders() };
  }

  override toJSON(): Promise<unknown> {
    return new Promise((resolve) => {
      resolve(this._parseResponseBody(this.#text()));
    });
  }

  #text(): string {
    try {
      return this.#received.text();
    } catch (error) {
      const told = isTimeout(error) ? Stripe.HttpClient.makeTimeoutError() : error;
      throw Stripe.HttpClient.makeResponseBodyError(told);
    }
  }
}

/** Stripe's client wants an address in parts. */
function addressOf(apiUrl: string | null) {
  if (apiUrl === null) return {};
  const { protocol, hostname, port, pathname } = new URL(apiUrl);
  if (pathname !== '/')
    throw new StartError("The address of Stripe's stand-in cannot have a path.");
  const http = protocol === 'http:';
  const host = hostname.replace(/^\[|\]$/g, '');
  return { host, port: port || (http ? 80 : 443), protocol: http ? 'http' : 'https' } as const;
}

/** Stripe's code of a refusal, such as `charge_already_refunded`. */
export const codeOf = (error: unknown) => (error instanceof StripeError ? error.code : undefined);

/** Something of Stripe's that stands here whole or as its id alone. */
export const idOf = (link: string | { id: string } | null | undefined): string | null =>
  typeof link === 'string' ? link : (link?.id ?? null);
