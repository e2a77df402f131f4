import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';

/** Under which the page's parts are served. */
export const assetsPath = '/_ledger';

/** Tells the browser where `lit` is; part of the page itself, since import maps cannot be files. */
export const importMap = JSON.stringify({
  imports: {
    lit: `${assetsPath}/lit/lit-html.js`,
    'lit/directives/': `${assetsPath}/lit/directives/`,
  },
});

const pageFolder = fileURLToPath(new URL('page', import.meta.url));

/** The page's scripts, with their types taken out on the way; its style; and lit's templates. */
export function assets(): Router {
  const router = Router();
  const files = new Set(readdirSync(pageFolder));
  const scripts = new Map<string, Promise<string>>();

  router.get('/page/:name.ts', async (request, response, next) => {
    const file = `${request.params.name}.ts`;
    if (!files.has(file)) {
      next();
      return;
    }
    const script = scripts.get(file) ?? readScript(file);
    scripts.set(file, script);
    response.type('text/javascript').send(await script);
  });
  router.use('/page', express.static(pageFolder, { index: false }));
  router.use('/lit', express.static(litFolder(), { index: false, dotfiles: 'ignore' }));
  return router;
}

async function readScript(file: string): Promise<string> {
  return stripTypeScriptTypes(await readFile(join(pageFolder, file), 'utf8'));
}

/** Where lit-html has its files for browsers; what is resolved here is its variant for Node. */
function litFolder(): string {
  const resolved = createRequire(import.meta.resolve('lit')).resolve('lit-html');
  return join(dirname(resolved), '..');
}
