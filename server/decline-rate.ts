import type { Log } from './log.ts';

export interface DeclineRateSettings {
  /** So many of the last attempts are looked at. */
  attempts: number;
  /** More than this part of them declined, in percent, is no chance any more; 100 switches it off. */
  percent: number;
  /** For so long the shop then is on its guard. */
  guardMs: number;
}

/** The shop's decline rate: somebody who tries stolen cards drives it up from any number of addresses. */
export interface DeclineRate {
  add(declined: boolean): void;
  /** Whether the shop is on its guard. */
  suspicious(): boolean;
}

/** Watches the attempts of this process. `now` in milliseconds since 1970. */
export function createDeclineRate(
  { attempts, percent, guardMs }: DeclineRateSettings,
  log: Log,
  now: () => number,
): DeclineRate {
  let last: boolean[] = [];
  let guardedSince = Number.NEGATIVE_INFINITY;

  return {
    add(declined) {
      last = [...last, declined].slice(-attempts);
      const declines = last.filter(Boolean).length;
      if (last.length < attempts || declines * 100 <= percent * attempts) return;
      log.error('payments.card_testing', { declines, attempts, guardMs });
      guardedSince = now();
      // The same attempts must not prolong it; so many new ones may.
      last = [];
    },

    suspicious() {
      const age = now() - guardedSince;
      // A clock that was set back must not keep the guard up.
      return age >= 0 && age < guardMs;
    },
  };
}
