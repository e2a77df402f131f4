import { newId } from './ids.ts';
import { keep } from './store.ts';
import type { Store } from './store.ts';
import type { LaterTask } from './records.ts';

/** What Stripe does some time after its answer: balance entries, slow refunds. */
export interface Later {
  /** Lets `task` happen to `subject` after a second, or at the next settle(). */
  do(task: LaterTask, subject: string): void;
  /** Sets about what an earlier process has left waiting. */
  resume(): void;
  /** Lets all that waits happen now. */
  settle(): void;
  /** Lets nothing happen any more; what waits goes on waiting in the store. */
  stop(): void;
}

const delayMilliseconds = 1000;

export function createLater(
  { waiting }: Store,
  perform: (task: LaterTask, subject: string) => void,
): Later {
  const timers = new Map<string, NodeJS.Timeout>();

  function start(id: string): void {
    const timer = setTimeout(() => {
      run(id);
    }, delayMilliseconds);
    timers.set(id, timer.unref());
  }

  function run(id: string): void {
    clearTimeout(timers.get(id));
    timers.delete(id);
    const due = waiting.get(id);
    if (due === undefined) return;
    waiting.delete(id);
    perform(due.task, due.subject);
  }

  return {
    do(task, subject) {
      start(keep(waiting, { id: newId('later'), task, subject }).id);
    },
    resume() {
      for (const id of waiting.keys()) start(id);
    },
    settle() {
      for (const id of [...waiting.keys()]) run(id);
    },
    stop() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}
