import { errors, invalid } from './errors.ts';

/** A form in Stripe's bracket notation, unfolded: every leaf is text, a list's names are 0, 1, 2. */
export type Field = string | Fields;
export interface Fields {
  [name: string]: Field;
}

const deepest = 12;
const mostParameters = 1000;

/** Unfolds `card[number]=…&expand[]=…`, out of a body or a query. */
export function parseForm(form: string | null): Fields {
  const fields = noFields();
  const parameters = new URLSearchParams(form ?? '');
  if (parameters.size > mostParameters) throw errors.tooManyParameters(mostParameters);
  for (const [name, value] of parameters) put(fields, pathOf(name), value);
  return fields;
}

/** What Express hands over as a request's body or query. */
export function toFields(value: unknown): Fields {
  const fields = noFields();
  if (typeof value !== 'object' || value === null) return fields;
  for (const [name, field] of Object.entries(value)) {
    fields[name] = typeof field === 'string' ? field : toFields(field);
  }
  return fields;
}

/** `shipping[address][line1]`, as Stripe writes the name of a field inside others. */
export function nameIn(prefix: string, field: string): string {
  return prefix === '' ? field : `${prefix}[${field}]`;
}

export function isList(fields: Fields): boolean {
  return Object.keys(fields).every((name, place) => name === String(place));
}

export function isInteger(value: string): boolean {
  return /^[+-]?\d{1,15}$/.test(value);
}

function put(fields: Fields, [name = '', ...rest]: readonly string[], value: string): void {
  const place = name === '' ? String(Object.keys(fields).length) : name;
  const before = fields[place];
  if (rest.length === 0) {
    // A name that comes twice is a list, which is refused where none belongs.
    fields[place] = before === undefined ? value : { 0: before, 1: value };
    return;
  }
  const inner = before === undefined || typeof before === 'string' ? noFields() : before;
  fields[place] = inner;
  put(inner, rest, value);
}

function pathOf(name: string): string[] {
  const [, first = name, brackets = ''] = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name) ?? [];
  const inner = Array.from(brackets.matchAll(/\[([^[\]]*)\]/g), ([, field = '']) => field);
  const path = [first, ...inner];
  // As a name of its own it is refused like any other that no call takes.
  return path.length > deepest ? [name] : path;
}

// Without a prototype, so that no name a client may choose means anything.
function noFields(): Fields {
  const fields: Fields = {};
  Object.setPrototypeOf(fields, null);
  return fields;
}

/**
 * Reads one level of a form. An absent field is undefined, an empty one null where the field may
 * be unset; anything else that does not fit throws the error Stripe would answer, naming the field
 * with its brackets.
 */
export class Form {
  readonly fields: Fields;
  readonly #prefix: string;

  constructor(fields: Fields, prefix = '') {
    this.fields = fields;
    this.#prefix = prefix;
  }

  /** The field's full name: `shipping[address][line1]`. */
  name(field: string): string {
    return nameIn(this.#prefix, field);
  }

  has(field: string): boolean {
    return Object.hasOwn(this.fields, field);
  }

  text(field: string): string | null | undefined {
    const value = this.has(field) ? this.fields[field] : undefined;
    if (value === undefined) return undefined;
    if (typeof value !== 'string') throw errors.notAString(this.name(field));
    return value === '' ? null : value;
  }

  /** Text that cannot be unset. */
  given(field: string): string | undefined {
    const value = this.text(field);
    if (value === null) throw errors.empty(this.name(field));
    return value;
  }

  required(field: string): string {
    const value = this.given(field);
    if (value === undefined) throw errors.missing(this.name(field));
    return value;
  }

  integer(field: string): number | undefined {
    const value = this.given(field);
    if (value === undefined) return undefined;
    if (!isInteger(value)) throw errors.notAnInteger(this.name(field), value);
    return Number(value);
  }

  flag(field: string): boolean | undefined {
    const value = this.given(field);
    if (value === undefined || value === 'true' || value === 'false') {
      return value === undefined ? undefined : value === 'true';
    }
    throw errors.notABoolean(this.name(field), value);
  }

  choice<T extends string>(field: string, options: readonly T[]): T | undefined {
    const value = this.given(field);
    if (value === undefined) return undefined;
    const option = options.find((one) => one === value);
    if (option !== undefined) return option;
    throw errors.notOneOf(this.name(field), options);
  }

  email(field: string): string | null | undefined {
    const value = this.text(field);
    if (typeof value === 'string' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) {
      throw invalid(`Invalid email address: ${value}`, this.name(field), 'email_invalid');
    }
    return value;
  }

  url(field: string): string | undefined {
    const value = this.given(field);
    if (value !== undefined && !URL.canParse(value)) {
      throw invalid('Not a valid URL', this.name(field), 'url_invalid');
    }
    return value;
  }

  section(field: string): Form | undefined {
    const value = this.has(field) ? this.fields[field] : undefined;
    if (value === undefined || value === '') return undefined;
    if (typeof value === 'string') throw errors.notAnObject(this.name(field));
    return new Form(value, this.name(field));
  }

  /** The objects of a list. */
  sections(field: string): Form[] | undefined {
    const list = this.section(field);
    return list && Object.keys(list.fields).flatMap((place) => list.section(place) ?? []);
  }

  texts(field: string): string[] | undefined {
    const value = this.has(field) ? this.fields[field] : undefined;
    if (value === undefined || value === '') return undefined;
    if (typeof value === 'string' || !isList(value)) throw errors.notAList(this.name(field));
    return Object.values(value).map((item) => {
      if (typeof item !== 'string') throw errors.notAString(this.name(field));
      return item;
    });
  }
}

/** A field's new value, or the one before where the form does not name it. */
export function changed<T>(given: T | undefined, before: T): T {
  return given === undefined ? before : given;
}
