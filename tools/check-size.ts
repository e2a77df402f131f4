import { globSync, readFileSync, statSync } from 'node:fs';

/** Budgets in bytes of the brotli files in `dist/widget`, as the server hands them out. */
const ENTRY_LIMIT = 14_000;
/**
 * Everything that the costliest language loads from the first view to the receipt, in the mode that
 * the element has without an attribute. A journey looks at which files these are.
 */
const PURCHASE_LIMIT = 30_000;
/**
 * No part of a purchase: what the browser asks for only where something went another way (an outdated
 * offer, a decline, a sold-out book), with its sentences in one language.
 */
const RARE_LIMIT = 5_000;
/** Asked for by one wish or fault each (a search, a drawer, a damaged cart, a wrong attribute), without sentences. */
const EXTRA_LIMIT = 4_700;

const ENTRY = 'book-checkout.js';
const PURCHASE = ['checkout-part'];
const RARE = 'rare-part';
const EXTRAS = [
  'shelf-part',
  'book-part',
  'dialog-part',
  'buttons-part',
  'mend-part',
  'shared-cart',
  'owner-part',
  'own-words',
  'service',
  'one-line-card',
  'mail-order',
  'ecommerce',
  'extras-part',
];

const folder = new URL('../dist/widget/', import.meta.url);

interface Script {
  /** Without folder. */
  name: string;
  bytes: number;
  /** The files that it imports. */
  imports: string[];
}

/** What parts need of others, by their names; it is said wherever one is asked for: `load("part","needed")`. */
const needs = new Map<string, string[]>();

const scripts = new Map(
  globSync('**/*.js', { cwd: folder }).map((file): [string, Script] => {
    const code = readFileSync(new URL(file, folder), 'utf8');
    const bytes = statSync(new URL(`${file}.br`, folder)).size;
    const name = file.replace(/^book-checkout\/[\w-]+\/(.*)\.js$/, '$1');
    // As the minifier leaves them: `import{a as b}from"./x.js"`, and no other.
    const imports = [...code.matchAll(/\bfrom\s*"([^"]+)"/g)].map(([, address = '']) =>
      new URL(address, `file:///${file}`).pathname.slice(1),
    );
    for (const [, part = '', needed = ''] of code.matchAll(/\("([\w-]+)"((?:,"[\w-]+")+)\)/g))
      needs.set(part, needed.match(/[\w-]+/g) ?? []);
    return [file, { name, bytes, imports }];
  }),
);

/** Every file that is loaded with the named ones. */
function loadedWith(names: readonly string[]): Set<string> {
  const files = new Set<string>();
  const add = (file: string) => {
    const script = scripts.get(file);
    if (!script) throw new Error(`${file} is imported, and not there.`);
    if (files.has(file)) return;
    files.add(file);
    for (const imported of script.imports) add(imported);
    for (const needed of needs.get(script.name) ?? []) add(fileOf(needed));
  };
  for (const name of names) add(fileOf(name));
  return files;
}

function fileOf(name: string): string {
  const [file] = [...scripts].find(([, script]) => script.name === name) ?? [];
  if (file === undefined) throw new Error(`There is no file ${name}.`);
  return file;
}

const sum = (files: Iterable<string>) =>
  [...files].reduce((all, file) => all + (scripts.get(file)?.bytes ?? 0), 0);

const languages = [...scripts.values()].flatMap(({ name }) =>
  name.endsWith('-checkout') ? [name.replace('-checkout', '')] : [],
);
if (!languages.includes('en')) throw new Error('There are no sentences among the files.');

/** The files of the first view in one language; English is inside the entry. */
const firstView = (language: string) => [ENTRY, ...(language === 'en' ? [] : [language])];

const purchases = languages.map((language) => ({
  language,
  files: loadedWith([...firstView(language), ...PURCHASE, `${language}-checkout`]),
}));
const dearest = purchases.reduce((one, other) => (sum(other.files) > sum(one.files) ? other : one));
const purchased = (language: string) =>
  purchases.find((purchase) => purchase.language === language)?.files ?? new Set<string>();
const beyond = (language: string, names: readonly string[]) => {
  const there = purchased(language);
  return sum([...loadedWith(names)].filter((file) => !there.has(file)));
};

for (const [file, { bytes }] of scripts) console.log(`${String(bytes).padStart(6)} ${file}`);
check('the file behind the tag', sum(loadedWith([ENTRY])), ENTRY_LIMIT);
console.log(
  `a purchase by language: ${purchases.map(({ language, files }) => `${language} ${sum(files)}`).join(', ')}`,
);
check(`a purchase in ${dearest.language}`, sum(dearest.files), PURCHASE_LIMIT);
check(
  'what only a refusal loads',
  Math.max(...languages.map((language) => beyond(language, [RARE, `${language}-rare`]))),
  RARE_LIMIT,
);
for (const extra of EXTRAS) check(`what ${extra} loads`, beyond('en', [extra]), EXTRA_LIMIT);

function check(what: string, bytes: number, limit: number): void {
  const verdict = bytes <= limit ? 'within' : 'OVER';
  console.log(`${what}: ${bytes} bytes of brotli, ${verdict} the limit of ${limit}`);
  if (bytes > limit) process.exitCode = 1;
}
