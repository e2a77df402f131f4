import type { TestContext } from 'node:test';
import Stripe from 'stripe';
import { startStandIn } from '../start.ts';
import type { StandIn, StandInOptions } from '../start.ts';

export { Stripe };

/** A running stand-in, the unmodified SDK pointed at it, and what a browser would do. */
export interface Fixture {
  readonly standIn: StandIn;
  readonly stripe: Stripe;
  /** Posts a form with the publishable key, as Stripe.js does. */
  readonly browser: (path: string, form: Record<string, string>) => Promise<Answer>;
  readonly control: (path: string, order?: object) => Promise<Response>;
  readonly ledger: () => Promise<unknown>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export const visa = {
  number: '4242424242424242',
  exp_month: '12',
  exp_year: String(new Date().getUTCFullYear() + 2),
  cvc: '123',
};

export async function open(t: TestContext, options: StandInOptions = {}): Promise<Fixture> {
  const standIn = await startStandIn(options);
  t.after(() => standIn.close());
  return {
    standIn,
    stripe: connect(standIn),
    async browser(path, form) {
      const response = await fetch(standIn.apiUrl + path, {
        method: 'POST',
        headers: { authorization: `Bearer ${standIn.publishableKey}` },
        body: new URLSearchParams(form),
      });
      return { status: response.status, headers: response.headers, body: await response.json() };
    },
    control: (path, order = {}) =>
      fetch(`${standIn.apiUrl}/_control/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(order),
      }),
    async ledger() {
      const response = await fetch(`${standIn.apiUrl}/_control/ledger`);
      const ledger: unknown = await response.json();
      return ledger;
    },
  };
}

export function connect(
  standIn: StandIn,
  config: Stripe.StripeConfig = {},
  key = standIn.secretKey,
): Stripe {
  const { hostname, port } = new URL(standIn.apiUrl);
  return new Stripe(key, {
    host: hostname,
    port: Number(port),
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
    ...config,
  });
}

/** Turns a card's fields into a form's, `card[number]`. */
export function inside(name: string, fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [`${name}[${field}]`, value]),
  );
}

/** The error a call ends with; fails the test if it succeeds. */
export async function failure(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error('The call succeeded where it was expected to fail.');
}

/** What lies in `value` under a path of names and places; undefined where there is nothing. */
export function part(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined,
    value,
  );
}

/** The text that lies there; fails the test if it is none. */
export function text(value: unknown, ...path: readonly (string | number)[]): string {
  const found = part(value, ...path);
  if (typeof found === 'string') return found;
  throw new Error(`There is no text at ${path.join('.')} of ${JSON.stringify(value)}.`);
}

/** The items that lie there. */
export function items(value: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = part(value, ...path);
  if (Array.isArray(found)) return found;
  throw new Error(`There is no list at ${path.join('.')} of ${JSON.stringify(value)}.`);
}
