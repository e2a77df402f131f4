import type { Request, RequestHandler } from 'express';
import { createBreaker } from './breaker.ts';
import { createCardTesting } from './card-testing.ts';
import type { Visitor } from './card-testing.ts';
import { plainQueries } from './db.ts';
import type { Db } from './db.ts';
import { createDeclineRate } from './decline-rate.ts';
import { createGate } from './gate.ts';
import type { Gate } from './gate.ts';
import { createCounter, limitRequests } from './limits.ts';
import type { Counter } from './limits.ts';
import type { Log } from './log.ts';
import { createAddressOf } from './peer.ts';
import type { AddressOf } from './peer.ts';
import type { Config } from './settings.ts';

/** Asks the owner's challenge (Turnstile, hCaptcha …) whether a request was made by a person. */
export type Challenge = (request: Request) => Promise<boolean>;

export interface GuardDeps {
  db: Db;
  challenge: Challenge | null;
  log: Log;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** What keeps misuse away from one shop. */
export interface Guards {
  gate: Gate;
  addressOf: AddressOf;
  visitorOf: (request: Request) => Visitor;
  /** Before whatever costs work. */
  limitRequests: RequestHandler;
  /** Wrong tokens of the back office, by address. */
  wrongTokens: Counter;
}

const MINUTE = 60;
const MINUTE_MS = 60_000;

/** The guards as the settings say. Servers on one Postgres database share what was declined. */
export function createGuards(config: Config, { db, challenge, log, now }: GuardDeps): Guards {
  const shared = config.databaseUrl === null ? null : plainQueries(db);
  const windowSeconds = config.declineWindowMinutes * MINUTE;
  const breaker = createBreaker(
    { failures: config.stripeBreakerFailures, pauseMs: config.stripeBreakerPauseMs },
    log,
    now,
  );
  const rate = createDeclineRate(
    {
      attempts: config.declineRateAttempts,
      percent: config.declineRatePercent,
      guardMs: config.declineGuardMinutes * MINUTE_MS,
    },
    log,
    now,
  );
  const cardTesting = createCardTesting(
    {
      perAddress: config.declinesPerAddress,
      perOrder: config.declinesPerOrder,
      windowMs: windowSeconds * 1000,
    },
    { declines: createCounter({ name: 'declines', windowSeconds }, shared, log), rate, now },
  );
  const addressOf = warnOfProxies(createAddressOf(config.trustProxy), config.trustProxy, log);

  return {
    gate: createGate(breaker, cardTesting),
    addressOf,
    visitorOf: (request) => ({
      address: addressOf(request),
      challenge: challenge && (() => challenge(request)),
    }),
    limitRequests: limitRequests(config.requestsPerMinute, addressOf, now),
    wrongTokens: createCounter({ name: 'tokens', windowSeconds: MINUTE }, null, log),
  };
}

/** Behind a proxy that nobody named, all buyers look like one, and share one buyer's limits. */
function warnOfProxies(
  addressOf: AddressOf,
  trustProxy: Config['trustProxy'],
  log: Log,
): AddressOf {
  let warned = trustProxy !== null;
  return (request) => {
    if (!warned && request.headers['x-forwarded-for'] !== undefined) {
      warned = true;
      log.warn('limits.proxy_not_trusted', {
        reason: 'requests name another address than the one they come from: set TRUST_PROXY',
      });
    }
    return addressOf(request);
  };
}
