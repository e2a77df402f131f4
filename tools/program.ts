import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Path of a program, or of a file that a pattern with a slash names. Where it is missing it is
 * installed from Debian's packages, if that can be (root and apt-get). Throws an Error that says what
 * to install.
 */
export function program(name: string, packages: readonly string[]): string {
  const found = find(name);
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && find('apt-get') !== undefined) {
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const step of [['update'], ['install', '-y', '--no-install-recommends', ...packages]])
      spawnSync('apt-get', ['-q', ...step], {
        env: environment,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
  }
  const installed = find(name);
  if (installed !== undefined) return installed;
  throw new Error(
    `These tests need ${name}: on Debian, apt-get install ${packages.join(' ')} brings it.`,
  );
}

function find(name: string): string | undefined {
  if (name.includes('/')) return globSync(name)[0];
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
