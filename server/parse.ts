import type { z } from 'zod';
import { AppError } from './errors.ts';

type Issue = z.core.$ZodRawIssue;
type Path = readonly PropertyKey[];

/**
 * Reads a request's body by its schema. Throws AppError(400, 'invalid_request') with the field's
 * path and a sentence; of several faults it names the first.
 */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  refusePrototypeKeys(body);
  const parsed = schema.safeParse(body, { error: reason });
  if (parsed.success) return parsed.data;
  const { message, field } = firstFault(parsed.error, body);
  throw new AppError(400, 'invalid_request', message, { field });
}

/** The first fault as a sentence, with the path of the field it is about (none for the whole). */
export function firstFault(
  error: z.ZodError,
  input: unknown,
  whole = 'The body',
): { message: string; field?: string } {
  const issue = error.issues[0];
  if (!issue) return { message: 'The request is not well-formed.' };
  if (issue.code === 'unrecognized_keys') {
    const field = pathText([...issue.path, brief(issue.keys[0] ?? '')]);
    return { message: `${field} is not a known field.`, field };
  }
  const why = issue.message === '' ? 'is not valid' : issue.message;
  if (issue.path.length === 0) {
    return { message: `${whole} ${input === undefined ? 'is missing' : why}.` };
  }
  const field = pathText(issue.path);
  return { message: `${field} ${why}.`, field };
}

/** A name that somebody else chose, no longer than is needed to recognise it. */
const brief = <Key extends PropertyKey>(key: Key) =>
  typeof key === 'string' ? key.slice(0, 64) : key;

/** `lines[0].quantity` */
export function pathText(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}

/** Why a value is refused, as the rest of a sentence that begins with its name. */
export function reason(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is missing'
        : `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'too_small':
      if (issue.origin === 'string') return 'must not be empty';
      if (issue.origin === 'array') return `must have at least ${issue.minimum} entry`;
      return `must be at least ${issue.minimum}`;
    case 'too_big':
      if (issue.origin === 'string') return `must have at most ${issue.maximum} characters`;
      if (issue.origin === 'array') return `must have at most ${issue.maximum} entries`;
      return `must be at most ${issue.maximum}`;
    case 'invalid_union':
    case 'invalid_value':
      return 'is not one of the known values';
    default:
      return 'is not well-formed';
  }
}

const KINDS: Record<string, string> = {
  array: 'a list',
  int: 'a whole number',
  number: 'a whole number',
  object: 'an object',
  string: 'a text',
};

/*
 * JSON.parse makes `__proto__` an ordinary key of the object itself, zod passes over it in silence,
 * and any later Object.assign would swap the prototype: refused wherever it stands.
 */
function refusePrototypeKeys(body: unknown): void {
  const path = prototypeKeyIn(body, 0);
  if (path === null) return;
  const field = pathText(path.map(brief));
  throw new AppError(400, 'invalid_request', `${field} is not a known field.`, { field });
}

function prototypeKeyIn(value: unknown, depth: number): Path | null {
  if (typeof value !== 'object' || value === null) return null;
  if (Object.hasOwn(value, '__proto__')) return ['__proto__'];
  if (depth > DEEPEST) return null;
  for (const [key, inner] of Object.entries(value)) {
    const path = prototypeKeyIn(inner, depth + 1);
    if (path !== null) return [Array.isArray(value) ? Number(key) : key, ...path];
  }
  return null;
}

/** Our own shapes are three levels deep; what lies deeper is refused by the schema anyway. */
const DEEPEST = 8;
