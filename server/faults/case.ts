import { onStage } from './on-stage.ts';
import type { Stage, StageOptions } from './stage.ts';

/** One fault, and what must come of it. */
export interface FaultCase {
  /** Ids of the list in docs/reliability.md, such as R01. */
  ids: readonly [string, ...string[]];
  name: string;
  options?: Pick<StageOptions, 'catalogue' | 'webhooks' | 'environment'>;
  /** It starts the shop by itself, or not at all. */
  stopped?: true;
  /** Why it cannot be played here; null where it can. */
  cannot?: (database: 'sqlite' | 'postgres') => string | null;
  /** Throws where anything is not as promised. The promise itself is checked once more afterwards. */
  play: (stage: Stage) => Promise<void>;
}

/** Plays a case on a stage of its own, and checks the promise at its end. */
export const playCase = (one: FaultCase, options: StageOptions): Promise<void> =>
  onStage(
    { ...options, ...one.options },
    async (stage) => {
      await one.play(stage);
      await stage.settled();
    },
    one.stopped === true,
  );
