/**
 * The thirteen digits of an ISBN-13 or ISBN-10 however it is spaced and hyphenated, or null if it is
 * neither or its check digit is wrong.
 */
export function isbn13(written: string): string | null {
  const digits = written.replace(/[\s-]/g, '').toUpperCase();
  if (/^97[89]\d{10}$/.test(digits))
    return checkDigit(digits.slice(0, 12)) === digits[12] ? digits : null;
  if (!/^\d{9}[\dX]$/.test(digits) || !isIsbn10(digits)) return null;
  const stem = `978${digits.slice(0, 9)}`;
  return stem + checkDigit(stem);
}

function checkDigit(twelve: string): string {
  const sum = Array.from(twelve).reduce(
    (all, digit, at) => all + Number(digit) * (at % 2 ? 3 : 1),
    0,
  );
  return String((10 - (sum % 10)) % 10);
}

const isIsbn10 = (digits: string): boolean =>
  Array.from(digits).reduce(
    (all, digit, at) => all + (digit === 'X' ? 10 : Number(digit)) * (10 - at),
    0,
  ) %
    11 ===
  0;
