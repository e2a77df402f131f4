import { readFileSync } from 'node:fs';

const dictionaries = new URL('../widget/locales/', import.meta.url);
/** The English ones have every sentence there is. */
const ENGLISH = ['en.ts', 'en-checkout.ts', 'en-rare.ts'];
/** What holds sentences: an object in a dictionary, and what the screens read them from. */
const HOLDERS = ['text', 'checkout', 'rare', 'words', 'rareWords'];

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const shortest = (at) =>
  (at < LETTERS.length ? '' : LETTERS[Math.floor(at / LETTERS.length) - 1]) +
  LETTERS[at % LETTERS.length];

/** Every sentence's name in the sources, with its name in the bundle. */
const names = new Map();
for (const file of ENGLISH) {
  const source = readFileSync(new URL(file, dictionaries), 'utf8');
  const [, sentences] = source.split(/^export const \w+ = \{$/m);
  for (const [, name] of sentences.matchAll(/^ {2}(\w+)[:,]/gm))
    if (!names.has(name)) names.set(name, shortest(names.size));
}

/** What the sentences are called in the sources, and by owners who set some of their own. */
export const SENTENCES = [...names.keys()];

/**
 * Gives sentences short names in the bundle: the long ones stand in each dictionary and wherever one is
 * said, and a purchase pays for them three times. Owners who set sentences of their own use the long
 * names, so the part that does so is told the short ones.
 */
export const shortSentences = {
  name: 'short-sentences',
  transform(code, id) {
    const [, file] = /\/widget\/(.*)\.ts$/.exec(id) ?? [];
    if (file === undefined) return null;
    if (file === 'own-words') return told(code);
    const places = file.startsWith('locales/') ? keys : uses;
    const found = places(this.parse(code)).filter(({ name }) => names.has(name));
    if (!found.length) return null;
    const left = found
      .toSorted((one, other) => other.start - one.start)
      .reduce(
        (rest, { start, end, name, isShorthand }) =>
          `${rest.slice(0, start)}${names.get(name)}${isShorthand ? `:${name}` : ''}${rest.slice(end)}`,
        code,
      );
    return { code: left, map: null };
  },
};

function told(code) {
  const empty = /(?<=const SHORT = )\{\}/;
  if (!empty.test(code)) throw new Error('own-words.ts has no place for the short names.');
  return { code: code.replace(empty, JSON.stringify(Object.fromEntries(names))), map: null };
}

/** The names of the sentences in a dictionary. */
function keys(tree) {
  const variables = tree.body
    .map((statement) => statement.declaration ?? statement)
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ id, init }) => HOLDERS.includes(id.name) && init?.type === 'ObjectExpression');
  return variables
    .flatMap(({ init }) => init.properties)
    .map(({ key, shorthand }) => ({ ...key, isShorthand: shorthand }));
}

/** The names of the sentences that a module says, of those it imports or holds itself. */
function uses(tree) {
  const own = new Set(
    tree.body.flatMap((statement) => [
      ...(statement.specifiers ?? []).map(({ local }) => local.name),
      ...((statement.declaration ?? statement).declarations ?? []).map(({ id }) => id.name),
    ]),
  );
  const found = [];
  const walk = (node) => {
    if (Array.isArray(node)) node.forEach(walk);
    if (typeof node?.type !== 'string') return;
    if (
      node.type === 'MemberExpression' &&
      !node.computed &&
      HOLDERS.includes(node.object.name) &&
      own.has(node.object.name)
    )
      found.push(node.property);
    Object.values(node).forEach(walk);
  };
  walk(tree);
  return found;
}
