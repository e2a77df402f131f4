import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';

export interface Ended {
  code: number | null;
  errors: string;
}

/** The server as an owner runs it, in a process of its own; it may not take requests yet. */
export interface Launched {
  readonly pid: number;
  /** Lines of its log so far, oldest first. */
  readonly lines: readonly string[];
  /** Resolves with the first line, past or future, that has this text. */
  logged(text: string): Promise<string>;
  signal(name: NodeJS.Signals): void;
  /** Resolves when the process has ended, however that was. */
  readonly ended: Promise<Ended>;
}

export interface ShopProcess extends Launched {
  readonly port: number;
}

export interface ShopProcessOptions {
  /** Where it runs; relative paths of its settings are from here. */
  folder: string;
  environment: Record<string, string>;
  /** How far its clock is ahead, in milliseconds; negative: behind. */
  aheadMs?: number;
  /** A program that runs it, with words of its own, such as strace. */
  under?: readonly [string, ...string[]];
}

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
/** Without it each of the many starts would compile everything anew. */
const COMPILE_CACHE = new URL('../compile-cache.mjs', import.meta.url).href;

/** Resolves when it takes requests; throws an Error with its own words where it does not start. */
export async function startShopProcess(options: ShopProcessOptions): Promise<ShopProcess> {
  const launched = launchShopProcess(options);
  const listening = await launched.logged('"server.listening"');
  return { ...launched, port: Number(/"url":"[^"]*:(\d+)"/.exec(listening)?.[1]) };
}

/** Starts it and does not wait. */
export function launchShopProcess(options: ShopProcessOptions): Launched {
  const { folder, environment, aheadMs = 0, under } = options;
  const node: [string, ...string[]] = [
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    '--import',
    COMPILE_CACHE,
    ...clockAhead(aheadMs),
    MAIN,
  ];
  const [program, ...words] = under ? ([...under, ...node] as const) : node;
  const child = spawn(program, words, {
    cwd: folder,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);

  const lines: string[] = [];
  const watchers = new Set<(line: string) => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    for (const watch of watchers) watch(line);
  });
  let errors = '';
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => {
      process.off('exit', killWithUs);
      resolve({ code, errors });
    });
  });

  const logged = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const look = (line: string) => {
        if (!line.includes(text)) return;
        watchers.delete(look);
        resolve(line);
      };
      watchers.add(look);
      lines.forEach(look);
      void ended.then(({ code }) => {
        const last = lines.slice(-3).join('\n');
        reject(new Error(`It ended (${code}) without "${text}".\n${errors}${last}`));
      });
    });

  return {
    pid: child.pid ?? 0,
    lines,
    logged,
    signal: (name) => child.kill(name),
    ended,
  };
}

/** Another clock for the process alone, set before its own code runs. */
function clockAhead(milliseconds: number): string[] {
  if (milliseconds === 0) return [];
  const code = `const now=Date.now;Date.now=()=>now()+(${milliseconds})`;
  return [`--import=data:text/javascript,${encodeURIComponent(code)}`];
}
