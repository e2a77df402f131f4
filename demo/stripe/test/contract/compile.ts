import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A value and the type it is said to have. */
export interface Claim {
  /** Named in each fault: an endpoint. */
  readonly name: string;
  readonly type: string;
  readonly value: unknown;
}

export interface Compiled {
  /** What tsc says: `GET /v1/charges/:id at outcome.type: …`. */
  readonly faults: readonly string[];
  readonly checker: ts.TypeChecker;
  /** The declared type of each claim, in their order. */
  readonly types: readonly ts.Type[];
}

const modules = fileURLToPath(new URL('../../../../node_modules', import.meta.url));

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2024,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ['lib.es2024.d.ts', 'lib.dom.d.ts'],
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  noEmit: true,
};

/**
 * Compiles each claim as `const claim0: Type = {…}`. As the value is written out where the type is
 * declared, tsc refuses both a required field that is missing and a field that the typings do not
 * know, at every depth.
 */
export async function compile(imports: string, claims: readonly Claim[]): Promise<Compiled> {
  const directory = await mkdtemp(join(tmpdir(), 'stripe-contract-'));
  try {
    const file = join(directory, 'claims.mts');
    await symlink(modules, join(directory, 'node_modules'));
    await writeFile(file, imports + claims.map(declaration).join('\n'));
    const program = ts.createProgram([file], options);
    const source = program.getSourceFile(file);
    if (source === undefined) throw new Error(`${file} was not compiled.`);
    const checker = program.getTypeChecker();
    const declared = source.statements
      .filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) => [...declarationList.declarations]);
    return {
      checker,
      types: declared.map((one) => checker.getTypeAtLocation(one.name)),
      faults: [
        ...program.getSyntacticDiagnostics(source),
        ...program.getSemanticDiagnostics(source),
      ].map((diagnostic) => sentence(diagnostic, declared, claims)),
    };
  } finally {
    await rm(directory, { recursive: true });
  }
}

function declaration({ type, value }: Claim, index: number): string {
  return `const claim${index}: ${type} = ${JSON.stringify(value, null, 1)};`;
}

function sentence(
  { start = 0, messageText }: ts.Diagnostic,
  declared: readonly ts.VariableDeclaration[],
  claims: readonly Claim[],
): string {
  const place = declared.findIndex(({ pos, end }) => pos <= start && start < end);
  const claim = claims[place];
  const path = declared[place] === undefined ? [] : pathTo(declared[place], start);
  const where = `${claim?.name ?? 'the imports'} at ${path.join('.') || 'its top'}`;
  return `${where}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
}

/** The names of the properties around a place in the source. */
function pathTo(node: ts.Node, position: number): string[] {
  const inner = node
    .getChildren()
    .find((child) => child.getStart() <= position && position < child.getEnd());
  if (inner === undefined) return [];
  const name = ts.isPropertyAssignment(inner) ? [inner.name.getText().replaceAll('"', '')] : [];
  return [...name, ...pathTo(inner, position)];
}
