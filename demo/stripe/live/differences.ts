import type { Row } from '../test/tables/row.ts';
import { outcomeOf, withoutIds } from '../test/tables/world.ts';
import type { World } from '../test/tables/world.ts';

/** What one call is answered differently; `undefined` where one side has no such field. */
export interface Difference {
  /** `latest_charge.outcome.type`; `status` is that of HTTP. */
  readonly field: string;
  readonly left: unknown;
  readonly right: unknown;
}

/** Makes the same call at both places, and compares status, error and every field of the answers. */
export async function differences(row: Row, left: World, right: World): Promise<Difference[]> {
  const one = await answerOf(row, left);
  const other = await answerOf(row, right);
  const fields = new Set([...one.keys(), ...other.keys()]);
  return [...fields]
    .map((field) => ({ field, left: one.get(field), right: other.get(field) }))
    .filter((difference) => difference.left !== difference.right);
}

/** `card pays: paid is true at Stripe, false here.` */
export function sentence(row: Row, { field, left, right }: Difference): string {
  return `${row.name}: ${field} is ${shown(left)} at Stripe, ${shown(right)} here.`;
}

async function answerOf(row: Row, world: World): Promise<ReadonlyMap<string, unknown>> {
  const { status, body, replayed } = await outcomeOf(row.call(world));
  return new Map([['status', status], ['replayed', replayed], ...leaves(body, '')]);
}

/** Differ with every call, whoever answers. */
const unsteady = new Set(
  `available_on authorization_code canceled_at capture_before client_ip client_secret created due_by
   expires_at exp_month exp_year fingerprint network_transaction_id receipt_url request_log_url
   risk_score transaction_id`.split(/\s+/),
);

/** Meant for Stripe.js and for the bank alone: what it says is nobody's business. */
const opaque = /\b(use_stripe_sdk|redirect_to_url\.url)$/;

/** Every field with the path to it; ids without what makes them single. */
function leaves(value: unknown, path: string): [string, unknown][] {
  if (opaque.test(path)) return [[path, 'given']];
  if (typeof value === 'string') return [[path, withoutIds(value)]];
  if (typeof value !== 'object' || value === null) return [[path, value]];
  const fields = Object.entries(value).filter(([name]) => !unsteady.has(name));
  // What is empty shows that it is there.
  if (fields.length === 0) return [[path, Array.isArray(value) ? '[]' : '{}']];
  return fields.flatMap(([name, inner]) => leaves(inner, path === '' ? name : `${path}.${name}`));
}

function shown(value: unknown): string {
  return value === undefined ? 'absent' : JSON.stringify(value);
}
