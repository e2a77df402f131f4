import type { FormText } from '../form-text.ts';
import { regions } from './address-regions.ts';
import type { Region } from './address-regions.ts';

export type AddressPart = 'line1' | 'line2' | 'city' | 'state' | 'postal_code';
type Label = keyof FormText['labels'];

/** How a country writes its addresses. */
export interface AddressFormat {
  /** What is asked for, in the country's order. */
  readonly parts: readonly AddressPart[];
  readonly required: readonly AddressPart[];
  readonly labels: Readonly<Record<AddressPart, Label>>;
  /** What a postal code looks like; `undefined` accepts any. */
  readonly postalCode: RegExp | undefined;
  /** Values and names of its states, where they are a closed list. */
  readonly states: readonly Region[] | undefined;
}

const labels = {
  line1: 'line1',
  line2: 'line2',
  city: 'city',
  state: 'region',
  postal_code: 'postalCode',
} as const;

const generic: AddressFormat = {
  parts: ['line1', 'line2', 'city', 'state', 'postal_code'],
  required: ['line1', 'city'],
  labels,
  postalCode: undefined,
  states: undefined,
};

const cityLast: AddressFormat = {
  ...generic,
  parts: ['line1', 'line2', 'postal_code', 'city'],
  required: ['line1', 'postal_code', 'city'],
};

const withState: AddressFormat = {
  ...generic,
  required: ['line1', 'city', 'state', 'postal_code'],
};

const fiveDigits = /^\d{5}$/;

const formats: ReadonlyMap<string, AddressFormat> = new Map([
  [
    'US',
    {
      ...withState,
      labels: { ...labels, state: 'state', postal_code: 'zip' },
      postalCode: /^\d{5}(-?\d{4})?$/,
      states: regions.US,
    },
  ],
  [
    'CA',
    {
      ...withState,
      labels: { ...labels, state: 'province' },
      postalCode: /^[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d$/i,
      states: regions.CA,
    },
  ],
  [
    'AU',
    {
      ...withState,
      labels: { ...labels, city: 'suburb', state: 'state', postal_code: 'postcode' },
      postalCode: /^\d{4}$/,
      states: regions.AU,
    },
  ],
  [
    'GB',
    {
      ...generic,
      parts: ['line1', 'line2', 'city', 'postal_code'],
      required: ['line1', 'city', 'postal_code'],
      labels: { ...labels, city: 'townOrCity', postal_code: 'postcode' },
      postalCode: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i,
    },
  ],
  ['DE', { ...cityLast, postalCode: fiveDigits }],
  ['FR', { ...cityLast, postalCode: fiveDigits }],
  ['NL', { ...cityLast, postalCode: /^[1-9]\d{3} ?[A-Z]{2}$/i }],
  ['IT', { ...cityWithProvince(), postalCode: fiveDigits }],
  ['ES', { ...cityWithProvince(), postalCode: fiveDigits }],
  [
    'JP',
    {
      ...withState,
      parts: ['postal_code', 'state', 'city', 'line1', 'line2'],
      labels: { ...labels, state: 'prefecture' },
      postalCode: /^\d{3}-?\d{4}$/,
      states: regions.JP,
    },
  ],
]);

/** The country's format; elsewhere the form asks for everything and insists on street and city. */
export function formatOf(country: string): AddressFormat {
  return formats.get(country) ?? generic;
}

function cityWithProvince(): AddressFormat {
  return {
    ...cityLast,
    parts: ['line1', 'line2', 'postal_code', 'city', 'state'],
    required: ['line1', 'postal_code', 'city', 'state'],
    labels: { ...labels, state: 'province' },
  };
}
