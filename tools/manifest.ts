import ts from 'typescript';

/** Of https://github.com/webcomponents/custom-elements-manifest. */
const SCHEMA_VERSION = '2.1.0';

/** A file by its path from the project's root. */
export interface Source {
  path: string;
  code: string;
}

interface Named {
  name: string;
  description: string;
}

interface Type {
  text: string;
}

interface Attribute extends Named {
  fieldName?: string;
  type: Type;
}

interface Field extends Named {
  kind: 'field';
  type: Type;
  static?: true;
  readonly?: true;
  attribute?: string;
  reflects?: true;
}

interface Method extends Named {
  kind: 'method';
  parameters: { name: string; type: Type; optional?: true; default?: string }[];
  return: { type: Type };
}

/** What a class says of itself, in the manifest's words. */
interface ElementDeclaration extends Named {
  kind: 'class';
  summary: string;
  customElement: true;
  tagName: string;
  superclass: { name: string; package: string };
  attributes: Attribute[];
  members: (Field | Method)[];
  events: (Named & { type: Type })[];
  slots: Named[];
  cssParts: Named[];
  cssProperties: (Named & { default?: string })[];
}

export interface Manifest {
  schemaVersion: string;
  modules: {
    kind: 'javascript-module';
    path: string;
    declarations: ElementDeclaration[];
    exports: {
      kind: 'js' | 'custom-element-definition';
      name: string;
      declaration: { name: string; module: string };
    }[];
  }[];
}

/**
 * The manifest of the one element in `element`: its comment's tags, its documented members, and the
 * Lit properties among them. `settings` has the words that attributes know, `others` the classes of
 * its events, and `built` is the file that defines the tag.
 */
export function manifestOf(
  element: Source,
  settings: Source,
  others: readonly Source[],
  built: string,
): Manifest {
  const declared = parse(element).statements.find(ts.isClassDeclaration);
  if (!declared?.name) throw new Error(`${element.path} has no class.`);
  const name = declared.name.text;
  const tagName = tagOf(parse(element), name);
  const properties = litProperties(declared);
  const members = membersOf(declared, properties, wordsKnown(settings));
  const reflected = members.flatMap((member) =>
    member.kind === 'field' && member.attribute
      ? [
          {
            name: member.attribute,
            fieldName: member.name,
            description: member.description,
            type: member.type,
          },
        ]
      : [],
  );
  const tagged = (tag: string) => tagsOf(declared, tag);
  const eventTypes = new Map(others.flatMap((source) => eventsIn(parse(source))));
  const declaration: ElementDeclaration = {
    kind: 'class',
    name,
    summary: ts.getTextOfJSDocComment(tagNamed(declared, 'summary')?.comment)?.trim() ?? '',
    description: descriptionOf(declared),
    customElement: true,
    tagName,
    superclass: { name: 'LitElement', package: 'lit' },
    attributes: [
      ...reflected,
      ...tagged('attr').map((one) => ({ ...one, type: { text: 'string | undefined' } })),
    ],
    members,
    events: tagged('fires').map((one) => ({
      ...one,
      type: { text: eventTypes.get(one.name) ?? 'Event' },
    })),
    slots: tagged('slot'),
    cssParts: tagged('csspart'),
    cssProperties: tagged('cssproperty'),
  };
  const here = { name, module: element.path };
  return {
    schemaVersion: SCHEMA_VERSION,
    modules: [
      {
        kind: 'javascript-module',
        path: element.path,
        declarations: [declaration],
        exports: [{ kind: 'js', name, declaration: here }],
      },
      {
        kind: 'javascript-module',
        path: built,
        declarations: [],
        exports: [{ kind: 'custom-element-definition', name: tagName, declaration: here }],
      },
    ],
  };
}

const parse = ({ path, code }: Source): ts.SourceFile =>
  ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true);

/** `[name=default] - what it is`, or without default, or without brackets. */
function tagsOf(node: ts.Node, tag: string): (Named & { default?: string })[] {
  return ts
    .getJSDocTags(node)
    .filter(({ tagName }) => tagName.text === tag)
    .map(({ comment }) => {
      const text = ts.getTextOfJSDocComment(comment) ?? '';
      const [, bracketed, bare, description] =
        /^(?:\[([^\]]+)\]|(\S+)) - ([^]+)$/.exec(text.trim()) ?? [];
      const [name = '', usual] = (bracketed ?? bare ?? '').split('=');
      if (!name || !description) throw new Error(`@${tag} ${text} has no name and description.`);
      return {
        name,
        description: description.replace(/\s+/g, ' '),
        ...(usual !== undefined && { default: usual }),
      };
    });
}

const tagNamed = (node: ts.Node, name: string): ts.JSDocTag | undefined =>
  ts.getJSDocTags(node).find(({ tagName }) => tagName.text === name);

function descriptionOf(node: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return ts.getTextOfJSDocComment(comment?.comment)?.trim() ?? '';
}

/** The key of `HTMLElementTagNameMap` that stands for the class. */
function tagOf(file: ts.SourceFile, className: string): string {
  const [found] = entriesOf(file, 'HTMLElementTagNameMap').filter(([, type]) => type === className);
  if (!found) throw new Error(`${file.fileName} gives ${className} no tag.`);
  return found[0];
}

