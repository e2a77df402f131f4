/** Test numbers carry the country of their issuer as an ISO 3166-1 numeric code: 4000 00CC C. */
const codes: ReadonlyMap<string, string> = new Map([
  ...([
    ['036', 'AU'],
    ['076', 'BR'],
    ['124', 'CA'],
    ['250', 'FR'],
    ['276', 'DE'],
  ] as const),
  ...([
    ['356', 'IN'],
    ['372', 'IE'],
    ['380', 'IT'],
    ['392', 'JP'],
    ['484', 'MX'],
  ] as const),
  ...([
    ['826', 'GB'],
    ['840', 'US'],
  ] as const),
]);

/** The country a card was issued in, `undefined` where its number does not tell. */
export function countryOfCard(digits: string): string | undefined {
  const [, code] = /^400000(\d{3})/.exec(digits) ?? [];
  return code === undefined ? undefined : codes.get(code);
}
