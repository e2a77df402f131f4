import { stringify } from './intact.ts';

export type Area = 'localStorage' | 'sessionStorage';

/**
 * What the browser would not keep, being full or forbidden to: were a client key forgotten, one
 * purchase could be paid twice.
 */
const here = new Map<string, string>();

/** The text kept under `key`; empty if there is none or it may not be read. */
export function peek(area: Area, key: string): string {
  try {
    return here.get(key) ?? globalThis[area].getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** The value kept under `key`; undefined if there is none or it is damaged. */
export function read(area: Area, key: string): unknown {
  try {
    return JSON.parse(peek(area, key));
  } catch {
    return undefined;
  }
}

/** Keeps `value` under `key`, or removes it if undefined; without storage until the page is left. */
export function write(area: Area, key: string, value: unknown): void {
  here.delete(key);
  try {
    if (value === undefined) globalThis[area].removeItem(key);
    else globalThis[area].setItem(key, stringify(value));
  } catch {
    if (value !== undefined) here.set(key, stringify(value));
  }
}

/** True for anything with named fields. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
