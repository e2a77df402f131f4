import { until } from './assert.ts';

/** Holds every wait of the page until it is let pass. */
export class HeldTime {
  /** How long each was to be, in milliseconds. */
  readonly waits: number[] = [];
  readonly #held: (() => void)[] = [];
  readonly #real = globalThis.setTimeout;

  constructor() {
    const hold = (done: () => void, milliseconds = 0) => {
      this.waits.push(milliseconds);
      this.#held.push(done);
      return 0;
    };
    Reflect.set(globalThis, 'setTimeout', hold);
  }

  /** Lets the next waits end, one after the other, as soon as each has begun. */
  async pass(times = 1): Promise<void> {
    for (let passed = 0; passed < times; passed++) {
      const done = await until(() => this.#held.shift(), 'a wait');
      done();
    }
  }

  /** Waits until there is something to be waited for. */
  async holds(): Promise<void> {
    await until(() => this.#held.length > 0, 'a wait');
  }

  /** A reload ends all waits. */
  drop(): void {
    this.#held.length = 0;
  }

  stop(): void {
    globalThis.setTimeout = this.#real;
  }
}
