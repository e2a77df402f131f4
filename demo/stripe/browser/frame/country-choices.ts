import { textAt } from '../record.ts';
import type { UnknownRecord } from '../record.ts';
import { countryOptions } from './countries.ts';

/** Countries to choose from: those of `allowedCountries`, or all the stand-in knows. */
export function countryChoices({ allowedCountries }: UnknownRecord, locale: string): Option[] {
  if (!Array.isArray(allowedCountries)) return countryOptions(locale);
  const names = new Intl.DisplayNames([locale, 'en'], { type: 'region' });
  return allowedCountries
    .filter((code): code is string => typeof code === 'string' && /^[A-Z]{2}$/.test(code))
    .map((code) => new Option(names.of(code) ?? code, code))
    .sort((one, other) => one.text.localeCompare(other.text, locale));
}

/** The country to begin with: the default value's, else the locale's, else the first. */
export function chooseCountry(options: UnknownRecord, locale: string): string {
  const offered = countryChoices(options, locale).map(({ value }) => value);
  const wanted = [
    textAt(options, 'defaultValues', 'address', 'country'),
    new Intl.Locale(locale).region,
    'US',
  ];
  return wanted.find((code) => code !== undefined && offered.includes(code)) ?? offered[0] ?? '';
}

type Option = HTMLOptionElement;
