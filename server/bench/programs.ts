import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const running: ChildProcess[] = [];

/** Starts a program of this folder that tells the port it listens on; gives its address. */
export async function start(file: string, ...parameters: string[]): Promise<string> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), parameters, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  running.push(child);
  const message: unknown = await once(child, 'message');
  const [{ port }] = z.tuple([z.object({ port: z.number() }), z.unknown()]).parse(message);
  return `http://127.0.0.1:${port}`;
}

/** Ends all that was started. */
export function stopAll(): void {
  for (const child of running.splice(0)) child.kill();
}
