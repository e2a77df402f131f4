import { outcome, Problem } from './problem.ts';

/** Resolves after so many milliseconds. */
export const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Milliseconds before each further try. */
const PAUSES = [400, 1200];

/**
 * Asks again where the answer was lost, a few times; only for what may be asked any number of times.
 * `patience` ends the trying. Throws the last `Problem`.
 */
export async function patiently<T>(
  ask: () => Promise<T>,
  signal: AbortSignal,
  patience: AbortSignal,
): Promise<T> {
  for (const pause of PAUSES) {
    const answer = await outcome(ask(), signal);
    if (!(answer instanceof Problem)) return answer;
    if (answer.decided || patience.aborted) throw answer;
    await wait(pause);
    signal.throwIfAborted();
  }
  return ask();
}
