/** What Stripe does some time after its answer: balance entries, slow refunds. */
export interface Later {
  /** Runs `task` after a second, or at the next settle(). */
  do(task: () => void): void;
  /** Runs all that waits, now. */
  settle(): void;
  /** Forgets all that waits. */
  clear(): void;
}

const delayMilliseconds = 1000;

export function createLater(): Later {
  const waiting = new Map<() => void, NodeJS.Timeout>();

  function run(task: () => void): void {
    clearTimeout(waiting.get(task));
    if (waiting.delete(task)) task();
  }

  return {
    do(task) {
      const once = () => {
        task();
      };
      const timer = setTimeout(() => {
        run(once);
      }, delayMilliseconds);
      waiting.set(once, timer.unref());
    },
    settle() {
      for (const task of [...waiting.keys()]) run(task);
    },
    clear() {
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
