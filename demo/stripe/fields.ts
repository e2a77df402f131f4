import { errors, invalid } from './errors.ts';

/** A form in Stripe's bracket notation, unfolded: every leaf is text. */
export type Field = string | Field[] | Fields;
export interface Fields {
  [name: string]: Field;
}

export function toFields(value: unknown): Fields {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, toField(field)]));
}

function toField(value: unknown): Field {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(toField);
  return toFields(value);
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
    return this.#prefix === '' ? field : `${this.#prefix}[${field}]`;
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
    if (!/^[+-]?\d{1,15}$/.test(value)) throw errors.notAnInteger(this.name(field), value);
    return Number(value);
  }

  flag(field: string): boolean | undefined {
    const value = this.given(field);
    if (value === undefined || value === 'true' || value === 'false') {
      return value === undefined ? undefined : value === 'true';
    }
    throw invalid(`Invalid boolean: ${value}`, this.name(field));
  }

  choice<T extends string>(field: string, options: readonly T[]): T | undefined {
    const value = this.given(field);
    if (value === undefined) return undefined;
    const option = options.find((one) => one === value);
    if (option !== undefined) return option;
    throw invalid(
      `Invalid ${this.name(field)}: must be one of ${options.join(', ')}`,
      this.name(field),
    );
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
    if (typeof value === 'string' || Array.isArray(value)) {
      throw errors.notAnObject(this.name(field));
    }
    return new Form(value, this.name(field));
  }

  texts(field: string): string[] | undefined {
    const value = this.has(field) ? this.fields[field] : undefined;
    if (value === undefined || value === '') return undefined;
    const items = Array.isArray(value) ? value : [value];
    return items.map((item) => {
      if (typeof item !== 'string') throw errors.notAString(this.name(field));
      return item;
    });
  }
}

/** A field's new value, or the one before where the form does not name it. */
export function changed<T>(given: T | undefined, before: T): T {
  return given === undefined ? before : given;
}
