import type { ErrorCode } from '../text.ts';
import { brandOf, longestNumber } from './card-brands.ts';
import type { Brand } from './card-brands.ts';
import { digitsOf, readExpiry } from './formats.ts';

/**
 * What a field's text is worth. `incomplete` is held against the buyer only after leaving the
 * field; `invalid` is said at once, because no further typing can mend it.
 */
export type Judgement =
  | { readonly state: 'complete' }
  | { readonly state: 'incomplete' | 'invalid'; readonly code: ErrorCode };

const complete: Judgement = { state: 'complete' };
const incomplete = (code: ErrorCode): Judgement => ({ state: 'incomplete', code });
const invalid = (code: ErrorCode): Judgement => ({ state: 'invalid', code });

export function judgeNumber(text: string): Judgement {
  const digits = digitsOf(text);
  const brand = brandOf(digits);
  if (brand.lengths.includes(digits.length) && passesLuhn(digits)) return complete;
  return digits.length < longestNumber(brand)
    ? incomplete('incomplete_number')
    : invalid('invalid_number');
}

/** Cards stay valid to the end of their month; more than 50 years ahead is a slip of the hand. */
export function judgeExpiry(text: string, today: Date): Judgement {
  const expiry = readExpiry(text);
  if (expiry === undefined) return incomplete('incomplete_expiry');
  const year = today.getFullYear();
  if (expiry.year < year) return invalid('invalid_expiry_year_past');
  if (expiry.year === year && expiry.month < today.getMonth() + 1) {
    return invalid('invalid_expiry_month_past');
  }
  return expiry.year > year + 50 ? invalid('invalid_expiry_year') : complete;
}

/**
 * An unknown brand may have three digits or four. A code turns out too long when the number is
 * changed to one of another brand.
 */
export function judgeCvc(text: string, brand: Brand): Judgement {
  const { length } = digitsOf(text);
  if (length > brand.cvcLength) return invalid('invalid_cvc');
  const right = brand.name === 'unknown' ? length >= 3 : length === brand.cvcLength;
  return right ? complete : incomplete('incomplete_cvc');
}

/** The check digit that catches single wrong digits and swapped neighbours (ISO/IEC 7812-1). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits.at(-1 - index));
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
