import { setStage } from './stage.ts';
import type { Stage, StageOptions } from './stage.ts';

/** Far longer than any case takes, so that one that hangs is told of. */
const ENDS_WITHIN = 60_000;

/** Plays `work` on a stage, with a running shop unless `stopped`. Throws what went wrong, with the shop's last words. */
export async function onStage(
  options: StageOptions,
  work: (stage: Stage) => Promise<void>,
  stopped = false,
): Promise<void> {
  const { stage, close } = await setStage(options);
  try {
    if (!stopped) await stage.start();
    await within(ENDS_WITHIN, work(stage));
  } catch (error) {
    const words = stage.said().slice(-20).join('\n');
    throw new Error(`seed ${stage.random.seed}, the shop said last:\n${words}`, { cause: error });
  } finally {
    await close();
  }
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new Error(`no end within ${milliseconds} ms`));
  }, milliseconds);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
