import { signatureHeader } from './signatures.ts';

/** What came of one attempt; a status of 2xx alone is success, a redirect is a failure. */
export interface Attempt {
  readonly delivered: boolean;
  /** Null where no answer came. */
  readonly status: number | null;
  readonly error: string | null;
}

const timeoutMilliseconds = 10_000;

/** Posts an event once. Never throws. */
export async function deliver(
  url: string,
  payload: string,
  secrets: readonly string[],
  signal: AbortSignal,
): Promise<Attempt> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: payload,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMilliseconds)]),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        // Signed anew each time, so that a late attempt is not too old; by this machine's clock,
        // because that is the one the receiver compares it with.
        'stripe-signature': signatureHeader(payload, secrets, Math.floor(Date.now() / 1000)),
      },
    });
    await response.body?.cancel();
    return { delivered: response.ok, status: response.status, error: null };
  } catch (error) {
    return { delivered: false, status: null, error: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMilliseconds / 1000} s`;
  const { cause } = error;
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message;
}
