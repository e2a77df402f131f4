import {
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  handleWhenResult,
  isBrokenCircuitError,
} from 'cockatiel';
import type { Log } from './log.ts';
import { TurnedAway } from './turned-away.ts';

export interface Breaker {
  /**
   * Does `work`, unless Stripe has not answered for a while: then it throws TurnedAway(503) at once.
   * After a pause one piece of work is let through to see whether Stripe is back.
   */
  run<T>(work: () => Promise<T>, wasAnswered: (result: T) => boolean): Promise<T>;
}

/** `failures`: attempts in a row without an answer before it opens; `pauseMs`: then for how long. */
export function createBreaker(
  { failures, pauseMs }: { failures: number; pauseMs: number },
  log: Log,
): Breaker {
  const policy = circuitBreaker(handleWhenResult(isUnanswered), {
    breaker: new ConsecutiveBreaker(failures),
    halfOpenAfter: pauseMs,
  });
  policy.onBreak(() => {
    log.error('payments.stripe_away', { pauseMs });
  });
  policy.onReset(() => {
    log.info('payments.stripe_back');
  });

  return {
    async run(work, wasAnswered) {
      // Whoever looks whether Stripe is back may take long; the others need not wait for that.
      if (policy.state === CircuitState.HalfOpen) throw away(pauseMs);
      try {
        const { result } = await policy.execute(async () => {
          const result = await work();
          return { result, answered: wasAnswered(result) };
        });
        return result;
      } catch (error) {
        throw isBrokenCircuitError(error) ? away(pauseMs) : error;
      }
    },
  };
}

const isUnanswered = (value: unknown) =>
  typeof value === 'object' && value !== null && 'answered' in value && value.answered === false;

const away = (pauseMs: number) =>
  new TurnedAway(
    503,
    'payment_unavailable',
    'Payments cannot be taken at the moment. Nothing was charged. Please try again in a minute.',
    { retryAfter: Math.ceil(pauseMs / 1000) },
  );
