import type { ErrorCode, Remedy } from '../server/contract.ts';

/** What can go wrong: the server's own codes, and those only the page can see. */
export type ProblemCode =
  | ErrorCode
  /** No answer, or none in time. */
  | 'unreachable'
  /** An answer, but not one of this shop's. */
  | 'unreadable'
  | 'stripe_unavailable'
  | 'card_invalid'
  | 'card_declined';

/** After these nobody knows whether the server did the work: the same request has to be repeated. */
const UNDECIDED: readonly ProblemCode[] = ['unreachable', 'unreadable', 'internal', 'unavailable'];
/** A failure with a code to switch on; `message` is for the buyer, empty where the code says it all. */
export class Problem extends Error {
  readonly code: ProblemCode;
  /** Path of the refused input, like `buyer.email`. */
  readonly field: string | undefined;
  readonly remedy: Remedy;

  constructor(code: ProblemCode, message = '', field?: string, remedy: Remedy = {}) {
    super(message);
    this.code = code;
    this.field = field;
    this.remedy = remedy;
  }

  /** True if the work was certainly not done. */
  get decided(): boolean {
    return !UNDECIDED.includes(this.code);
  }
}

/** Any thrown value as a Problem; a bug is handed to the page's error reporting on the way. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  reportError(error);
  return new Problem('internal');
}

/**
 * Runs a story to its end; the only catch of the widget. A failure goes to `onProblem`. Once
 * `signal` is aborted nobody waits for the outcome, and result and failure alike are dropped.
 */
export async function attempt(
  signal: AbortSignal,
  story: () => Promise<void>,
  onProblem: (problem: Problem) => void | Promise<void>,
): Promise<void> {
  try {
    await story();
  } catch (error) {
    if (!signal.aborted) await onProblem(problemOf(error));
  }
}

/** What became of `work`, as a value; throws after an abort only. */
export function outcome<T>(work: Promise<T>, signal: AbortSignal): Promise<T | Problem> {
  return work.catch((error: unknown) => {
    signal.throwIfAborted();
    return problemOf(error);
  });
}
