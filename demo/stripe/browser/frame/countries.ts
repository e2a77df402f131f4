/** A selection wide enough to try every kind of address; ISO 3166-1 alpha-2. */
const codes = [
  ...['AR', 'AT', 'AU', 'BE', 'BG', 'BR', 'CA', 'CH', 'CL', 'CN', 'CO', 'CY', 'CZ', 'DE', 'DK'],
  ...['EE', 'EG', 'ES', 'FI', 'FR', 'GB', 'GR', 'HK', 'HR', 'HU', 'ID', 'IE', 'IL', 'IN', 'IS'],
  ...['IT', 'JP', 'KE', 'KR', 'LT', 'LU', 'LV', 'MA', 'MT', 'MX', 'MY', 'NG', 'NL', 'NO', 'NZ'],
  ...['PE', 'PH', 'PL', 'PT', 'RO', 'SE', 'SG', 'SI', 'SK', 'TH', 'TR', 'TW', 'UA', 'US', 'UY'],
  ...['VN', 'ZA'],
];

/** Card issuers in these countries check the postal code. */
const asksPostalCode = new Set(['CA', 'GB', 'US']);

export function wantsPostalCode(country: string): boolean {
  return asksPostalCode.has(country);
}

export function isListed(country: string): boolean {
  return codes.includes(country);
}

/** Options for a select, in the alphabetical order of the language. */
export function countryOptions(locale: string): HTMLOptionElement[] {
  const names = new Intl.DisplayNames([locale, 'en'], { type: 'region' });
  const { compare } = new Intl.Collator([locale, 'en']);
  return codes
    .map((code) => new Option(names.of(code) ?? code, code))
    .sort((one, other) => compare(one.text, other.text));
}
