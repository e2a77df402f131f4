import type { RequestListener } from 'node:http';
import express from 'express';
import type { Express, RequestHandler } from 'express';
import { allChallengePages, receiptPages } from './account-pages.ts';
import type { Accounts } from './accounts.ts';
import type { Certificates } from './certificates.ts';
import { commitFirst } from './commit-first.ts';
import { sendNotFound } from './pages.ts';
import { answerError } from './requests.ts';

/** Stripe's own host names, as far as a buyer's browser meets them. */
export const publicHosts = {
  script: 'js.stripe.com',
  api: 'api.stripe.com',
  challenges: 'hooks.stripe.com',
  receipts: 'pay.stripe.com',
} as const;

/** Names a certificate for all of them has to carry: a program may also come by its own address. */
export const certifiedHosts = [...Object.values(publicHosts), 'localhost', '127.0.0.1', '::1'];

/** Tells the hosts of one port apart; whoever names none of them means the API. */
export function byHostName(
  accounts: Accounts,
  api: RequestListener,
  script: RequestListener,
): RequestListener {
  const listeners = new Map<string, RequestListener>([
    [publicHosts.script, script],
    [publicHosts.challenges, pageHost(accounts, allChallengePages(accounts), 'authentication')],
    [publicHosts.receipts, pageHost(accounts, receiptPages(accounts), 'receipt')],
  ]);
  return (request, response) => {
    const name = (request.headers.host ?? '').replace(/:\d*$/, '').toLowerCase();
    (listeners.get(name) ?? api)(request, response);
  };
}

/**
 * What Chromium has to be started with: Stripe's hosts are the given port of this machine, no other
 * name exists, and of all faulty certificates only this one is let through. Chromium heeds the last
 * only with a `--user-data-dir` of its own, which Playwright and Puppeteer always give it.
 */
export function chromiumArguments(port: number, { keyHash }: Certificates): readonly string[] {
  const rules = [
    ...Object.values(publicHosts).map((host) => `MAP ${host} 127.0.0.1:${port}`),
    'MAP * ~NOTFOUND',
    'EXCLUDE 127.0.0.1',
    'EXCLUDE localhost',
  ];
  return [
    `--host-resolver-rules=${rules.join(', ')}`,
    `--ignore-certificate-errors-spki-list=${keyHash}`,
    // A shop and Stripe are different sites: their frames are to be different processes.
    '--site-per-process',
  ];
}

/** A host that has these pages, and not the API. */
function pageHost(accounts: Accounts, pages: RequestHandler, what: string): Express {
  const app = express().disable('x-powered-by').use(commitFirst(accounts), pages);
  app.use((_request, response) => {
    sendNotFound(response, what);
  });
  app.use(answerError);
  return app;
}
