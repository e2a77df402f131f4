export type BrandName =
  'visa' | 'mastercard' | 'amex' | 'discover' | 'diners' | 'jcb' | 'unionpay' | 'unknown';

export interface Brand {
  readonly name: BrandName;
  readonly lengths: readonly number[];
  /** Sizes of the groups the number is shown in. */
  readonly groups: readonly number[];
  readonly cvcLength: number;
}

const fours = [4, 4, 4, 4, 4];

const unknown: Brand = { name: 'unknown', lengths: [16], groups: fours, cvcLength: 4 };

/** First match wins. Issuer number ranges as the card schemes publish them. */
const ranges: readonly (readonly [RegExp, Brand])[] = [
  [/^4/, { name: 'visa', lengths: [16], groups: fours, cvcLength: 3 }],
  [/^3[47]/, { name: 'amex', lengths: [15], groups: [4, 6, 5], cvcLength: 4 }],
  [
    /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/,
    { name: 'mastercard', lengths: [16], groups: fours, cvcLength: 3 },
  ],
  [/^36/, { name: 'diners', lengths: [14], groups: [4, 6, 4], cvcLength: 3 }],
  [/^3(0[0-5]|095|[89])/, { name: 'diners', lengths: [14, 16], groups: fours, cvcLength: 3 }],
  [/^35(2[89]|[3-8])/, { name: 'jcb', lengths: [16], groups: fours, cvcLength: 3 }],
  [/^(6011|64[4-9]|65)/, { name: 'discover', lengths: [16], groups: fours, cvcLength: 3 }],
  [/^(62|81)/, { name: 'unionpay', lengths: [16, 17, 18, 19], groups: fours, cvcLength: 3 }],
];

/** The brand that digits, complete or not, belong to; `unknown` while they do not tell. */
export function brandOf(digits: string): Brand {
  return ranges.find(([range]) => range.test(digits))?.[1] ?? unknown;
}

export function longestNumber(brand: Brand): number {
  return Math.max(...brand.lengths);
}
