import type { Request, RequestHandler, Response } from 'express';
import { defaultVersion } from './account.ts';
import type { Account } from './account.ts';
import type { Accounts } from './accounts.ts';
import { accountOfHeader } from './authentication.ts';
import { newId } from './ids.ts';
import { mask, maskText } from './masking.ts';
import type { Masked } from './masking.ts';
import { keepNewest, newest } from './store.ts';
import type { ExchangeRecord, RequestRecord } from './log-records.ts';
import { isVersion } from './versions.ts';

/** How much of what a request carried is kept, in characters. */
const longest = 4096;

/** The line of a request on its way, and whose it is. */
const underWay = new WeakMap<Response, { line: RequestRecord; account: Account }>();

/** Gives every request its id and its line in the ledger. */
export function stamp(accounts: Accounts): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    const id = newId('req');
    const key = request.method === 'POST' ? (request.get('idempotency-key') ?? null) : null;
    const line: RequestRecord = {
      id,
      method: request.method,
      // Only the path: a query may carry a client secret.
      path: maskText(request.baseUrl + request.path),
      at: Date.now(),
      status: 0,
      idempotency_key: key === null ? null : maskText(key),
    };
    keepLine(response, line, accountOfHeader(request, accounts) ?? accounts.main);
    response.set({ 'request-id': id, 'cache-control': 'no-store' });
    response.set('stripe-version', versionOf(request));
    if (key !== null && isPlain(key)) response.set('idempotency-key', key);
    response.on('finish', () => {
      line.status = response.statusCode;
      keepExchange(request, response, started);
    });
    // A connection that was cut never finishes.
    response.on('close', () => {
      if (!response.writableFinished) keepExchange(request, response, started);
    });
    next();
  };
}

/** Moves a request's line to the account whose key its form turned out to carry. */
export function attribute(response: Response, account: Account): void {
  const kept = underWay.get(response);
  if (kept === undefined || kept.account === account) return;
  kept.account.store.requests.delete(kept.line.id);
  keepLine(response, kept.line, account);
}

/** Lets the log see what is about to be answered; of good answers it keeps the object's id alone. */
export function noteAnswer(response: Response, body: string): void {
  response.locals.answer = body;
}

function keepLine(response: Response, line: RequestRecord, account: Account): void {
  response.locals.requestId = line.id;
  underWay.set(response, { line, account });
  keepNewest(account.store.requests, line, newest.requests);
}

// What is not Stripe's own never comes back: a header is no place for whatever somebody sent.
function versionOf(request: Request): string {
  const version = request.get('stripe-version');
  return version !== undefined && isVersion(version) ? version : defaultVersion;
}

function isPlain(key: string): boolean {
  return /^[\x20-\x7e]{1,255}$/.test(key);
}

function keepExchange(request: Request, response: Response, started: number): void {
  const kept = underWay.get(response);
  // Not after a reset: the line is gone.
  if (kept?.account.store.requests.has(kept.line.id) !== true) return;
  const { store } = kept.account;
  const { id } = kept.line;
  const { answer } = response.locals;
  const text = typeof answer === 'string' ? answer : '';
  const form: unknown = request.method === 'POST' ? request.body : request.query;
  const exchange: ExchangeRecord = {
    id,
    version: maskText(String(response.getHeader('stripe-version'))).slice(0, 40),
    form: shorten(lines(mask(form)).join('\n')),
    milliseconds: performance.now() - started,
    dropped: !response.writableFinished,
    replayOf:
      headerText(response, 'idempotent-replayed') === null
        ? null
        : headerText(response, 'original-request'),
    answered: /^\{\s*"id": "(\w+)"/.exec(text)?.[1] ?? null,
    error: response.statusCode < 400 ? null : readError(text),
  };
  keepNewest(store.exchanges, exchange, newest.exchanges);
}

/** A form as one writes it: `card[exp_month]=12`, a field a line. */
function lines(value: Masked, name = ''): string[] {
  if (typeof value !== 'object' || value === null) return name === '' ? [] : [`${name}=${value}`];
  return Object.entries(value).flatMap(([inner, field]) =>
    lines(field, name === '' ? inner : `${name}[${Array.isArray(value) ? '' : inner}]`),
  );
}

function readError(text: string): ExchangeRecord['error'] {
  const body = parse(text);
  const error = isRecord(body) ? body.error : undefined;
  if (!isRecord(error)) return null;
  const told = ['type', 'code', 'decline_code', 'param', 'message'].flatMap((name) => {
    const value = error[name];
    return typeof value === 'string' ? [[name, shorten(maskText(value))] as const] : [];
  });
  return Object.fromEntries(told);
}

/** Armed faults answer whatever they were told to, JSON or not. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}\n… (cut)` : text;
}

function headerText(response: Response, name: string): string | null {
  const value = response.getHeader(name);
  return typeof value === 'string' ? value : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
