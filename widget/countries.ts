/** Where the shop ships to, ISO 3166-1 alpha-2. */
const CODES = 'US CA GB IE DE FR ES IT PT NL BE LU AT CH DK SE NO FI PL GR AU NZ JP SG HK BR'.split(
  ' ',
);

let named: readonly (readonly [code: string, name: string])[] | undefined;

/** Code and name of every country, by name. Worked out once: the widget speaks one language. */
export function countries(locale: string): readonly (readonly [code: string, name: string])[] {
  return (named ??= nameAll(new Intl.DisplayNames(locale, { type: 'region' }), locale));
}

/** The name of one country; the code itself where the browser knows none. */
export const countryName = (code: string, locale: string): string =>
  countries(locale).find(([known]) => known === code)?.[1] ?? code;

const nameAll = (names: Intl.DisplayNames, locale: string) =>
  CODES.map((code) => [code, names.of(code) ?? code] as const).sort(([, one], [, other]) =>
    one.localeCompare(other, locale),
  );
