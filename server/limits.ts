import type { RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';
import { AppError } from './errors.ts';
import { describe } from './log.ts';
import type { Log } from './log.ts';
import type { AddressOf } from './peer.ts';

/** How often something happened within the window that is running. */
export interface Tally {
  count: number;
  /** Until the window ends, at least 1. */
  seconds: number;
}

/** Counts happenings by a key, such as a buyer's address. */
export interface Counter {
  /** The snapshot is taken before this returns its promise. */
  tally(key: string): Promise<Tally>;
  add(key: string): Promise<void>;
}

/** Runs one statement on the database that servers share. */
export interface SharedDatabase {
  query(statement: { text: string; values: unknown[] }): Promise<{
    rows: unknown[];
    rowCount: number;
  }>;
}

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * A counter in this process. With a `shared` database it counts there as well, and takes over the
 * others' sum whenever it adds to it: asking costs nothing, and a server learns of what happened at
 * the others with the first happening of its own.
 */
export function createCounter(
  { name, windowSeconds }: { name: string; windowSeconds: number },
  shared: SharedDatabase | null,
  log: Log,
): Counter {
  const options = { keyPrefix: name, points: 1, duration: windowSeconds };
  const here = new RateLimiterMemory(options);
  const addEverywhere = shared && shareBy(shared, options);

  return {
    async tally(key) {
      const found = await here.get(key);
      const over = found === null || found.msBeforeNext <= 0;
      return over
        ? { count: 0, seconds: windowSeconds }
        : { count: found.consumedPoints, seconds: secondsOf(found.msBeforeNext) };
    },

    async add(key) {
      await here.penalty(key);
      if (!addEverywhere) return;
      try {
        const { count, seconds } = await addEverywhere(key);
        const own = (await here.get(key))?.consumedPoints ?? 0;
        if (count > own) await here.set(key, count, seconds);
      } catch (error) {
        log.warn('limits.not_shared', { name, reason: describe(error) });
      }
    },
  };
}

/** Adds one at the database, and answers what the servers have there together. */
function shareBy(
  shared: SharedDatabase,
  options: { keyPrefix: string; points: number; duration: number },
): (key: string) => Promise<Tally> {
  const limiter = new RateLimiterPostgres({
    ...options,
    storeClient: shared,
    storeType: 'client',
    tableName: 'rate_limits',
    tableCreated: true,
    // The timer for that would outlive the shop.
    clearExpiredByTimeout: false,
  });
  return async (key) => {
    const { consumedPoints, msBeforeNext } = await limiter.penalty(key);
    await shared.query({
      text: 'delete from rate_limits where expire < $1',
      values: [Date.now() - HOUR_MS],
    });
    return { count: consumedPoints, seconds: secondsOf(msBeforeNext) };
  };
}

/**
 * Takes at most `perMinute` requests from one address in a minute; 0: any number. `now` gives
 * milliseconds since 1970. Minutes begin for all addresses at once: a timer for each costs half a
 * kilobyte, and a busy shop has tens of thousands.
 */
export function limitRequests(
  perMinute: number,
  addressOf: AddressOf,
  now: () => number,
): RequestHandler {
  let taken = new Map<string, number>();
  let endsAt = 0;
  return (request, _response, next) => {
    if (perMinute > 0) {
      const at = now();
      // Clocks are put back as well.
      if (at >= endsAt || at < endsAt - MINUTE_MS) {
        taken = new Map();
        endsAt = at + MINUTE_MS;
      }
      const address = addressOf(request);
      const count = (taken.get(address) ?? 0) + 1;
      taken.set(address, count);
      if (count > perMinute) throw tooManyRequests(secondsOf(endsAt - at));
    }
    next();
  };
}

function tooManyRequests(retryAfter: number): AppError {
  const message = 'Too many requests came from your network. Please wait a moment.';
  return new AppError(429, 'too_many_requests', message, { retryAfter });
}

const secondsOf = (milliseconds: number) => Math.max(1, Math.ceil(milliseconds / 1000));
