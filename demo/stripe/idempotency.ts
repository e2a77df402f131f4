import { createHmac } from 'node:crypto';
import type { Clock } from './clock.ts';
import { errors } from './errors.ts';
import type { Fields } from './fields.ts';
import { keep } from './store.ts';
import type { Store } from './store.ts';
import type { IdempotencyRecord } from './records.ts';

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
  /** The request that first got this answer; null where none of its key did. */
  readonly originalRequest: string | null;
  /** Whether it is answered once more, without any work. */
  readonly replayed: boolean;
}

export interface IdempotencyKeys {
  /**
   * Runs `work` once for a key, which is forgotten after 24 hours. Throws 400 for changed
   * parameters, 409 while the first one runs.
   */
  once(request: KeyedRequest, work: () => Promise<Reply>): Promise<Replay>;
  clear(): void;
}

const longestKey = 255;
const lifetimeSeconds = 24 * 60 * 60;

/**
 * Parameters may hold a card number, so only a hash of them is remembered, keyed with `salt`. Of a
 * request that was at work when an earlier process ended, nothing is known: its key is free.
 */
export function createIdempotencyKeys(
  { idempotencyKeys: entries }: Store,
  clock: Clock,
  salt: Buffer,
): IdempotencyKeys {
  for (const { id, reply } of entries.values()) if (reply === null) entries.delete(id);

  // They lie in the order of their use, so the first that is young enough ends the search.
  function forgetExpired(): void {
    for (const [place, { used, reply }] of entries) {
      if (used + lifetimeSeconds > clock.now()) return;
      if (reply !== null) entries.delete(place);
    }
  }

  return {
    async once(request, work) {
      const { key, endpoint, requestId } = request;
      if (key.length > longestKey) throw errors.idempotencyKeyTooLong();
      forgetExpired();
      const place = `${endpoint} ${key}`;
      const fingerprint = createHmac('sha256', salt)
        .update(JSON.stringify(sorted(request.fields)))
        .digest('hex');
      const earlier = entries.get(place);
      if (earlier !== undefined) return repeat(earlier, key, fingerprint);
      const used = clock.now();
      const entry: IdempotencyRecord = { id: place, fingerprint, requestId, used, reply: null };
      keep(entries, entry);
      try {
        const reply = await work();
        if (reply.kept) entry.reply = reply;
        return { ...reply, originalRequest: requestId, replayed: false };
      } finally {
        if (entry.reply === null && entries.get(place) === entry) entries.delete(place);
      }
    },
    clear() {
      entries.clear();
    },
  };
}

function repeat(earlier: IdempotencyRecord, key: string, fingerprint: string): Replay {
  if (earlier.fingerprint !== fingerprint) throw errors.idempotencyMismatch(key);
  if (earlier.reply === null) throw errors.idempotencyInFlight(key);
  return { ...earlier.reply, originalRequest: earlier.requestId, replayed: true };
}

/** The order of parameters does not make two requests different. */
function sorted(value: Fields[string]): unknown {
  if (typeof value === 'string') return value;
  return Object.keys(value)
    .sort()
    .map((name) => [name, sorted(value[name] ?? '')]);
}
