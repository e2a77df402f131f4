/**
 * Takes out of what clients send, and of what the ledger shows, all that must not be read over
 * someone's shoulder: card numbers but for their last four digits, security codes, keys, client
 * secrets. A field's name says what it holds; card numbers in the wrong place are known by their
 * digits, secrets by their prefix.
 */
export type Masked = string | number | boolean | null | Masked[] | { [name: string]: Masked };

export const hidden = '••••';

const codes = /cvc|cvv|cvn|csc|securitycode|verificationvalue/;
const numbers = new Set([
  'number',
  'pan',
  'cc',
  'ccnumber',
  'ccnum',
  'cardnumber',
  'accountnumber',
]);
const secrets = /secret|password|passphrase|authorization|^(?:api|access|private)?key$/;

const deepest = 40;

/** A copy of a form or of an object with everything masked, names included. */
export function mask(value: unknown, depth = 0): Masked {
  if (typeof value === 'string') return maskText(value);
  if (typeof value === 'number') return maskNumber(value);
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value !== 'object' || depth > deepest) return hidden;
  if (Array.isArray(value)) return maskList(value, depth);
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      maskText(name),
      maskField(name, inner, depth + 1),
    ]),
  );
}

/** Text without card numbers, security codes and secrets, wherever in it they stand. */
export function maskText(text: string, rounds = 4): string {
  if (text.length < shortest || !/[\d_%]|[^ -~]/.test(text)) return text;
  // Digits of other scripts' widths count as digits.
  const normal = /[^ -~]/.test(text) ? text.normalize('NFKC') : text;
  const clean = masked(normal);
  const plain = clean === normal ? text : clean;
  // What was encoded once too often hides digits from the patterns.
  const decoded = text.includes('%') && rounds > 0 ? decode(text) : text;
  if (decoded === text) return plain;
  const inner = maskText(decoded, rounds - 1);
  return inner === decoded ? plain : inner;
}

const shortest = 6;

function maskField(name: string, value: unknown, depth: number): Masked {
  const plain = name.toLowerCase().replaceAll(/[^a-z]/g, '');
  if (value === null || value === '') return value;
  // `cvc_check: pass` tells nothing of the code.
  if (codes.test(plain) && !plain.endsWith('check')) return hidden;
  if (secrets.test(plain)) return typeof value === 'string' ? maskSecret(value) : hidden;
  if (!numbers.has(plain)) return mask(value, depth);
  return typeof value === 'string' || typeof value === 'number' ? lastFour(String(value)) : hidden;
}

/** Digits may come one by one: `number[]=4242&number[]=4242`. */
function maskList(values: readonly unknown[], depth: number): Masked {
  const flat = values.filter((value) => typeof value === 'string').join('');
  if (/\d{12}/.test(flat) && maskText(flat) !== flat) return [hidden];
  return values.map((value) => mask(value, depth + 1));
}

function maskNumber(value: number): Masked {
  const text = maskText(String(value));
  return text === String(value) ? value : text;
}

/** Each net is thrown only where a glance shows that it may catch something: most text is clean. */
function masked(text: string): string {
  let clean = text;
  if (text.includes('_'))
    clean = clean.replaceAll(keys, shortenKey).replaceAll(clientSecrets, `$1${hidden}`);
  if (/c[sv]|security/i.test(text)) clean = clean.replaceAll(codeInText, `$1${hidden}`);
  return /\d/.test(clean) ? clean.replaceAll(digitRuns, maskRun) : clean;
}

const keys = /\b((?:sk|rk|pk|ek)_(?:test|live)_|whsec_)(\w+)/g;
const clientSecrets = /\b([a-z]{2,8}_\w+?_secret_)\w+/g;

/** Digits with at most three signs between one and the next: spaces, dashes, `", "`. */
const digitRuns = /\d(?:[^\p{L}\p{N}•]{0,3}\d){12,}/gu;

function shortenKey(_all: string, prefix: string, rest: string): string {
  return `${prefix}${hidden}${rest.length > 12 ? rest.slice(-4) : ''}`;
}

/** `"cvc":"123"`, `card[cvc]=123`, `the CVV is 123`. */
const codeInText = /((?:cvc|cvv|cvn|csc|security[ _-]?code)[^\d\n]{0,12})\d{3,4}(?!\d)/giu;

const longestRun = 64;

function maskRun(run: string): string {
  const digits = run.replaceAll(/\D/g, '');
  if (digits.length > longestRun) return hidden;
  if (/^[2-6]\d{14,15}$/.test(digits)) return lastFour(digits);
  for (let length = 19; length >= 13; length -= 1) {
    for (let start = 0; start + length <= digits.length; start += 1) {
      const number = digits.slice(start, start + length);
      if (isCardNumber(number)) return lastFour(number);
    }
  }
  return run;
}

/** The check digit by Luhn; no network's numbers begin with 0, 1, 7, 8 or 9. */
function isCardNumber(digits: string): boolean {
  if (!/^[2-6]/.test(digits)) return false;
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits.at(-1 - place));
    const doubled = digit * 2;
    sum += place % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Part of a number shows nothing: its end is not the card's. */
function lastFour(text: string): string {
  const digits = text.normalize('NFKC').replaceAll(/\D/g, '');
  return digits.length < 12 ? hidden : `${hidden} ${digits.slice(-4)}`;
}

function maskSecret(text: string): string {
  const shown = masked(text);
  return shown === text ? hidden : shown;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
