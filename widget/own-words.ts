/** What sentences are called where they are not called as in locales/: the build fills it in. */
const SHORT: Readonly<Record<string, string>> = {};

/** A dictionary with the sentences of the page's owner in it, given by their names in locales/. */
export function withOwn<Dictionary extends object>(
  dictionary: Dictionary,
  own: Readonly<Record<string, unknown>>,
): Dictionary {
  const changed = { ...dictionary };
  for (const [name, wanted] of Object.entries(own)) {
    const key = SHORT[name] ?? name;
    if (!Object.hasOwn(dictionary, key)) continue;
    const usual: unknown = Reflect.get(dictionary, key);
    Reflect.set(changed, key, typeof usual === 'function' ? sentence(wanted) : wanted);
  }
  return changed;
}

const sentence = (wanted: unknown) =>
  typeof wanted === 'string'
    ? (...values: unknown[]) => wanted.replace(/\{(\d)\}/g, (_, at) => String(values[Number(at)]))
    : wanted;
