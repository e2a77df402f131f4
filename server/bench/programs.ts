import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const running = new Map<string, ChildProcess>();

/** Starts a program of this folder that tells the port it listens on; gives its address. */
export async function start(file: string, ...parameters: string[]): Promise<string> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), parameters, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // As `npm start` runs the shop; the others measured here, too.
    execArgv: [
      '--disable-warning=ExperimentalWarning',
      '--max-semi-space-size=16',
      '--max-old-space-size=512',
      '--v8-pool-size=2',
      '--no-parallel-scavenge',
      '--no-concurrent-recompilation',
      '--import',
      new URL('../compile-first.mjs', import.meta.url).href,
    ],
  });
  const message: unknown = await once(child, 'message');
  const [{ port }] = z.tuple([z.object({ port: z.number() }), z.unknown()]).parse(message);
  const url = `http://127.0.0.1:${port}`;
  running.set(url, child);
  return url;
}

/** Memory that the program at this address has in use now, in megabytes; Linux alone tells it. */
export function residentOf(url: string): number {
  const status = readFileSync(`/proc/${running.get(url)?.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** Ends the programs at these addresses. */
export function stop(...urls: string[]): void {
  for (const url of urls) running.get(url)?.kill();
  for (const url of urls) running.delete(url);
}

/** Ends all that was started. */
export function stopAll(): void {
  stop(...running.keys());
}
