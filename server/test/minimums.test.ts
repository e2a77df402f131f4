import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../errors.ts';
import { leastMinor, requireMinimum } from '../minimums.ts';
import { createMoneyWriter, isCurrency, stepOf } from '../money.ts';
import { CREATE, requireOneCharge } from './answers.ts';
import { BOOKS } from './books.ts';
import { startShop, VISA } from './shop.ts';

const money = createMoneyWriter('en');
const price = (totalMinor: number, currency: string) => ({ totalMinor, currency, lines: [] });

const LEAST: [currency: string, minor: number, text: string][] = [
  ['usd', 50, '$0.50'],
  ['gbp', 30, '£0.30'],
  ['jpy', 50, '¥50'],
  ['huf', 17_500, 'HUF 175'],
  ['czk', 1500, 'CZK 15.00'],
];

test('each currency has its least amount', () => {
  for (const [currency, minor, text] of LEAST) {
    requireMinimum(price(minor, currency), money);
    assert.throws(
      () => {
        requireMinimum(price(minor - 1, currency), money);
      },
      (error) => {
        assert.ok(error instanceof AppError);
        assert.deepEqual([error.status, error.code, error.field], [400, 'below_minimum', 'lines']);
        assert.ok(error.message.replaceAll('\u00a0', ' ').includes(text), error.message);
        return true;
      },
    );
  }
});

test('a currency without a known least amount is left to Stripe', () => {
  requireMinimum(price(1, 'isk'), money);
  for (const [currency] of LEAST) {
    assert.ok(isCurrency(currency) && leastMinor(currency) % stepOf(currency) === 0);
  }
});

test('a quote below it is refused, and what is enough together is not', async (t) => {
  const [book] = BOOKS.books;
  assert.ok(book);
  const shop = await startShop(t, {
    catalogue: { currency: 'usd', books: [{ ...book, priceMinor: 49 }] },
  });
  const quote = (quantity: number) =>
    shop.post('/api/quotes', { lines: [{ book: '1', quantity }] });
  const refused = await quote(1);
  assert.equal(refused.status, 400);
  assert.partialDeepStrictEqual(refused.body, {
    error: {
      code: 'below_minimum',
      message: 'Orders under $0.50 cannot be paid by card. Please add another book.',
    },
  });
  assert.equal((await quote(2)).status, 200);
});

test('Stripe itself has the last word', async (t) => {
  const shop = await startShop(t);
  await shop.fail(CREATE, {
    kind: 'error',
    status: 400,
    body: '{"error":{"type":"invalid_request_error","code":"amount_too_small","param":"amount","message":"Amount must be at least 50 of this and that"}}',
  });
  const order = await shop.order();
  const refused = await shop.post('/api/orders', order);
  assert.equal(refused.status, 400);
  assert.partialDeepStrictEqual(refused.body, { error: { code: 'below_minimum' } });
  assert.ok(!refused.text.includes('this and that'));
  const again = { ...order, payment: { ...VISA, id: 'pm_card_mastercard' } };
  await requireOneCharge(shop, await shop.post('/api/orders', again));
});
