export type Area = 'localStorage' | 'sessionStorage';

/** The value kept under `key`; undefined if there is none, it is damaged, or the browser forbids storage. */
export function read(area: Area, key: string): unknown {
  try {
    const kept = globalThis[area].getItem(key);
    return kept === null ? undefined : JSON.parse(kept);
  } catch {
    return undefined;
  }
}

/** Keeps `value` under `key`, or removes it if undefined. Without storage the page still works until it is left. */
export function write(area: Area, key: string, value: unknown): void {
  try {
    if (value === undefined) globalThis[area].removeItem(key);
    else globalThis[area].setItem(key, JSON.stringify(value));
  } catch {
    // Full, or forbidden by the browser's settings.
  }
}

/** True for anything with named fields. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
