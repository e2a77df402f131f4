import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMoneyWriter, isCurrency, stepOf } from '../money.ts';

const writer = createMoneyWriter('en');

const AMOUNTS: [minor: number, currency: string, full: string, short: string][] = [
  [2300, 'usd', '$23.00', '$23'],
  [2350, 'usd', '$23.50', '$23.50'],
  [5, 'usd', '$0.05', '$0.05'],
  [99_999_999, 'usd', '$999,999.99', '$999,999.99'],
  [2300, 'jpy', '¥2,300', '¥2,300'],
  [12_340, 'kwd', 'KWD\u00a012.340', 'KWD\u00a012.340'],
  [5000, 'isk', 'ISK\u00a050', 'ISK\u00a050'],
];

for (const [minor, currency, full, short] of AMOUNTS) {
  test(`${minor} minor units of ${currency} read ${full} in full, ${short} in the window`, () => {
    assert.deepEqual(writer.full(minor, currency), { minor, currency, text: full });
    assert.deepEqual(writer.short(minor, currency), { minor, currency, text: short });
  });
}

test('amounts follow the language of the shop', () => {
  assert.equal(createMoneyWriter('de').full(2300, 'eur').text, '23,00\u00a0€');
});

test('currencies are ISO codes in lower case', () => {
  assert.deepEqual(['usd', 'USD', 'xyz', ''].map(isCurrency), [true, false, false, false]);
});

test("amounts follow Stripe's steps", () => {
  assert.deepEqual(['usd', 'jpy', 'kwd', 'isk'].map(stepOf), [1, 1, 10, 100]);
});