const eventsIn = (file: ts.SourceFile): [name: string, type: string][] =>
  entriesOf(file, 'HTMLElementEventMap');

/** Names and types of what a file adds to one of the platform's maps. */
function entriesOf(file: ts.SourceFile, map: string): [name: string, type: string][] {
  const found: [string, string][] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node) && node.name.text === map) {
      for (const member of node.members) {
        if (ts.isPropertySignature(member) && ts.isStringLiteral(member.name) && member.type)
          found.push([member.name.text, member.type.getText(file)]);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

interface LitProperty {
  attribute: string;
  reflects: boolean;
}

/** `static properties`, as Lit reads it. */
function litProperties(declared: ts.ClassDeclaration): ReadonlyMap<string, LitProperty> {
  const properties = declared.members
    .filter(ts.isPropertyDeclaration)
    .find((member) => member.name.getText() === 'properties')?.initializer;
  if (!properties || !ts.isObjectLiteralExpression(properties)) return new Map();
  return new Map(
    properties.properties.filter(ts.isPropertyAssignment).map((property) => {
      const name = property.name.getText();
      const options = new Map(
        ts.isObjectLiteralExpression(property.initializer)
          ? property.initializer.properties
              .filter(ts.isPropertyAssignment)
              .map((option) => [option.name.getText(), option.initializer])
          : [],
      );
      const attribute = options.get('attribute');
      return [
        name,
        {
          attribute:
            attribute && ts.isStringLiteral(attribute) ? attribute.text : name.toLowerCase(),
          reflects: options.get('reflect')?.kind === ts.SyntaxKind.TrueKeyword,
        },
      ];
    }),
  );
}

/** The words a setting knows, where it is one of a few: `mode` is `'page' | 'inline' | …`. */
function wordsKnown(settings: Source): ReadonlyMap<string, string> {
  const file = parse(settings);
  const unions = new Map(
    file.statements
      .filter(ts.isTypeAliasDeclaration)
      .map(({ name, type }) => [name.text, type.getText(file)]),
  );
  const fields = file.statements
    .filter(ts.isInterfaceDeclaration)
    .find(({ name }) => name.text === 'Settings')?.members;
  return new Map(
    (fields ?? []).flatMap((field) => {
      if (!ts.isPropertySignature(field)) return [];
      const words = unions.get(field.type?.getText(file) ?? '');
      return words === undefined ? [] : [[field.name.getText(file), words]];
    }),
  );
}

/** What is documented and everybody's; what the platform and Lit call is neither. */
function membersOf(
  declared: ts.ClassDeclaration,
  properties: ReadonlyMap<string, LitProperty>,
  words: ReadonlyMap<string, string>,
): (Field | Method)[] {
  return declared.members.flatMap((member): (Field | Method)[] => {
    const name = member.name?.getText();
    const flags = ts.getCombinedModifierFlags(member);
    const hidden = ts.ModifierFlags.Override | ts.ModifierFlags.NonPublicAccessibilityModifier;
    if (!name || name.startsWith('#') || name.endsWith('Callback') || flags & hidden) return [];
    const description = descriptionOf(member).replace(/\s+/g, ' ');
    if (!description) throw new Error(`${name} is public and not documented.`);
    const isStatic = (flags & ts.ModifierFlags.Static) !== 0;
    if (ts.isMethodDeclaration(member)) {
      return [
        {
          kind: 'method',
          name,
          description,
          parameters: member.parameters.map((parameter) => ({
            name: parameter.name.getText(),
            type: { text: parameter.type?.getText() ?? typeOfValue(parameter.initializer) },
            ...(parameter.questionToken && { optional: true as const }),
            ...(parameter.initializer && {
              optional: true as const,
              default: parameter.initializer.getText(),
            }),
          })),
          return: { type: { text: member.type?.getText() ?? 'void' } },
        },
      ];
    }
    if (!ts.isPropertyDeclaration(member) && !ts.isGetAccessorDeclaration(member)) return [];
    const property = isStatic ? undefined : properties.get(name);
    const known = words.get(name);
    const written = member.type?.getText();
    return [
      {
        kind: 'field',
        name,
        description,
        type: {
          text:
            property && known
              ? `${known} | undefined`
              : (written ??
                typeOfValue(ts.isPropertyDeclaration(member) ? member.initializer : undefined)),
        },
        ...(isStatic && { static: true as const }),
        ...(ts.isGetAccessorDeclaration(member) && { readonly: true as const }),
        ...(property && { attribute: property.attribute }),
        ...(property?.reflects && { reflects: true as const }),
      },
    ];
  });
}

/** The type that TypeScript infers from the literals our members begin with. */
function typeOfValue(value: ts.Expression | undefined): string {
  if (value && ts.isStringLiteral(value)) return 'string';
  if (value && ts.isNumericLiteral(value)) return 'number';
  throw new Error(`${value?.getText() ?? 'What has no value'} needs its type written down.`);
}
