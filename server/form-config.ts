import type { ConfigInput, Rule } from './config.ts';
import type { FieldRule } from './contract.ts';
import { DEFAULTS } from './settings.ts';
import type { Config } from './settings.ts';

/** Settings that are one of a few words. */
export type FormWords =
  'companyField' | 'phoneField' | 'noteField' | 'billingAddress' | 'ebookConsent';

type FormKey = FormWords | 'shipsTo' | 'country' | 'termsUrl' | 'privacyUrl';
type FormConfig = Pick<Config, FormKey>;
type Unchecked = Omit<Pick<ConfigInput, FormKey>, FormWords> &
  Partial<Record<FormWords, string | undefined>>;
type UncheckedForm = Omit<FormConfig, FormWords> & Record<FormWords, string>;

const FIELD_RULES = ['hidden', 'optional', 'required'] as const satisfies readonly FieldRule[];
const WORDS = {
  companyField: FIELD_RULES,
  phoneField: FIELD_RULES,
  noteField: FIELD_RULES,
  billingAddress: ['hidden', 'optional'],
  ebookConsent: ['eu', 'always', 'off'],
} as const satisfies { [Key in FormWords]: readonly Config[Key][] };

/** What the form asks for, with its defaults where that is not given. */
export function formOf(input: Unchecked): UncheckedForm {
  return {
    companyField: input.companyField ?? DEFAULTS.companyField,
    phoneField: input.phoneField ?? DEFAULTS.phoneField,
    noteField: input.noteField ?? DEFAULTS.noteField,
    billingAddress: input.billingAddress ?? DEFAULTS.billingAddress,
    shipsTo: input.shipsTo ?? DEFAULTS.shipsTo,
    country: input.country ?? DEFAULTS.country,
    termsUrl: input.termsUrl ?? DEFAULTS.termsUrl,
    privacyUrl: input.privacyUrl ?? DEFAULTS.privacyUrl,
    ebookConsent: input.ebookConsent ?? DEFAULTS.ebookConsent,
  };
}

/** What must hold of it. */
export function formRules(form: UncheckedForm): Rule[] {
  const { shipsTo, country, termsUrl, privacyUrl } = form;
  const address = 'must be an address like https://books.example/terms';
  return [
    ...words.map((key): Rule => [key, isOneOf(WORDS[key], form[key]), `must be ${listed(key)}`]),
    ['shipsTo', shipsTo.every(isCountry), 'must list countries by two capital letters, like DE'],
    [
      'country',
      country === null || (isCountry(country) && isServed(country, shipsTo)),
      'must be one country that is sent to, by two capital letters, like DE',
    ],
    ['termsUrl', termsUrl === null || isWebAddress(termsUrl), address],
    ['privacyUrl', privacyUrl === null || isWebAddress(privacyUrl), address],
  ];
}

/** True once the rules hold. */
export const isForm = (form: UncheckedForm): form is FormConfig =>
  words.every((key) => isOneOf(WORDS[key], form[key]));

/** True where the shop sends to the country; without a list it sends anywhere. */
export const isServed = (country: string, shipsTo: readonly string[]): boolean =>
  shipsTo.length === 0 || shipsTo.includes(country);

const words = [
  'companyField',
  'phoneField',
  'noteField',
  'billingAddress',
  'ebookConsent',
] as const satisfies readonly FormWords[];

const isOneOf = (known: readonly string[], word: string) => known.includes(word);

const listed = (key: FormWords) => WORDS[key].join(', ').replace(/, (?=\w+$)/, ' or ');

const isCountry = (code: string) => /^[A-Z]{2}$/.test(code);

const isWebAddress = (value: string) =>
  ['http:', 'https:'].includes(URL.parse(value)?.protocol ?? '');
