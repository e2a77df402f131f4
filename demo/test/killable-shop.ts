import { mkdtemp, rm } from 'node:fs/promises';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openProxy, type FaultyProxy } from '../../server/faults/proxy.ts';
import type { DemoShop, Environment } from '../demo-shop.ts';
import type { StandIn } from '../stripe/start.ts';

/** The demo shop in a process of its own, at one address whichever process it is. */
export interface KillableShop extends DemoShop {
  /** Between the browser and the shop, and between the shop and Stripe. */
  readonly front: FaultyProxy;
  readonly stripe: FaultyProxy;
  /** Power off, as far as the process can tell. */
  kill(): Promise<void>;
  /** Starts it anew, on the same database. */
  start(): Promise<void>;
}

const SERVE = fileURLToPath(new URL('../serve.ts', import.meta.url));

/** Starts the shop, which takes `standIn` for Stripe; call `close` at the end. */
export async function startKillableShop(
  standIn: StandIn,
  settings: Environment = {},
): Promise<KillableShop> {
  const folder = await mkdtemp(join(tmpdir(), 'killable-'));
  let running: { child: ChildProcess; port: number } | null = null;
  const front = await openProxy(() => running?.port ?? 1);
  const stripe = await openProxy(() => Number(new URL(standIn.apiUrl).port));
  const url = `http://localhost:${front.port}`;
  const environment = {
    PORT: '0',
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    DATABASE_FILE: join(folder, 'orders.sqlite'),
    STRIPE_SECRET_KEY: standIn.secretKey,
    STRIPE_PUBLISHABLE_KEY: standIn.publishableKey,
    STRIPE_API_URL: `http://127.0.0.1:${stripe.port}`,
    STRIPE_TIMEOUT_MS: '10000',
    ...settings,
  };

  const start = async () => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SERVE], {
      cwd: folder,
      env: { PATH: process.env.PATH, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    process.once('exit', () => child.kill('SIGKILL'));
    const port = await portOf(child);
    running = { child, port };
  };

  const kill = async () => {
    const child = running?.child;
    running = null;
    if (!child) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };

  await start();
  return {
    url,
    standIn,
    front,
    stripe,
    kill,
    start,
    async close() {
      await kill();
      await front.close();
      await stripe.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** From what it says of itself at its start. */
function portOf(child: ChildProcess): Promise<number> {
  const { stdout } = child;
  if (!stdout) throw new Error('The shop cannot be heard.');
  return new Promise((resolve, reject) => {
    createInterface({ input: stdout }).on('line', (line) => {
      const port = /^Shop +http:\/\/[^ ]+:(\d+)/.exec(line)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    child.once('exit', (code) => {
      reject(new Error(`The shop ended with ${code} before it was there.`));
    });
  });
}
