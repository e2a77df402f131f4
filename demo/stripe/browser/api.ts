import { isStripeError } from './errors.ts';
import type { StripeError } from './errors.ts';
import { encodeForm } from './form-encoding.ts';
import { isRecord, recordAt, textAt } from './record.ts';
import type { UnknownRecord } from './record.ts';

/** Whoever serves this script puts the API's address here. */
export const API_URL = '__STRIPE_API_URL__';

/** Who is calling: the publishable key and, for Connect, the account it acts for. */
export interface Caller {
  readonly publishableKey: string;
  readonly stripeAccount?: string;
  readonly apiVersion?: string;
  /** Sentence for the buyer when the API cannot be reached. */
  readonly connectionMessage: string;
  /** Puts what the API says of a card into the buyer's language. */
  readonly translate?: (sentence: string) => string;
}

/** Either the object the API answered with, or Stripe's error. */
export type Answer =
  { readonly object: UnknownRecord; readonly error?: undefined } | { readonly error: StripeError };

/** Reads `path` (starting `/v1/`) with query parameters. Never rejects. */
export async function readFromApi(
  caller: Caller,
  path: string,
  query: UnknownRecord,
): Promise<Answer> {
  return call(caller, `${API_URL}${path}?${encodeForm(query).toString()}`, { method: 'GET' });
}

/** Posts form-encoded `parameters` to `path` (starting `/v1/`). Never rejects. */
export async function postToApi(
  caller: Caller,
  path: string,
  parameters: UnknownRecord,
): Promise<Answer> {
  return call(caller, API_URL + path, { method: 'POST', body: encodeForm(parameters) });
}

async function call(caller: Caller, url: string, request: RequestInit): Promise<Answer> {
  try {
    const response = await fetch(url, {
      ...request,
      headers: headersFor(caller),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
    return answerFrom(caller, response.ok, await response.json());
  } catch {
    // fetch says no more than "failed": name resolution, CORS and a cut connection look alike.
    return { error: { type: 'api_connection_error', message: caller.connectionMessage } };
  }
}

function headersFor(caller: Caller): Headers {
  const headers = new Headers({ Authorization: `Bearer ${caller.publishableKey}` });
  if (caller.stripeAccount !== undefined) headers.set('Stripe-Account', caller.stripeAccount);
  if (caller.apiVersion !== undefined) headers.set('Stripe-Version', caller.apiVersion);
  return headers;
}

function answerFrom({ translate }: Caller, ok: boolean, body: unknown): Answer {
  if (ok && isRecord(body)) return { object: body };
  const error = recordAt(body, 'error');
  if (isStripeError(error)) {
    return { error: { ...error, message: translate?.(error.message) ?? error.message } };
  }
  return {
    error: { type: 'api_error', message: textAt(error, 'message') ?? 'Unreadable API answer.' },
  };
}
