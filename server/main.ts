import { existsSync } from 'node:fs';
import express from 'express';
import { readConfig } from './config.ts';
import { StartError } from './errors.ts';
import { createBookCheckout, createLog, describe, listen } from './index.ts';
import { protect } from './handlers.ts';
import { answerErrors, notFound } from './refusals.ts';

/** Starts the server as the environment and a `.env` file say, until SIGTERM or SIGINT. */
async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env);
  const log = createLog();
  const closers: (() => unknown)[] = [];
  const close = async () => {
    for (let closer = closers.pop(); closer; closer = closers.pop()) await closer();
  };
  let url: string;
  try {
    const shop = await createBookCheckout({ ...config, log });
    closers.push(() => shop.close());
    const app = express().disable('x-powered-by');
    app.use(protect(config.publicUrl.startsWith('https:')));
    app.use(shop.router, notFound, answerErrors(log));
    const server = await listen(app, config);
    closers.push(() => server.close());
    // The last requests may take a while, in which nothing new is begun.
    closers.push(() => {
      shop.rest();
    });
    url = server.url;
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
  // What nobody awaited has failed alone; after an exception in mid-air nothing can be relied on.
  process.on('unhandledRejection', (reason) => {
    log.error('process.unhandled_rejection', { reason: describe(reason), stack: stackOf(reason) });
  });
  process.once('uncaughtException', (error) => {
    process.exitCode = 1;
    log.error('process.uncaught_exception', { reason: describe(error), stack: stackOf(error) });
    stop('uncaughtException');
  });
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // Only now: whoever reads it may stop the server at once, and in order.
  log.info('server.listening', { url, publicUrl: config.publicUrl });
}

/** A person's mistake is told in a sentence; anything else is ours and keeps its stack. */
function fail(error: unknown): void {
  const text = error instanceof StartError ? error.message : inspect(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}

const inspect = (error: unknown) => stackOf(error) ?? String(error);

const stackOf = (error: unknown) => (error instanceof Error ? error.stack : undefined);

main().catch(fail);
