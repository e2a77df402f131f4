/**
 * Two things that old libraries, still on many pages, replace in every array by something of their
 * own: as the language has them, whatever the page made of them.
 */

/** `Array.prototype.reduce`. */
export function fold<Item, Result>(
  items: readonly Item[],
  step: (result: Result, item: Item) => Result,
  result: Result,
): Result {
  for (const item of items) result = step(result, item);
  return result;
}

const arrays: unknown[] & { toJSON?: unknown } = Array.prototype;

/** `JSON.stringify`, for values that JSON has. */
export function stringify(value: unknown): string {
  const { toJSON } = arrays;
  Reflect.deleteProperty(arrays, 'toJSON');
  try {
    return JSON.stringify(value);
  } finally {
    if (toJSON) arrays.toJSON = toJSON;
  }
}
