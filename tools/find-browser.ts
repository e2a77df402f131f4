import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const INSTALLED_ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** What every browser of ours is started with: no sandbox as root only, and no calls home. */
export const BROWSER_ARGUMENTS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * Path of a Chromium-like browser: `CHROME_PATH`, else an installed Chromium, Chrome or Edge, else
 * Debian's chromium, which is installed where that is possible (root and apt-get). Throws an Error
 * that says what to install where none of these works.
 */
export function findBrowser(environment: Record<string, string | undefined> = process.env): string {
  const { CHROME_PATH: named, PATH: path = '' } = environment;
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`CHROME_PATH names ${named}, and there is no such file: correct or unset it.`);
  }
  const found = installedBrowser(path);
  if (found !== undefined) return found;
  installFromDebian(path);
  const installed = installedBrowser(path);
  if (installed !== undefined) return installed;
  throw new Error(
    'The browser tests need Chromium, Chrome or Edge: install one (on Debian: apt-get install chromium) or name it with CHROME_PATH.',
  );
}

function installedBrowser(path: string): string | undefined {
  const candidates = path
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...candidates, ...INSTALLED_ELSEWHERE].find((candidate) => existsSync(candidate));
}

function installFromDebian(path: string): void {
  const hasApt = path.split(delimiter).some((folder) => existsSync(join(folder, 'apt-get')));
  if (!hasApt || process.getuid?.() !== 0) return;
  console.log('No browser found: installing Debian’s chromium for the tests …');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const step of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    spawnSync('apt-get', ['-q', ...step], {
      env: environment,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
}

if (import.meta.main) {
  try {
    console.log(findBrowser());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
