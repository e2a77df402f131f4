import { errors } from './errors.ts';
import { isInteger, isList, nameIn } from './fields.ts';
import type { Field, Fields } from './fields.ts';

/**
 * What one parameter may be. Several marks together are alternatives: `off_session` is a boolean or
 * one of two words. A rule without any takes text.
 */
export interface Rule {
  readonly text?: true;
  readonly integer?: true;
  readonly boolean?: true;
  /** The words it may be. */
  readonly values?: readonly string[];
  readonly fields?: Allowed;
  /** A list; the rule of each of its items. */
  readonly items?: Rule;
  /** Names of the caller's own choice, as in `metadata`. */
  readonly free?: true;
  /** An empty value unsets it. */
  readonly empty?: true;
  /** A parameter of Stripe's that nothing here imitates. */
  readonly absent?: true;
}

/** The parameters of one call, or of an object among them. */
export type Allowed = Readonly<Record<string, Rule>>;

/** Throws on the first parameter that `allowed` does not name, or that is not what it says. */
export function refuseUnknown(fields: Fields, allowed: Allowed, prefix = ''): void {
  for (const [field, value] of Object.entries(fields)) {
    const name = nameIn(prefix, field);
    const rule = Object.hasOwn(allowed, field) ? allowed[field] : undefined;
    if (rule === undefined) throw errors.unknownParameter(name);
    if (rule.absent === true) throw errors.notImitated(name);
    checkValue(name, value, rule);
  }
}

function checkValue(name: string, value: Field, rule: Rule): void {
  if (typeof value === 'string') checkText(name, value, rule);
  else if (rule.items !== undefined && isList(value)) checkItems(name, value, rule.items);
  else if (rule.fields !== undefined) refuseUnknown(value, rule.fields, name);
  else if (rule.free !== true) throw mismatch(name, '{...}', rule);
}

function checkItems(name: string, items: Fields, rule: Rule): void {
  for (const [place, item] of Object.entries(items)) checkValue(nameIn(name, place), item, rule);
}

function checkText(name: string, value: string, rule: Rule): void {
  if (value === '') checkEmpty(name, rule);
  else if (!fits(value, rule)) throw mismatch(name, value, rule);
}

function fits(value: string, { text, values, integer, boolean }: Rule): boolean {
  return (
    text === true ||
    values?.includes(value) === true ||
    (integer === true && isInteger(value)) ||
    (boolean === true && (value === 'true' || value === 'false'))
  );
}

// Text is left to the call itself: some of it can be unset, some cannot.
function checkEmpty(name: string, rule: Rule): void {
  if (rule.empty === true || rule.text === true || rule.free === true) return;
  if (rule.fields !== undefined || rule.items !== undefined) throw mismatch(name, '', rule);
  throw errors.empty(name);
}

function mismatch(name: string, value: string, rule: Rule): Error {
  if (rule.integer === true) return errors.notAnInteger(name, value);
  if (rule.boolean === true) return errors.notABoolean(name, value);
  if (rule.values !== undefined) return errors.notOneOf(name, rule.values);
  if (rule.items !== undefined) return errors.notAList(name);
  return rule.fields !== undefined || rule.free === true
    ? errors.notAnObject(name)
    : errors.notAString(name);
}
