import { initial, type State } from './state.ts';

/**
 * Is told of every step, also of those before it came; `isOwn` where it was taken here, and not
 * somewhere else in the page or in another tab.
 */
export type Onlooker = (before: State, now: State, isOwn: boolean) => void;

/** Where one element is, and whoever follows its steps. */
export class Steps {
  #now: State = initial;
  readonly #onStep: () => void;
  /** What an onlooker that is still to come has missed. */
  #past: Parameters<Onlooker>[] = [];
  #onlooker: Onlooker | undefined;
  #waiting: (() => void)[] = [];

  constructor(onStep: () => void) {
    this.#onStep = onStep;
  }

  get now(): State {
    return this.#now;
  }

  take(now: State, isOwn: boolean): void {
    const step: Parameters<Onlooker> = [this.#now, now, isOwn];
    this.#now = now;
    if (this.#onlooker) this.#onlooker(...step);
    else this.#past.push(step);
    for (const wake of this.#waiting.splice(0)) wake();
    this.#onStep();
  }

  /** Has somebody look on from now on, and tells what happened before. */
  watch(onlooker: Onlooker): void {
    this.#onlooker = onlooker;
    for (const step of this.#past.splice(0)) onlooker(...step);
  }

  /** Resolves with the next step, whatever it is. */
  next(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
