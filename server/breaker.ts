import type { Log } from './log.ts';
import { TurnedAway } from './turned-away.ts';

export interface Breaker {
  /**
   * Lets an attempt in, unless Stripe has not answered for a while: then it throws TurnedAway(503)
   * at once. After a pause one attempt at a time is let in to see whether Stripe is back. Call what
   * it gives back once the attempt has ended.
   */
  enter(): Leave;
}

/** `answered` is null where Stripe was not asked, so that nothing new is known of it. */
type Leave = (answered: boolean | null) => void;

/**
 * `failures`: attempts in a row without an answer before it opens; `pauseMs`: then for how long.
 * `now` in milliseconds since 1970.
 */
export function createBreaker(
  { failures, pauseMs }: { failures: number; pauseMs: number },
  log: Log,
  now: () => number,
): Breaker {
  /** Attempts in a row that Stripe did not answer. */
  let silent = 0;
  let openedAt = 0;
  /** Somebody finds out whether Stripe is back. */
  let isProbed = false;

  const isOpen = () => silent >= failures;

  const isPausing = () => {
    const waited = now() - openedAt;
    // A clock that was put back must not keep the shop closed.
    return waited >= 0 && waited < pauseMs;
  };

  const note = (answered: boolean, isProbe: boolean) => {
    const wasOpen = isOpen();
    silent = answered ? 0 : silent + 1;
    if (isOpen() && (!wasOpen || isProbe)) {
      openedAt = now();
      log.error('payments.stripe_away', { pauseMs });
    }
    if (wasOpen && answered) log.info('payments.stripe_back');
  };

  return {
    enter() {
      const isProbe = isOpen();
      // Whoever looks whether Stripe is back may take long; the others need not wait for that.
      if (isProbe && (isProbed || isPausing())) throw away(pauseMs);
      if (isProbe) isProbed = true;
      return (answered) => {
        if (isProbe) isProbed = false;
        if (answered !== null) note(answered, isProbe);
      };
    },
  };
}

const away = (pauseMs: number) =>
  new TurnedAway(
    503,
    'payment_unavailable',
    'Payments cannot be taken at the moment. Nothing was charged. Please try again in a minute.',
    { retryAfter: Math.ceil(pauseMs / 1000) },
  );
