/** What may be done again only after a pause, by a key; known in this process alone. */
export interface Pauses {
  /** Whether it may be done now; then the pause begins. */
  mayBegin(key: string): boolean;
}

/** `pauseMs` in milliseconds, `now` in milliseconds since 1970. */
export function createPauses(pauseMs: number, now: () => number): Pauses {
  /** When each was done last, the longest ago first. */
  const done = new Map<string, number>();

  return {
    mayBegin(key) {
      const at = now();
      for (const [other, time] of done) {
        // A clock that was put back ends the pauses, too.
        if (Math.abs(at - time) < pauseMs) break;
        done.delete(other);
      }
      if (done.has(key)) return false;
      done.set(key, at);
      return true;
    },
  };
}
