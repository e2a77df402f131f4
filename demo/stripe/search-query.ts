import { invalid } from './errors.ts';
import type { ApiObject } from './errors.ts';

/**
 * What a field of a search holds: a number can be compared, a text looked into with `~`, a token is
 * equal or it is not.
 */
export type Fields = Readonly<Record<string, 'number' | 'text' | 'token'>>;

interface Clause {
  readonly path: readonly string[];
  readonly operator: string;
  /** Null for a field that is not there. */
  readonly value: string | null;
  readonly negated: boolean;
}

export interface Query {
  readonly joined: 'AND' | 'OR';
  readonly clauses: readonly Clause[];
}

const most = 10;
const clause =
  /^(?<minus>-?)(?<field>[a-z_][a-z0-9_.]*)(?:\[(?<quote>["'])(?<key>.*?)\k<quote>\])?\s*(?<operator>:|~|>=|<=|>|<)\s*(?:"(?<double>(?:\\.|[^"\\])*)"|'(?<single>(?:\\.|[^'\\])*)'|(?<bare>[^\s"']+))/i;

/** Reads Stripe's query language (docs.stripe.com/search). Throws what Stripe would answer. */
export function clauses(query: string, fields: Fields, resource: string): Query {
  const found: Clause[] = [];
  const joints = new Set<string>();
  let rest = query.trim();
  for (;;) {
    const match = clause.exec(rest);
    if (match?.groups === undefined) throw unreadable();
    found.push(readClause(match.groups, fields, resource));
    rest = rest.slice(match[0].length);
    if (rest.trim() === '') break;
    const joint = /^\s+(?:(AND|OR)\s+)?/i.exec(rest);
    if (joint === null) throw unreadable();
    joints.add((joint[1] ?? 'AND').toUpperCase());
    rest = rest.slice(joint[0].length);
  }
  if (joints.size > 1) {
    throw invalid("You can't combine AND and OR in the same search query.", 'query');
  }
  if (found.length > most) {
    throw invalid(`A search query can have at most ${most} clauses.`, 'query');
  }
  return { joined: joints.has('OR') ? 'OR' : 'AND', clauses: found };
}

export function matches({ joined, clauses: all }: Query, object: ApiObject): boolean {
  const holds = (one: Clause) => fits(one, valueAt(object, one.path)) !== one.negated;
  return joined === 'OR' ? all.some(holds) : all.every(holds);
}

function readClause(
  groups: Readonly<Record<string, string | undefined>>,
  fields: Fields,
  resource: string,
): Clause {
  const { minus, field = '', key, operator = ':', double, single, bare } = groups;
  const kind = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (kind === undefined || (field === 'metadata') !== (key !== undefined)) {
    throw invalid(
      `Field \`${field}\` is an unsupported search field for resource \`${resource}\`. See http://stripe.com/docs/search#query-fields-for-${resource.replaceAll('_', '-')} for a list of supported fields.`,
      'query',
    );
  }
  const quoted = double ?? single;
  const value = quoted?.replaceAll(/\\(.)/g, '$1') ?? bare ?? '';
  refuseOperator(field, kind, operator, value);
  return {
    path: key === undefined ? field.split('.') : [field, key],
    operator,
    value: quoted === undefined && value.toLowerCase() === 'null' ? null : value,
    negated: minus === '-',
  };
}

function refuseOperator(field: string, kind: Fields[string], operator: string, value: string) {
  if (operator === ':') return;
  if (operator === '~' ? kind !== 'text' : kind !== 'number') {
    throw invalid(`Field \`${field}\` does not support the operator \`${operator}\`.`, 'query');
  }
  if (operator === '~' && value.length < 3) {
    throw invalid('A substring search needs at least 3 characters.', 'query');
  }
  if (operator !== '~' && !/^-?\d+$/.test(value)) {
    throw invalid(`Invalid integer: ${value}`, 'query', 'parameter_invalid_integer');
  }
}

function fits({ operator, value }: Clause, actual: unknown): boolean {
  const absent = actual === undefined || actual === null;
  if (value === null || absent) return value === null && absent;
  const text = JSON.stringify(actual).replaceAll(/^"|"$/g, '').toLowerCase();
  switch (operator) {
    case '>':
      return Number(actual) > Number(value);
    case '>=':
      return Number(actual) >= Number(value);
    case '<':
      return Number(actual) < Number(value);
    case '<=':
      return Number(actual) <= Number(value);
    case '~':
      return text.includes(value.toLowerCase());
    default:
      return text === value.toLowerCase();
  }
}

function valueAt(object: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
        ? Reflect.get(inner, name)
        : undefined,
    object,
  );
}

function unreadable(): Error {
  return invalid(
    'We were unable to parse your search query. Try using the format `metadata["key"]:"value"` to query for metadata or key:"value" to query for other fields.',
    'query',
  );
}
