export interface Figure {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

/** Has so many buyers buy one order after another for some seconds. */
export async function measure(
  buy: () => Promise<void>,
  buyers: number,
  seconds: number,
): Promise<Figure> {
  const times: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1000;
  const shop = async () => {
    while (performance.now() < end) {
      const began = performance.now();
      await buy();
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: buyers }, shop));
  const took = (performance.now() - start) / 1000;
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? NaN;
  return { perSecond: times.length / took, p50: at(0.5), p99: at(0.99) };
}
