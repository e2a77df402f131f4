import { PaymentRefused } from './attempts.ts';
import type { Standing } from './attempts.ts';
import type { Breaker } from './breaker.ts';
import type { CardTesting, NextAttempt, Visitor } from './card-testing.ts';

/** What an attempt came to; null where it turned out to be none. */
interface Attempted {
  standing: Standing | null;
}

/** Before every new attempt at paying, and nowhere else: repeats of a request pass it by. */
export interface Gate {
  /**
   * Does `work`, which writes an attempt and sends it to Stripe, or throws TurnedAway before it;
   * `next` is null for an order's first attempt.
   */
  attempt<T extends Attempted>(
    visitor: Visitor,
    next: NextAttempt | null,
    work: () => Promise<T>,
  ): Promise<T>;
  /** Takes note of an attempt that the buyer's bank ended. */
  note(visitor: Visitor, standing: Standing): Promise<void>;
  /** Takes note of a decline that went past it. */
  noteStray(): void;
}

/** The gate of one shop. */
export function createGate(breaker: Breaker, cardTesting: CardTesting): Gate {
  const watch = async <T extends Attempted>(work: () => Promise<T>): Promise<T> => {
    const leave = breaker.enter();
    let answered: boolean | null = null;
    try {
      const attempted = await work();
      answered = attempted.standing?.heard ?? null;
      return attempted;
    } catch (error) {
      // A refusal is an answer; whatever else is thrown, Stripe was not asked.
      if (error instanceof PaymentRefused) answered = true;
      throw error;
    } finally {
      leave(answered);
    }
  };

  return {
    async attempt(visitor, next, work) {
      const leave = await cardTesting.enter(visitor, next);
      let declined: boolean | null = null;
      try {
        const attempted = await watch(work);
        declined = wasDeclined(attempted.standing);
        return attempted;
      } finally {
        await leave(declined);
      }
    },

    async note(visitor, standing) {
      const declined = wasDeclined(standing);
      if (declined !== null) await cardTesting.note(visitor, declined);
    },

    noteStray: () => {
      cardTesting.noteStray();
    },
  };
}

function wasDeclined(standing: Standing | null): boolean | null {
  if (standing?.order.state === 'declined') return true;
  return standing?.order.state === 'paid' ? false : null;
}
