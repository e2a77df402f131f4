import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import './compile-cache.mjs';

/** What a shop may load later than at its start. */
const LATER = ['./postgres.ts', './sqlite-thread.ts'].map((file) => import.meta.resolve(file));

/** Tells the process that only compiles from the one that runs. */
const COMPILES_ONLY = 'BOOK_CHECKOUT_COMPILES_ONLY';

/*
 * A start that has to compile TypeScript would keep the compiler, some 27 MB, for as long as it runs.
 * So a process of its own compiles what has changed, with the same options, for the cache holds good
 * for these alone. Where nothing has changed that takes half a second.
 */
if (isMainThread) {
  const [node, program = ''] = process.argv;
  if (process.env[COMPILES_ONLY]) await compile(pathToFileURL(program).href);
  // If it fails, the start itself tells why.
  else {
    spawnSync(node, [...process.execArgv, program], {
      env: { ...process.env, [COMPILES_ONLY]: 'yes' },
      stdio: 'ignore',
      timeout: 60_000,
    });
  }
}

/** Ends the process: all that a module imports is compiled before the first of it runs, and here that is an exit. */
async function compile(program) {
  const modules = ['data:text/javascript,process.exit()', program, ...LATER];
  const text = modules.map((url) => `import ${JSON.stringify(url)};`).join('\n');
  await import(`data:text/javascript,${encodeURIComponent(text)}`);
}
