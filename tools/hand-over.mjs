import { posix } from 'node:path';

const { dirname } = posix;

/**
 * Has every part come through one function in the tag's file, which hands over what came. No part
 * imports another: what it needs of others comes ahead of it, and is the one copy that is there. So each
 * part may be had at another address where the first failed, and has to be: a browser may keep that a
 * script did not come for as long as the page is open, and Firefox does. Comes before the minifier.
 */
export const handOver = {
  name: 'hand-over',
  renderDynamicImport: ({ targetChunk }) => targetChunk && { left: 'importPart(', right: ')' },
  renderChunk(code, chunk, _options, { chunks }) {
    const named = namePartsIn(code, chunk, chunks);
    if (chunk.isEntry)
      return named
        .replace(BEGINNING, (top) => top + importPart(chunks))
        .replace(/^export \{/m, 'export { importPart, partsHere,');
    refuseVariables(this.parse, code, chunk.name);
    const own = takeOver(withoutNamespace(named), chunks);
    return withImports(own, chunk, chunks, [
      ...(own.includes('importPart(') ? ['importPart'] : []),
      ...(own.includes(' = partsHere[') ? ['partsHere'] : []),
    ]);
  },
};

/** Before all that may ask for a part at once, and behind what a file has to begin with. */
const BEGINNING = /^(\/(\/|\*!).*\n)*/;

const importPart = (chunks) => `
const partsHere = {};
const partAddresses = {};
const importPart = async (name, ...needs) => {
  await Promise.all(needs.map((need) => importPart(need)));
  const address = (partAddresses[name] ??= \`./${folderOf(chunks)}/\${name}.js\`);
  try {
    return (partsHere[name] = await import(address));
  } catch (error) {
    partAddresses[name] = address + '?';
    throw error;
  }
};
`;

const folderOf = (chunks) => {
  const [folder, ...others] = new Set(
    Object.values(chunks).flatMap(({ isEntry, fileName }) => (isEntry ? [] : [dirname(fileName)])),
  );
  if (others.length) throw new Error('All parts are to be in one folder.');
  return folder;
};

/**
 * A part that is asked for and also gives others something has an object, besides, of what it is asked
 * for. Whoever asks takes that by its names, and may as well find it among the rest.
 */
function withoutNamespace(code) {
  const [object, name, members] = NAMESPACE.exec(code) ?? [];
  if (!object) {
    if (code.includes('__proto__: null')) throw new Error(`A part keeps an object:\n${code}`);
    return code;
  }
  const given = members.replaceAll(/(\w+): (\w+)/g, '$2 as $1');
  return code
    .replace(object, '')
    .replace(new RegExp(`(?<=^export \\{.*\\b)${name} as \\w+(?=\\b.*\\};$)`, 'm'), given);
}

const NAMESPACE = /^var (\w+) = \{\n {2}__proto__: null,\n((?: {2}\w+: \w+,?\n)+)\};\n/m;

/** Parts by their names, in place of their addresses, with the names of those they need. */
const namePartsIn = (code, { fileName }, chunks) =>
  code.replace(ASKED, (_, address) => {
    const part = chunks[posix.join(dirname(fileName), address)];
    const needs = needsOf(part, chunks);
    for (const need of needs)
      if (needsOf(need, chunks).length) throw new Error(`${need.name} is needed, and needs more.`);
    return `importPart(${[part, ...needs].map(({ name }) => JSON.stringify(name)).join()})`;
  });

/** With what takes such an object out of it. */
const ASKED = /\bimportPart\('([^']+)'\)(?:\.then\(function \((\w)\) \{ return \2\.\w+; \}\))?/g;

const needsOf = (part, chunks) =>
  part.imports.map((file) => chunks[file]).filter(({ isEntry }) => !isEntry);

/** What a part took from others by importing them it takes from what came. */
function takeOver(code, chunks) {
  const names = Object.values(chunks).flatMap(({ name, isEntry }) => (isEntry ? [] : [name]));
  return code.replace(
    new RegExp(`^import \\{(.*)\\} from '\\./(${names.join('|')})\\.js';$`, 'gm'),
    (_, taken, name) =>
      `const {${taken.replaceAll(' as ', ': ')}} = partsHere[${JSON.stringify(name)}];`,
  );
}

/** What is taken over is what it was when its part came: no variable that is given another value later. */
function refuseVariables(parse, code, name) {
  const { body } = parse(code);
  const variables = body
    .flatMap(({ type, kind, declarations }) =>
      type === 'VariableDeclaration' && kind === 'let' ? declarations : [],
    )
    .map(({ id }) => id.name);
  const given = body
    .flatMap(({ specifiers = [], source }) => (source ? [] : specifiers))
    .map(({ local }) => local.name);
  const found = given.filter((local) => variables.includes(local));
  if (found.length) throw new Error(`${name} would give what is not yet known: ${found.join()}`);
}

/** Names from the tag's file, besides those that a part imports from there anyhow. */
function withImports(code, { fileName }, chunks, names) {
  if (!names.length) return code;
  const entry = Object.values(chunks).find(({ isEntry }) => isEntry);
  const address = posix.relative(dirname(fileName), entry.fileName);
  const there = new RegExp(`^import (?:\\{(.*)\\} from )?'${address}';$`, 'm');
  const imports = (others) => `import { ${[...names, ...others].join()} } from '${address}';`;
  return there.test(code)
    ? code.replace(there, (_, others) => imports(others ? [others] : []))
    : code.replace(BEGINNING, (top) => `${top}${imports([])}\n`);
}
