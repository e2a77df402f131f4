import { IntegrationError } from '../errors.ts';
import { isRecord } from '../record.ts';
import type { UnknownRecord } from '../record.ts';

/** What a page's handler may call, and what came of it. */
export interface AnswerInTime {
  readonly resolve: (details?: unknown) => void;
  readonly reject: () => void;
  /** The details of `resolve`, or `undefined` after `reject` and when time is up. */
  readonly answer: Promise<UnknownRecord | undefined>;
}

/**
 * The pair of callbacks that events of the Express Checkout Element carry. The first call counts.
 * `check` may throw into the page's call of `resolve`, which then does not count. An event left
 * without an answer for `milliseconds` is reported as an uncaught IntegrationError.
 */
export function answerInTime(
  event: string,
  milliseconds: number,
  check: (details: UnknownRecord) => void,
): AnswerInTime {
  const { promise, resolve: settle } = Promise.withResolvers<UnknownRecord | undefined>();
  const timer = setTimeout(() => {
    settle(undefined);
    reportError(
      new IntegrationError(
        `The ${event} event was answered neither by event.resolve() nor by event.reject() ` +
          `within ${milliseconds / 1000} s. Call one of them in its handler.`,
      ),
    );
  }, milliseconds);
  return {
    answer: promise,
    resolve: (details = {}) => {
      const given = isRecord(details) ? details : {};
      check(given);
      clearTimeout(timer);
      settle(given);
    },
    reject: () => {
      clearTimeout(timer);
      settle(undefined);
    },
  };
}
