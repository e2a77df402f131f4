import ts from 'typescript';

/** A string that is no member of the literal union it is declared as. */
export interface Stranger {
  readonly path: string;
  readonly value: string;
}

/**
 * Walks a value beside its type. The typings leave their unions open (`'a' | 'b' | OtherString`), so
 * that tsc takes any string; here only the members that are written out count.
 */
export function strangers(
  checker: ts.TypeChecker,
  type: ts.Type,
  value: unknown,
  path = '',
): Stranger[] {
  return walk([type], value, path);

  function walk(types: readonly ts.Type[], here: unknown, at: string): Stranger[] {
    const members = types.flatMap((one) => (one.isUnion() ? one.types : [one]));
    if (typeof here === 'string') return judge(members, here, at);
    if (Array.isArray(here)) {
      const items = members.flatMap(
        (one) => checker.getIndexTypeOfType(one, ts.IndexKind.Number) ?? [],
      );
      return here.flatMap((item, index) => walk(items, item, `${at}[${index}]`));
    }
    if (typeof here !== 'object' || here === null) return [];
    const fitting = members.filter((one) => isKindOf(one, here));
    return Object.entries(here).flatMap(([name, inner]) =>
      walk(fieldTypes(fitting, name), inner, at === '' ? name : `${at}.${name}`),
    );
  }

  function fieldTypes(types: readonly ts.Type[], name: string): ts.Type[] {
    return types.flatMap((one) => {
      const property = checker.getPropertyOfType(one, name);
      return property === undefined ? [] : [checker.getTypeOfSymbol(property)];
    });
  }

  /** Whether the `object` a type names is the value's: tells a card from a bank account. */
  function isKindOf(one: ts.Type, here: object): boolean {
    const [kind] = fieldTypes([one], 'object');
    if (kind?.isStringLiteral() !== true || !('object' in here)) return true;
    return kind.value === here.object;
  }
}

function judge(members: readonly ts.Type[], value: string, path: string): Stranger[] {
  const literals = members.filter((one) => one.isStringLiteral()).map((one) => one.value);
  const open = members.some((one) => (one.flags & ts.TypeFlags.String) !== 0);
  return literals.length === 0 || open || literals.includes(value) ? [] : [{ path, value }];
}
