import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { manifestOf, type Source } from './manifest.ts';

/** Writes `dist/custom-elements.json`, from which editors and catalogues of elements know the tag. */
const root = new URL('../', import.meta.url);
const read = (path: string): Source => ({
  path,
  code: readFileSync(new URL(path, root), 'utf8'),
});

const manifest = manifestOf(
  read('widget/book-checkout.ts'),
  read('widget/settings.ts'),
  globSync('widget/*.ts', { cwd: root }).sort().map(read),
  'dist/widget/book-checkout.js',
);
mkdirSync(new URL('dist/', root), { recursive: true });
writeFileSync(
  new URL('dist/custom-elements.json', root),
  `${JSON.stringify(manifest, undefined, 2)}\n`,
);
