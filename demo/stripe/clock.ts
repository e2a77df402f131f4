/** The time of one account: this machine's, and what was put on top of it. */
export interface Clock {
  /** Whole seconds since 1970, as Stripe counts. */
  now(): number;
  /** By how many seconds it is ahead of this machine's clock; never negative. */
  readonly ahead: number;
  advance(seconds: number): void;
  /** Goes back to this machine's time. */
  reset(): void;
}

/** `ahead` as a clock before it told. */
export function createClock(ahead = 0): Clock {
  return {
    now: () => Math.floor(Date.now() / 1000) + ahead,
    get ahead() {
      return ahead;
    },
    advance(seconds) {
      ahead += seconds;
    },
    reset() {
      ahead = 0;
    },
  };
}
