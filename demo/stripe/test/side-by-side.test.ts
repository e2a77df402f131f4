import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import log from 'loglevel';
import { createExpressApp } from 'stripe-stateful-mock';
import { startStandIn } from '../start.ts';
import type { StandIn } from '../start.ts';
import { part } from './client.ts';
import { captures } from './side-by-side/captures.ts';
import { declines } from './side-by-side/charges.ts';
import type { Comparison, Side } from './side-by-side/comparison.ts';
import { keys } from './side-by-side/keys.ts';
import { refunds } from './side-by-side/refunds.ts';
import { outcomeOf, withoutIds, worldAt } from './tables/world.ts';

let standIn: StandIn;
let server: Server;
let ours: Side;
let theirs: Side;

before(async () => {
  log.setLevel('silent');
  standIn = await startStandIn();
  const settle = () => fetch(`${standIn.apiUrl}/_control/settle`, { method: 'POST' });
  ours = { ...worldAt(standIn), settle };
  server = createServer(createExpressApp());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  const place = { ...standIn, apiUrl: `http://127.0.0.1:${address.port}` };
  // A dispute comes there by a timer of this very process, set before this one and due before it.
  theirs = { ...worldAt(place), settle: () => pause(2) };
});

after(async () => {
  await standIn.close();
  server.close();
  server.closeAllConnections();
});

for (const comparison of [...declines, ...captures, ...refunds, ...keys]) {
  test(`${comparison.name}: as the other stand-in has it`, () => compare(comparison));
}

/** A difference nobody has named fails, and so does a named one that is none any more. */
async function compare({ call, differs = {} }: Comparison): Promise<void> {
  const mine = await facts(call(ours));
  const other = await facts(call(theirs));
  const both = Object.keys(mine).filter((field) => always.has(field) || field in other);
  const different = both.filter((field) => mine[field] !== other[field]);
  const shown = (fields: readonly string[]) =>
    Object.fromEntries(fields.map((field) => [field, [mine[field], other[field]]]));
  assert.deepEqual(shown(different), shown(Object.keys(differs)));
}

/** Compared even where one of the two has none; the others only where both have them. */
const always = new Set(['status', 'type', 'code', 'decline_code', 'replayed']);

const compared = [
  ['amount'],
  ['amount_captured'],
  ['amount_refunded'],
  ['captured'],
  ['currency'],
  ['disputed'],
  ['failure_code'],
  ['failure_message'],
  ['object'],
  ['outcome', 'network_status'],
  ['outcome', 'reason'],
  ['outcome', 'risk_level'],
  ['outcome', 'seller_message'],
  ['outcome', 'type'],
  ['paid'],
  ['payment_method_details', 'card', 'brand'],
  ['payment_method_details', 'card', 'country'],
  ['payment_method_details', 'card', 'funding'],
  ['payment_method_details', 'card', 'last4'],
  ['refunded'],
  ['source', 'brand'],
  ['source', 'last4'],
];

async function facts(call: Promise<unknown>): Promise<Record<string, unknown>> {
  const { body, message, status, type, code, decline_code, param, replayed } =
    await outcomeOf(call);
  return {
    status,
    type,
    code,
    decline_code,
    replayed,
    ...(param === undefined ? {} : { param }),
    ...(message === undefined ? {} : { message: withoutIds(message) }),
    ...Object.fromEntries(
      compared
        .map((path) => [path.join('.'), part(body, ...path)] as const)
        .filter(([, value]) => value !== undefined),
    ),
  };
}
