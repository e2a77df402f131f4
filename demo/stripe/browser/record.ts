/** An object whose fields nobody has checked yet: options of the merchant, JSON of the API. */
export type UnknownRecord = Readonly<Record<string, unknown>>;

/** True for any object that is not an array. */
export function isRecord(value: unknown): value is UnknownRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object found at `path` below `value`; an empty one where the path ends early. */
export function recordAt(value: unknown, ...path: readonly string[]): UnknownRecord {
  const found = valueAt(value, path);
  return isRecord(found) ? found : {};
}

/** The string found at `path` below `value`, `undefined` where there is none. */
export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : undefined;
}

/** `record` less the fields named. */
export function without(record: UnknownRecord, ...names: readonly string[]): UnknownRecord {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}

/** `base` with every field of `over`, objects inside objects merged likewise. */
export function mergeDeep(base: UnknownRecord, over: UnknownRecord): UnknownRecord {
  const merged: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(over)) {
    if (value === undefined) continue;
    const former = merged[name];
    merged[name] = isRecord(former) && isRecord(value) ? mergeDeep(former, value) : value;
  }
  return merged;
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  // A loop, for old libraries have put a `reduce` of their own into every array of the page.
  let inner = value;
  for (const name of path) inner = isRecord(inner) ? inner[name] : undefined;
  return inner;
}
