import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLedgersAgree } from '../faults/invariant.ts';

const ORDER = {
  id: 'ord_1',
  client_key: 'key',
  state: 'paid',
  total_minor: 2300,
  currency: 'usd',
  charge_id: 'ch_1',
  attention: null,
  dispute: null,
  refunded_minor: 0,
};

const CHARGE = {
  id: 'ch_1',
  amount: 2300,
  amount_captured: 2300,
  amount_refunded: 0,
  currency: 'usd',
  status: 'succeeded',
  captured: true,
  metadata: { order_id: 'ord_1' },
};

const ledgerOf = (charge: typeof CHARGE) => ({ charges: [charge], requests: [] });

test('the ledgers agree over what was captured, not over what was asked for', () => {
  assertLedgersAgree(ledgerOf(CHARGE), [ORDER], []);
  const part = { ...CHARGE, amount_captured: 1000, amount_refunded: 1300 };
  assert.throws(() => {
    assertLedgersAgree(ledgerOf(part), [ORDER], []);
  }, /charges and paid orders differ/);
});
