import type { ErrorReply, Shop } from '../server/contract.ts';
import { stringify } from './intact.ts';
import { patiently } from './patience.ts';
import { Problem } from './problem.ts';
import { isRecord } from './storage.ts';
import { tag } from './text.ts';

/** Milliseconds until an answer is given up. Longer than the server itself waits for Stripe. */
const PATIENCE = 30_000;

/** One call of the server. What is to be said in it is sent as JSON. */
export interface Call<Answer> {
  /** The absolute base, ending in a slash. */
  server: string;
  path: string;
  /** Looks at what tells this shop's answer from another server's; the rest is the contract. */
  isAnswer: (body: unknown) => body is Answer;
  signal: AbortSignal;
  body?: object;
  token?: string;
}

/** The books, or the first of them, and how they are sold. Throws as `ask` does. */
export const askShop = (server: string, signal: AbortSignal): Promise<Shop> =>
  ask({ server, path: 'shop', isAnswer: isShop, signal });

const isShop = (body: unknown): body is Shop =>
  isRecord(body) && Array.isArray(body.books) && typeof body.publishableKey === 'string';

/** What changes nothing at the server is asked for more than once. Throws as `send` does. */
export function ask<Answer>(call: Call<Answer>): Promise<Answer> {
  const patience = AbortSignal.timeout(PATIENCE);
  return patiently(() => send(call), call.signal, patience);
}

/** Asks once. Throws a `Problem`, except after an abort. */
export async function send<Answer>(call: Call<Answer>): Promise<Answer> {
  const { server, path, isAnswer, signal, body, token } = call;
  const url = new URL(`api/${path}`, server);
  if (tag) url.searchParams.set('lang', tag);
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: body ? stringify(body) : null,
    credentials: 'omit',
    signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
  }).catch(() => {
    throw new Problem('unreachable');
  });
  const answer: unknown = await response.json().catch(() => {
    throw new Problem('unreadable');
  });
  signal.throwIfAborted();
  if (!response.ok) throw refusal(answer);
  if (!isAnswer(answer)) throw new Problem('unreadable');
  return answer;
}

const isRefusal = (body: unknown): body is ErrorReply =>
  isRecord(body) && isRecord(body.error) && typeof body.error.code === 'string';

function refusal(body: unknown): Problem {
  if (!isRefusal(body)) return new Problem('unreadable');
  const { code, message, field, ...remedy } = body.error;
  return new Problem(code, message, field, remedy);
}
