/** Fails unless both say the same, compared as JSON. */
export function equal(actual: unknown, expected: unknown): void {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== should) throw new Error(`is ${is}, should be ${should}`);
}

/** Fails unless true. */
export function ok(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

/** Waits, at most four seconds, until `look` finds something. */
export async function until<T>(look: () => T | null | undefined | false, what: string): Promise<T> {
  for (const end = performance.now() + 4000; performance.now() < end;) {
    const found = look();
    if (found !== null && found !== undefined && found !== false) return found;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  throw new Error(`never came: ${what}`);
}
