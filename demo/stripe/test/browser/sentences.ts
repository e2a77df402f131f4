/** Every sentence with the path to it; functions are told a merchant's name. */
export function sentences(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'function') return [[path, String(Reflect.apply(value, null, ['Books']))]];
  if (typeof value !== 'object' || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([name, inner]) => sentences(inner, `${path}.${name}`));
}
