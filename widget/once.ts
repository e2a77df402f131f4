import { Problem } from './problem.ts';

/**
 * What is made of a part, which is fetched by the first wish for it. One that cannot be had is not
 * kept: `onLoss` is called, those who wait get a `Problem`, and the next wish tries again.
 */
export function once<Part, Made>(
  fetch: () => Promise<Part>,
  make: (part: Part) => Made,
  onLoss?: () => void,
): () => Promise<Made> {
  let made: Promise<Made> | undefined;
  return () =>
    (made ??= fetch().then(make, () => {
      made = undefined;
      onLoss?.();
      throw new Problem('unreachable');
    }));
}
