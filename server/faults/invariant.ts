import assert from 'node:assert/strict';
import { z } from 'zod';
import type { Told } from './buyer.ts';
import type { StoredOrder } from './database.ts';

const ChargeSchema = z.object({
  id: z.string(),
  amount: z.number(),
  amount_captured: z.number(),
  amount_refunded: z.number(),
  currency: z.string(),
  status: z.string(),
  captured: z.boolean(),
  metadata: z.record(z.string(), z.string()),
});

const LedgerSchema = z.object({
  charges: z.array(ChargeSchema),
  requests: z.array(z.object({ method: z.string(), path: z.string() })),
});

/** What the stand-in for Stripe has seen. */
export type Ledger = z.infer<typeof LedgerSchema>;

/** Reads the stand-in's ledger. */
export async function readLedger(apiUrl: string): Promise<Ledger> {
  const response = await fetch(`${apiUrl}/_control/ledger`);
  return LedgerSchema.parse(await response.json());
}

/** The charges that took money and kept some of it. */
export const taken = ({ charges }: Ledger) =>
  charges.filter(
    ({ status, captured, amount, amount_refunded: back }) =>
      status === 'succeeded' && captured && back < amount,
  );

const HAS_MONEY = new Set(['paid', 'partially_refunded']);

/**
 * The promise: money taken at Stripe and paid orders of the shop are one to one, over the same
 * amounts; and whatever a buyer was told of an order is true of it. Throws an AssertionError.
 */
export function assertLedgersAgree(
  ledger: Ledger,
  orders: readonly StoredOrder[],
  told: readonly Told[],
): void {
  const charged = taken(ledger).map(({ id, amount_captured: amount, currency, metadata }) => ({
    order: metadata.order_id,
    charge: id,
    amount,
    currency,
  }));
  const paid = orders
    .filter(({ state }) => HAS_MONEY.has(state))
    .map(({ id, charge_id: charge, total_minor: amount, currency }) => ({
      order: id,
      charge,
      amount,
      currency,
    }));
  assert.deepEqual(charged.sort(byOrder), paid.sort(byOrder), 'charges and paid orders differ');
  assert.equal(new Set(charged.map(({ order }) => order)).size, charged.length, 'paid twice');

  const byKey = new Map(orders.map((order) => [order.client_key, order]));
  for (const { clientKey, orderId, chargeId } of told) {
    if (orderId === null) continue;
    const order = byKey.get(clientKey);
    assert.equal(order?.id, orderId, 'an order that a buyer was told of is lost');
    if (chargeId === null) continue;
    assert.ok(HAS_MONEY.has(order.state), `a receipt was shown of an order that is ${order.state}`);
    assert.equal(order.charge_id, chargeId, 'a receipt was shown of another charge');
  }
}

const byOrder = (one: { order?: string | undefined }, other: { order?: string | undefined }) =>
  (one.order ?? '').localeCompare(other.order ?? '');

/** No line of the log has a secret, a buyer's whole address or what could be a card number in it. */
export function assertNoSecrets(lines: readonly string[], secrets: readonly string[]): void {
  for (const line of lines) {
    for (const secret of secrets) assert.ok(!line.includes(secret), `in the log: ${line}`);
    assert.doesNotMatch(line, /\b(?:\d[ -]?){15}\d\b|_secret_\w{5}/, `in the log: ${line}`);
  }
}
