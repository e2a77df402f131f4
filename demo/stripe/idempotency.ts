import { createHmac, randomBytes } from 'node:crypto';
import { errors } from './errors.ts';
import type { Fields } from './fields.ts';

/** What a call answers; `kept` says whether the same key gets it again. */
export interface Reply {
  readonly status: number;
  readonly body: string;
  readonly kept: boolean;
}

export interface KeyedRequest {
  readonly key: string;
  /** `POST /v1/charges/ch_…/capture`: a key belongs to one address. */
  readonly endpoint: string;
  readonly fields: Fields;
  readonly requestId: string;
}

export interface Replay extends Reply {
  /** The request that first got this answer; undefined for the first itself. */
  readonly originalRequest: string | undefined;
}

export interface IdempotencyKeys {
  /** Runs `work` once for a key. Throws 400 for changed parameters, 409 while the first one runs. */
  once(request: KeyedRequest, work: () => Promise<Reply>): Promise<Replay>;
  clear(): void;
}

interface Entry {
  readonly fingerprint: string;
  readonly requestId: string;
  reply: Reply | undefined;
}

const longestKey = 255;

export function createIdempotencyKeys(): IdempotencyKeys {
  const entries = new Map<string, Entry>();
  // Parameters may hold a card number, so only a keyed hash of them is remembered.
  const salt = randomBytes(32);

  return {
    async once(request, work) {
      const { key, endpoint, requestId } = request;
      if (key.length > longestKey) throw errors.idempotencyKeyTooLong();
      const place = `${endpoint} ${key}`;
      const fingerprint = createHmac('sha256', salt)
        .update(JSON.stringify(sorted(request.fields)))
        .digest('hex');
      const earlier = entries.get(place);
      if (earlier !== undefined) return repeat(earlier, key, fingerprint);
      const entry: Entry = { fingerprint, requestId, reply: undefined };
      entries.set(place, entry);
      try {
        const reply = await work();
        if (reply.kept) entry.reply = reply;
        return { ...reply, originalRequest: undefined };
      } finally {
        if (entry.reply === undefined) entries.delete(place);
      }
    },
    clear() {
      entries.clear();
    },
  };
}

function repeat(earlier: Entry, key: string, fingerprint: string): Replay {
  if (earlier.fingerprint !== fingerprint) throw errors.idempotencyMismatch(key);
  if (earlier.reply === undefined) throw errors.idempotencyInFlight(key);
  return { ...earlier.reply, originalRequest: earlier.requestId };
}

/** The order of parameters does not make two requests different. */
function sorted(value: Fields[string]): unknown {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.keys(value)
    .sort()
    .map((name) => [name, sorted(value[name] ?? '')]);
}
