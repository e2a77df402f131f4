import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Bytes: all that is resident, and what objects take up of it. */
export interface Memory {
  readonly resident: number;
  readonly objects: number;
}

/** A server in a process of its own, so that the load does not slow down what it measures. */
export interface ServerProcess {
  readonly url: string;
  /** Secret key; empty where the server knows none. */
  readonly key: string;
  /** As it is after a garbage collection. */
  memory(): Promise<Memory>;
  stop(): void;
}

/** Starts a file of this directory and waits until it has told its address. */
export async function startProcess(file: string): Promise<ServerProcess> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning', '--expose-gc'],
  });
  const started = await messageOf(child, file);
  return {
    url: textIn(started, 'url'),
    key: textIn(started, 'key'),
    async memory() {
      const answer = messageOf(child, file);
      child.send('memory');
      const figures = await answer;
      return {
        resident: Number(textIn(figures, 'rss')),
        objects: Number(textIn(figures, 'heapUsed')),
      };
    },
    stop() {
      child.kill();
    },
  };
}

/** The next thing it says. Throws where it ends instead. */
async function messageOf(child: ChildProcess, file: string): Promise<unknown> {
  const ended = new AbortController();
  const { signal } = ended;
  const message = once(child, 'message', { signal });
  const exit = once(child, 'exit', { signal }).then(() => {
    throw new Error(`${file} ended before it was ready.`);
  });
  try {
    const said: unknown[] = await Promise.race([message, exit]);
    return said[0];
  } finally {
    // Whichever of them has not come is waited for no more.
    ended.abort();
    await Promise.allSettled([message, exit]);
  }
}

function textIn(message: unknown, name: string): string {
  const value: unknown =
    typeof message === 'object' && message !== null ? Reflect.get(message, name) : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
