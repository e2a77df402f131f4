import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Allowed, Rule } from './parameter-rules.ts';

/** The files of the SDK whose calls the stand-in answers. */
const resources = [
  'Accounts',
  'Balance',
  'BalanceTransactions',
  'Charges',
  'ConfirmationTokens',
  'Customers',
  'Disputes',
  'Events',
  'PaymentIntents',
  'PaymentMethods',
  'Radar/EarlyFraudWarnings',
  'Refunds',
  'TestHelpers/ConfirmationTokens',
  'Tokens',
  'WebhookEndpoints',
];

const sdk = fileURLToPath(new URL('../../node_modules/stripe/', import.meta.url));
const typings = join(sdk, 'esm');
export const generatedFile = fileURLToPath(
  new URL('../../dist/stripe/parameters.json', import.meta.url),
);

/**
 * Writes down which parameters each call takes, read from the SDK's own typings: one tree of rules
 * for each interface such as `RefundCreateParams`. Does nothing, and returns false, where `target`
 * is newer than the SDK and this program.
 */
export function generateParameters(target = generatedFile): boolean {
  const sources = [join(sdk, 'package.json'), fileURLToPath(import.meta.url)];
  if (sources.every((source) => changedAt(source) < changedAt(target))) return false;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, JSON.stringify(rulesOfAll()));
  return true;
}

function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function rulesOfAll(): Record<string, Allowed> {
  const shared = declarationsIn(parse('shared'));
  const calls: Record<string, Allowed> = {};
  for (const resource of resources) {
    const declared = declarationsIn(parse(`resources/${resource}`), shared);
    for (const [name, { type, scope }] of declared) {
      if (/^([A-Z]\w+\.)?\w+Params$/.test(name) && !shared.has(name)) {
        calls[name] = ruleOf(type, scope, declared).fields ?? {};
      }
    }
  }
  return calls;
}

/** An interface or a type under its full name, `RefundCreateParams.Reason`. */
interface Declaration {
  readonly type: Shape;
  /** The namespaces it stands in, from the outside in. */
  readonly scope: readonly string[];
}
type Shape = ts.InterfaceDeclaration | ts.TypeNode;
type Declarations = ReadonlyMap<string, Declaration>;

function parse(file: string): ts.SourceFile {
  const path = join(typings, `${file}.d.ts`);
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
}

function declarationsIn(file: ts.SourceFile, more: Declarations = new Map()): Declarations {
  const found = new Map(more);
  collect(file.statements, []);
  return found;

  function collect(statements: readonly ts.Statement[], scope: readonly string[]): void {
    for (const statement of statements) {
      if (ts.isModuleDeclaration(statement)) {
        if (statement.body !== undefined && ts.isModuleBlock(statement.body)) {
          collect(statement.body.statements, [...scope, statement.name.text]);
        }
      } else if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
        const type = ts.isInterfaceDeclaration(statement) ? statement : statement.type;
        found.set([...scope, statement.name.text].join('.'), { type, scope });
      }
    }
  }
}

/** The nearest declaration of `name`, seen from inside the namespaces of `scope`. */
function resolve(name: string, scope: readonly string[], declared: Declarations): Declaration {
  for (let depth = scope.length; depth >= 0; depth -= 1) {
    const declaration = declared.get([...scope.slice(0, depth), name].join('.'));
    if (declaration !== undefined) return declaration;
  }
  throw new Error(`The typings of stripe do not declare ${name} where it is used.`);
}

function ruleOf(type: Shape, scope: readonly string[], declared: Declarations): Rule {
  const below = (inner: ts.TypeNode): Rule => ruleOf(inner, scope, declared);
  if (ts.isInterfaceDeclaration(type)) return ruleOfInterface(type, scope, declared);
  if (ts.isTypeLiteralNode(type)) return ruleOfMembers(type.members, scope, declared);
  if (ts.isUnionTypeNode(type)) return merged(type.types.map(below));
  if (ts.isArrayTypeNode(type)) return { items: below(type.elementType) };
  if (ts.isParenthesizedTypeNode(type)) return below(type.type);
  if (ts.isLiteralTypeNode(type)) return ruleOfLiteral(type.literal);
  if (ts.isTypeReferenceNode(type)) return ruleOfReference(type, scope, declared);
  switch (type.kind) {
    case ts.SyntaxKind.StringKeyword:
      return { text: true };
    case ts.SyntaxKind.NumberKeyword:
      return { integer: true };
    case ts.SyntaxKind.BooleanKeyword:
      return { boolean: true };
    default:
      throw new Error(`No rule is known for a parameter of the type ${ts.SyntaxKind[type.kind]}.`);
  }
}

function ruleOfInterface(
  { heritageClauses, members }: ts.InterfaceDeclaration,
  scope: readonly string[],
  declared: Declarations,
): Rule {
  const own = ruleOfMembers(members, scope, declared);
  const inherited = (heritageClauses ?? []).flatMap(({ types }) =>
    types.map(({ expression }) => ruleOfName(nameOf(expression), scope, declared)),
  );
  return merged([...inherited, own]);
}

function ruleOfMembers(
  members: readonly ts.TypeElement[],
  scope: readonly string[],
  declared: Declarations,
): Rule {
  if (members.some(ts.isIndexSignatureDeclaration)) return { free: true };
  const fields = members.filter(ts.isPropertySignature).flatMap(({ name, type }) => {
    if (type === undefined || !(ts.isIdentifier(name) || ts.isStringLiteral(name))) return [];
    return [[name.text, ruleOf(type, scope, declared)] as const];
  });
  return { fields: Object.fromEntries(fields) };
}

function ruleOfReference(
  { typeName, typeArguments = ts.factory.createNodeArray() }: ts.TypeReferenceNode,
  scope: readonly string[],
  declared: Declarations,
): Rule {
  const name = nameOf(typeName);
  const [argument] = typeArguments;
  const inner = argument === undefined ? {} : ruleOf(argument, scope, declared);
  switch (name) {
    case 'Array':
      return { items: inner };
    case 'Emptyable':
      return { ...inner, empty: true };
    // What the SDK's enumerations leave open for values of later versions; Stripe does not.
    case 'OtherString':
      return {};
    // Decimal numbers travel as text.
    case 'Decimal':
      return { text: true };
    default:
      return ruleOfName(name, scope, declared);
  }
}

function ruleOfName(name: string, scope: readonly string[], declared: Declarations): Rule {
  const { type, scope: inside } = resolve(name, scope, declared);
  return ruleOf(type, inside, declared);
}

function ruleOfLiteral(literal: ts.LiteralTypeNode['literal']): Rule {
  if (!ts.isStringLiteral(literal)) return { empty: true };
  return literal.text === '' ? { empty: true } : { values: [literal.text] };
}

/** One rule that lets pass what any of `rules` does. */
function merged(rules: readonly Rule[]): Rule {
  return rules.reduce<Rule>(
    (one, other) => ({
      ...one,
      ...other,
      ...(one.values === undefined || other.values === undefined
        ? {}
        : { values: [...one.values, ...other.values] }),
      ...(one.fields === undefined || other.fields === undefined
        ? {}
        : { fields: { ...one.fields, ...other.fields } }),
    }),
    {},
  );
}

function nameOf(name: ts.Node): string {
  if (ts.isIdentifier(name)) return name.text;
  if (ts.isQualifiedName(name)) return `${nameOf(name.left)}.${name.right.text}`;
  if (ts.isPropertyAccessExpression(name)) return `${nameOf(name.expression)}.${name.name.text}`;
  throw new Error(`A name was expected, not ${ts.SyntaxKind[name.kind]}.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generateParameters();
