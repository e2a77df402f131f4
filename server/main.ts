import { existsSync } from 'node:fs';
import express from 'express';
import { readConfig } from './config.ts';
import { StartError } from './errors.ts';
import { createBookCheckout, createLog, listen } from './index.ts';
import { answerErrors, notFound } from './refusals.ts';

/** Starts the server as the environment and a `.env` file say, until SIGTERM or SIGINT. */
async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env);
  const log = createLog();
  const closers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (let closer = closers.pop(); closer; closer = closers.pop()) await closer();
  };
  try {
    const shop = await createBookCheckout({ ...config, log });
    closers.push(() => shop.close());
    const app = express().disable('x-powered-by').use(shop.router, notFound, answerErrors(log));
    const server = await listen(app, config);
    closers.push(() => server.close());
    log.info('server.listening', { url: server.url, publicUrl: config.publicUrl });
  } catch (error) {
    await close();
    throw error;
  }
  const stop = (signal: string) => {
    log.info('server.stopping', { signal });
    close().then(() => {
      log.info('server.stopped');
    }, fail);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** A person's mistake is told in a sentence; anything else is ours and keeps its stack. */
function fail(error: unknown): void {
  const text = error instanceof StartError ? error.message : inspect(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}

const inspect = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

main().catch(fail);
