import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from './free-port.ts';

export interface Postgres {
  /** `postgres://…` of an empty database; its user may create others. */
  readonly url: string;
  readonly version: string;
  /** Ends the server and removes its files. */
  close(): Promise<void>;
}

/** Who a process runs as. Postgres refuses to run as root. */
interface User {
  uid?: number;
  gid?: number;
}

/**
 * Starts a Postgres server of our own on a free port of this machine, in a new folder; durable as
 * Postgres comes. Installs Debian's where none is found and that is possible. Throws an Error that
 * says what to install where it is not.
 */
export async function startPostgres(): Promise<Postgres> {
  const programs = findPrograms();
  const user = unprivilegedUser();
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const port = await freePort();
  runAs(user, join(programs, 'initdb'), [
    ...['--pgdata', data, '--username', 'shop', '--auth', 'trust', '--encoding', 'UTF8'],
    ...['--locale', 'C', '--no-sync'],
  ]);
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1', '-c', 'max_connections=200'],
    { ...user, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const remove = () => {
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', () => server.kill('SIGKILL'));
  await ready(server).catch((error: unknown) => {
    server.kill('SIGKILL');
    remove();
    throw error;
  });
  return {
    url: `postgres://shop@127.0.0.1:${port}/postgres`,
    version: versionOf(programs),
    async close() {
      const ended = once(server, 'exit');
      // Fast shutdown: open sessions are broken off.
      server.kill('SIGINT');
      await ended;
      remove();
    },
  };
}

function findPrograms(): string {
  const find = () =>
    (process.env.PATH ?? '')
      .split(':')
      .concat(globSync('/usr/lib/postgresql/*/bin').sort().reverse())
      .find((folder) => existsSync(join(folder, 'initdb')));
  const found = find() ?? (installFromDebian(), find());
  if (found !== undefined) return found;
  throw new Error(
    'These tests need a Postgres server: install one (on Debian: apt-get install postgresql).',
  );
}

function installFromDebian(): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  process.stderr.write('Installing postgresql from Debian.\n');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...words: string[]) =>
    spawnSync('apt-get', words, { env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  const install = () => apt('install', '--yes', '--no-install-recommends', 'postgresql');
  if (install().status === 0) return;
  apt('update');
  install();
}

function unprivilegedUser(): User {
  if (process.getuid?.() !== 0) return {};
  const numberOf = (flag: string) => {
    const { stdout } = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
    return Number(stdout.trim() || '65534');
  };
  return { uid: numberOf('-u'), gid: numberOf('-g') };
}

function runAs(user: User, program: string, words: string[]): void {
  const { status, stderr, stdout } = spawnSync(program, words, { ...user, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} failed: ${stderr || stdout}`);
}

function versionOf(programs: string): string {
  const { stdout } = spawnSync(join(programs, 'postgres'), ['--version'], { encoding: 'utf8' });
  return /\d+(\.\d+)*/.exec(stdout)?.[0] ?? 'unknown';
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    const lines = createInterface({ input: server.stderr ?? process.stdin });
    lines.on('line', (line) => {
      said.push(line);
      if (line.includes('ready to accept connections')) resolve();
    });
    server.once('exit', () => {
      reject(new Error(`Postgres did not start:\n${said.join('\n')}`));
    });
    server.once('error', reject);
  });
}
