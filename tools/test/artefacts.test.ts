import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

/** What leaves this repository, and what comes into it. */

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const files = (pattern: string) => globSync(pattern, { cwd: root });

test('no secret and no name of one is in what browsers get', () => {
  const built = files('dist/{widget,demo}/**/*.js');
  assert.ok(built.length > 0, 'build first: npm run build');
  for (const file of built) {
    assert.doesNotMatch(read(file), /\b[sr]k_(test|live)_\w|whsec_\w|DATABASE_URL|SECRET/, file);
  }
});

test('the widget hears no messages and writes no HTML of others', () => {
  const sources = files('widget/**/*.ts').filter((file) => !/\/(test|bench)\//.test(file));
  for (const file of sources) {
    assert.doesNotMatch(
      read(file),
      /unsafeHTML|unsafeSVG|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|['"]message['"]\s*,/,
      file,
    );
  }
});

interface Package {
  dev?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
  license?: string;
}

const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Package> };
const atRuntime = Object.entries(packages).filter(([name, one]) => name !== '' && one.dev !== true);

test('of what runs with the shop, Node alone runs a script while it is installed', () => {
  const scripted = atRuntime.filter(([, one]) => one.hasInstallScript === true);
  assert.deepEqual(
    scripted.map(([name]) => name),
    ['node_modules/node'],
  );
});

test('what runs with the shop may be used by anybody', () => {
  const free = /^(MIT|MIT-0|ISC|BSD-[23]-Clause|0BSD|Apache-2\.0|BlueOak-1\.0\.0|Unlicense)$/;
  const others = atRuntime.filter(
    ([, { license }]) => license !== undefined && !free.test(license),
  );
  assert.deepEqual(others, []);
});
