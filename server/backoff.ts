import { setTimeout as pause } from 'node:timers/promises';

/** Time as repeating a request needs it; replaced in tests. */
export interface Patience {
  /** Milliseconds from any beginning, never set back. */
  clock: () => number;
  pause: (milliseconds: number) => Promise<unknown>;
  /** 0 to 1. */
  random: () => number;
}

export const PATIENCE: Patience = {
  clock: () => performance.now(),
  pause: (milliseconds) => pause(milliseconds),
  random: Math.random,
};

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4000;

/**
 * Does `work` again while it fails in a way that `mayRepeat`, with growing pauses of random length,
 * so that many who were turned away together do not come back together. The last failure is thrown
 * when another try would not fit into `withinMs`. `work` is told how much of that time is left.
 */
export async function withBackoff<T>(
  work: (leftMs: number) => Promise<T>,
  mayRepeat: (error: unknown) => boolean,
  withinMs: number,
  { clock, pause, random }: Patience = PATIENCE,
): Promise<T> {
  const deadline = clock() + withinMs;
  for (let longest = FIRST_PAUSE_MS; ; longest = Math.min(2 * longest, LONGEST_PAUSE_MS)) {
    try {
      return await work(deadline - clock());
    } catch (error) {
      const wait = longest * (0.5 + random() / 2);
      if (!mayRepeat(error) || clock() + 2 * wait >= deadline) throw error;
      await pause(wait);
    }
  }
}
