import { until } from './assert.ts';

/** Holds every wait of the page until it is let pass. */
export class HeldTime {
  /** How long each was to be, in milliseconds. */
  readonly waits: number[] = [];
  readonly #held: (() => void)[] = [];
  readonly #begun: (() => void)[] = [];
  readonly #real = globalThis.setTimeout;

  constructor() {
    const hold = (done: () => void, milliseconds = 0) => {
      this.waits.push(milliseconds);
      this.#held.push(done);
      this.#begun.push(done);
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

  /** Lets all waits of this length end, once there is one. */
  async end(milliseconds: number): Promise<void> {
    await until(() => this.waits.includes(milliseconds), `a wait of ${String(milliseconds)} ms`);
    this.waits.forEach((wait, place) => {
      if (wait === milliseconds) this.#begun[place]?.();
    });
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

/** Holds every time limit of the page until it is let run out. */
export class HeldLimits {
  readonly #limits: { milliseconds: number; limit: AbortController }[] = [];
  readonly #real = AbortSignal.timeout.bind(AbortSignal);

  constructor() {
    AbortSignal.timeout = (milliseconds) => {
      const limit = new AbortController();
      this.#limits.push({ milliseconds, limit });
      return limit.signal;
    };
  }

  /** Lets all limits of this length run out, once there is one. */
  async runOut(milliseconds: number): Promise<void> {
    const ofThis = () => this.#limits.filter((one) => one.milliseconds === milliseconds);
    await until(() => ofThis().length > 0, `a limit of ${String(milliseconds)} ms`);
    for (const { limit } of ofThis()) limit.abort();
  }

  stop(): void {
    AbortSignal.timeout = this.#real;
  }
}
