import type { Judgement } from './judgements.ts';

interface PostalRule {
  /** What is left out while typing. */
  readonly strange: RegExp;
  readonly complete: RegExp;
}

const lettersAndDigits = /[^\p{L}\d -]/gu;

const rules: ReadonlyMap<string, PostalRule> = new Map([
  ['US', { strange: /[^\d-]/g, complete: /^\d{5}(-?\d{4})?$/ }],
  ['CA', { strange: lettersAndDigits, complete: /^[ABCEGHJ-NPRSTVXY]\d[A-Z][ -]?\d[A-Z]\d$/ }],
  ['GB', { strange: lettersAndDigits, complete: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/ }],
]);

/** Anything a country may use; nothing is known of its rules. */
const elsewhere: PostalRule = { strange: lettersAndDigits, complete: /./ };

/** Without a country any plausible code passes, as long as an all-digit one has five. */
const unknown: PostalRule = { strange: lettersAndDigits, complete: /^(\d{5,}|(?=.*\D).{3,})$/ };

export function formatPostalCode(raw: string, country: string | undefined): string {
  return raw.replace(ruleOf(country).strange, '').trimStart().slice(0, 10).toUpperCase();
}

export function judgePostalCode(text: string, country: string | undefined): Judgement {
  return ruleOf(country).complete.test(text.trim())
    ? { state: 'complete' }
    : { state: 'incomplete', code: 'incomplete_zip' };
}

function ruleOf(country: string | undefined): PostalRule {
  return country === undefined ? unknown : (rules.get(country) ?? elsewhere);
}
