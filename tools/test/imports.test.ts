import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

/**
 * Who may import whom. Three rooms meet by HTTP only: the widget (the buyer's page), the server
 * (the owner's machine) and the stand-in for Stripe (a third party).
 */

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Import {
  file: string;
  /** Path from the project's root for our own modules, the package's name otherwise. */
  target: string;
  typeOnly: boolean;
}

const STATEMENT =
  /^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

const imports: Import[] = globSync(
  ['widget/**/*.ts', 'server/**/*.ts', 'demo/**/*.ts', 'tools/**/*.ts'],
  {
    cwd: root,
  },
).flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(STATEMENT)].map((match) => {
    const specifier = match[2] ?? match[3] ?? '';
    const target = specifier.startsWith('.')
      ? relative(root, join(root, dirname(file), specifier))
      : specifier;
    return { file, target, typeOnly: match[1] !== undefined };
  }),
);

const product = imports.filter(({ file }) => !/\/(test|bench|faults)\//.test(file));

function offenders(isWrong: (one: Import) => boolean): string[] {
  return product.filter(isWrong).map(({ file, target }) => `${file} imports ${target}`);
}

const importersOf = (target: RegExp) =>
  [...new Set(product.filter((one) => target.test(one.target)).map(({ file }) => file))].sort();

test('the imports are found at all', () => {
  assert.ok(product.length > 50, `only ${product.length} imports seen`);
});

test('the widget knows lit, and the types of Stripe.js and of the wire, nothing else', () => {
  assert.deepEqual(
    offenders(
      ({ file, target, typeOnly }) =>
        file.startsWith('widget/') &&
        !target.startsWith('widget/') &&
        !/^lit(\/|$)/.test(target) &&
        !(typeOnly && ['@stripe/stripe-js', 'server/contract.ts'].includes(target)),
    ),
    [],
  );
});

test('the server knows neither widget nor demo', () => {
  assert.deepEqual(
    offenders(({ file, target }) => file.startsWith('server/') && /^(widget|demo)\//.test(target)),
    [],
  );
});

test('the stand-in for Stripe knows nothing of ours', () => {
  assert.deepEqual(
    offenders(
      ({ file, target }) =>
        file.startsWith('demo/stripe/') &&
        /^(widget|server|demo|tools)\//.test(target) &&
        !target.startsWith('demo/stripe/'),
    ),
    [],
  );
});

test('only the demo’s start reaches into the stand-in', () => {
  assert.deepEqual(
    offenders(
      ({ file, target }) =>
        !file.startsWith('demo/stripe/') &&
        target.startsWith('demo/stripe/') &&
        !(file === 'demo/demo-shop.ts' && target === 'demo/stripe/start.ts'),
    ),
    [],
  );
});

test('each third party has one importing file', () => {
  assert.deepEqual(importersOf(/^@stripe\/stripe-js/), ['widget/desk.ts']);
  assert.deepEqual(importersOf(/^stripe$/), ['server/stripe.ts']);
  assert.deepEqual(importersOf(/^node:sqlite$/), [
    'demo/stripe/state-file.ts',
    'server/sqlite-file.ts',
  ]);
  assert.deepEqual(importersOf(/^selfsigned$/), ['demo/stripe/certificates.ts']);
  assert.deepEqual(importersOf(/^typescript$/), [
    'demo/stripe/generate-parameters.ts',
    'tools/manifest.ts',
  ]);
  assert.deepEqual(importersOf(/^undici$/), ['server/connections.ts']);
  assert.deepEqual(importersOf(/^pg$/), ['server/postgres.ts']);
  assert.deepEqual(importersOf(/^kysely$/), ['server/db.ts']);
  assert.deepEqual(importersOf(/^rate-limiter-flexible$/), ['server/limits.ts']);
  assert.deepEqual(importersOf(/^helmet$/).length, 1);
  assert.deepEqual(importersOf(/^cors$/).length, 1);
  assert.deepEqual(importersOf(/^express-static-gzip$/), ['server/widget-files.ts']);
});

test('views, state, cart and money have no effects', () => {
  const pure = /^widget\/(views\/.*|state|cart|money)\.ts$/;
  assert.deepEqual(
    offenders(
      ({ file, target, typeOnly }) =>
        pure.test(file) && !typeOnly && /^widget\/(api|pay|card)\.ts$/.test(target),
    ),
    [],
  );
});
