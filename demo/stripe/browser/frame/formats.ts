import { brandOf, longestNumber } from './card-brands.ts';

export interface Expiry {
  /** 1 to 12. */
  readonly month: number;
  /** Four digits. */
  readonly year: number;
}

/** Code points at which the digits of other writing systems begin: Arabic, Persian, full width. */
const zeros = [0x0660, 0x06f0, 0xff10];

/** Digits of keyboards that write them otherwise, as the ones cards are printed with. */
export function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) => {
    const point = digit.charCodeAt(0);
    return String(point - Math.max(...zeros.filter((zero) => zero <= point)));
  });
}

export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** Groups a card number the way its brand prints it, cutting what is too long. */
export function formatNumber(raw: string): string {
  const all = digitsOf(raw);
  const brand = brandOf(all);
  const digits = all.slice(0, longestNumber(brand));
  const parts: string[] = [];
  let start = 0;
  for (const size of brand.groups) {
    if (start < digits.length) parts.push(digits.slice(start, start + size));
    start += size;
  }
  return parts.join(' ');
}

/**
 * Month, slash and two-digit year. `4` becomes `04 / `, `1/` becomes `01 / `, `13` becomes
 * `01 / 3`; a four-digit year, which autofill and pasting bring, loses its century;
 * so does the form `2029-01`.
 */
export function formatExpiry(raw: string): string {
  const [month, year] = splitExpiry(raw);
  if (month.length < 2) return month;
  return `${month} / ${shortYear(year)}`;
}

export function formatCvc(raw: string, longest: number): string {
  return digitsOf(raw).slice(0, longest);
}

/** The date a field holds, `undefined` until month and year are both there. */
export function readExpiry(text: string): Expiry | undefined {
  const [, month, year] = /^(\d\d) \/ (\d\d)$/.exec(text) ?? [];
  if (month === undefined || year === undefined) return undefined;
  return { month: Number(month), year: 2000 + Number(year) };
}

function splitExpiry(raw: string): readonly [month: string, year: string] {
  const [, longYear, itsMonth] = /^\s*(20\d\d)\s*[/.-]\s*(0[1-9]|1[0-2])\s*$/.exec(raw) ?? [];
  if (longYear !== undefined && itsMonth !== undefined) return [itsMonth, longYear];
  const separated = /^\D*(\d{1,2})\s*[/.-]\s*(\d*)/.exec(raw);
  const digits = digitsOf(raw);
  if (separated !== null) {
    const [, month = '', year = ''] = separated;
    if (Number(month) >= 1 && Number(month) <= 12) return [month.padStart(2, '0'), year];
  }
  if (/^[2-9]/.test(digits)) return [`0${digits.charAt(0)}`, digits.slice(1)];
  if (/^1[3-9]/.test(digits)) return ['01', digits.slice(1)];
  if (digits.startsWith('00')) return ['0', ''];
  return [digits.slice(0, 2), digits.slice(2)];
}

function shortYear(year: string): string {
  if (!year.startsWith('20') || year.length < 3) return year.slice(0, 2);
  return year.length === 3 ? year : year.slice(2, 4);
}
