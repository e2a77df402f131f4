/** A dictionary with the sentences of the page's owner in it. */
export function withOwn<Dictionary extends object>(
  dictionary: Dictionary,
  own: Readonly<Record<string, unknown>>,
): Dictionary {
  const changed = { ...dictionary };
  for (const [name, usual] of Object.entries(dictionary) as [string, unknown][]) {
    const wanted = Object.hasOwn(own, name) ? own[name] : usual;
    Reflect.set(changed, name, typeof usual === 'function' ? sentence(wanted) : wanted);
  }
  return changed;
}

const sentence = (wanted: unknown) =>
  typeof wanted === 'string'
    ? (...values: unknown[]) => wanted.replace(/\{(\d)\}/g, (_, at) => String(values[Number(at)]))
    : wanted;
