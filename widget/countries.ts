/** Where the shop ships to unless it says otherwise, ISO 3166-1 alpha-2. */
export const CODES: readonly string[] =
  'US CA GB IE DE FR ES IT PT NL BE LU AT CH DK SE NO FI PL GR AU NZ JP SG HK BR MX CZ HU RO CN TW IL AE SA EG'.split(
    ' ',
  );

type Named = readonly [code: string, name: string];

const named = new Map<string, readonly Named[]>();

/** Code and name of every country, by name. Worked out once for each language and list. */
export function countries(locale: string, codes = CODES): readonly Named[] {
  const key = `${locale} ${codes.join()}`;
  const known =
    named.get(key) ?? nameAll(new Intl.DisplayNames(locale, { type: 'region' }), locale, codes);
  named.set(key, known);
  return known;
}

/** The name of one country; the code itself where the browser knows none. */
export const countryName = (code: string, locale: string): string =>
  countries(locale, [code])[0]?.[1] ?? code;

const nameAll = (names: Intl.DisplayNames, locale: string, codes: readonly string[]) =>
  codes
    .map((code) => [code, names.of(code) ?? code] as const)
    .sort(([, one], [, other]) => one.localeCompare(other, locale));
