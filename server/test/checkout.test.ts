import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { QUOTE_LIFETIME } from '../quote.ts';
import { CREATE, DROP, FLOWS, orderPath, requireOneCharge, statusOf, tokenOf } from './answers.ts';
import { lastingDatabase } from './lasting.ts';
import { bearer, BUYER, DECLINED_CARD, startShop, textAt, VISA } from './shop.ts';
import type { ShopOptions } from './shop.ts';

for (const { name: flow, options, good: payment, declined } of FLOWS) {
  test(`${flow}: a purchase ends with a charge id and all of the receipt`, async (t) => {
    const shop = await startShop(t, options);
    const answer = await shop.post('/api/orders', await shop.order({ payment }));
    assert.equal(answer.status, 200);
    assert.partialDeepStrictEqual(answer.body, {
      status: 'paid',
      receipt: {
        total: { minor: 2300, currency: 'usd', text: '$23.00' },
        lines: [{ book: '1', quantity: 1, unit: { minor: 2300 } }],
        buyer: BUYER,
      },
    });
    assert.match(textAt(answer.body, 'receipt', 'receiptUrl'), /^http/);
    await requireOneCharge(shop, answer);
  });

  test(`${flow}: a decline is an answer, and a good card then is the only charge`, async (t) => {
    const shop = await startShop(t, options);
    const order = await shop.order({ payment: declined });
    const first = await shop.post('/api/orders', order);
    assert.equal(first.status, 200);
    assert.partialDeepStrictEqual(first.body, {
      status: 'declined',
      message: 'Your card was declined. Please try another card.',
      field: null,
    });
    const second = await shop.post('/api/orders', { ...order, payment });
    assert.equal(statusOf(second), 'paid');
    assert.equal(orderPath(second), orderPath(first));
    await requireOneCharge(shop, second);
  });

  test(`${flow}: the same request ten times at once is one charge and ten equal answers`, async (t) => {
    const shop = await startShop(t, options);
    const order = await shop.order({ payment });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => shop.post('/api/orders', order)),
    );
    assert.deepEqual(new Set(answers.map(({ text }) => text)).size, 1);
    const [answer] = answers;
    assert.ok(answer);
    await requireOneCharge(shop, answer);
  });

  test(`${flow}: a request again, after the receipt, is the same receipt`, async (t) => {
    const shop = await startShop(t, options);
    const order = await shop.order({ payment });
    const first = await shop.post('/api/orders', order);
    const again = await shop.post('/api/orders', order);
    assert.equal(again.text, first.text);
    await requireOneCharge(shop, first);
  });
}

test('the buyer of the next try is the one on the receipt', async (t) => {
  const shop = await startShop(t);
  const order = await shop.order({ payment: DECLINED_CARD });
  await shop.post('/api/orders', order);
  const buyer = { ...BUYER, name: 'Grace Hopper', email: 'grace@example.com' };
  const answer = await shop.post('/api/orders', { ...order, payment: VISA, buyer });
  assert.partialDeepStrictEqual(answer.body, { status: 'paid', receipt: { buyer } });
});

for (const [options, payment] of [
  [{}, { kind: 'token', id: 'tok_visa' }],
  [{ paymentFlow: 'charges' }, VISA],
] satisfies [ShopOptions, object][]) {
  test(`a ${payment.kind} is refused in a shop of the other flow`, async (t) => {
    const shop = await startShop(t, options);
    const answer = await shop.post('/api/orders', await shop.order({ payment }));
    assert.equal(answer.status, 400);
    assert.partialDeepStrictEqual(answer.body, {
      error: { code: 'invalid_request', field: 'payment.kind' },
    });
    assert.equal(await shop.posts(), 0);
  });
}

test('the same client key for other books is a conflict, whether paid or not', async (t) => {
  const shop = await startShop(t);
  const order = await shop.order();
  const paid = await shop.post('/api/orders', order);
  const other = await shop.post('/api/orders', { ...order, quoteToken: await shop.quote('2') });
  assert.equal(other.status, 409);
  assert.partialDeepStrictEqual(other.body, { error: { code: 'order_conflict' } });
  await requireOneCharge(shop, paid);
});

test('a quote whose time is over is not charged; an order already made is still answered', async (t) => {
  let time = Date.now();
  const shop = await startShop(t, { now: () => time });
  const paidOrder = await shop.order();
  const paid = await shop.post('/api/orders', paidOrder);
  const order = await shop.order();
  time += QUOTE_LIFETIME + 1;
  const late = await shop.post('/api/orders', order);
  assert.equal(late.status, 409);
  assert.partialDeepStrictEqual(late.body, { error: { code: 'quote_expired' } });
  assert.equal((await shop.post('/api/orders', paidOrder)).text, paid.text);
  await requireOneCharge(shop, paid);
});

/** The shop stops, and starts again on the same orders with other settings. */
async function startAnew(t: TestContext, first: ShopOptions, second: ShopOptions) {
  const database = await lastingDatabase();
  const before = await startShop(t, { ...database.place, webhookSecrets: [], ...first });
  const { apiUrl, scriptUrl, secretKey, publishableKey } = before.standIn;
  const restart = async () => {
    await before.own.close();
    const stripe = { stripeApiUrl: apiUrl, stripeScriptUrl: scriptUrl, secretKey, publishableKey };
    return startShop(t, { ...database.place, webhookSecrets: [], ...stripe, ...second });
  };
  t.after(database.drop);
  return { before, restart };
}

const SET_UP_ANEW: [what: string, first: ShopOptions, second: ShopOptions, code: string][] = [
  ['another secret for quotes', {}, { quoteSecret: 'x'.repeat(32) }, 'quote_invalid'],
  ['the other flow', {}, { paymentFlow: 'charges' }, 'invalid_request'],
];

for (const [what, first, second, code] of SET_UP_ANEW) {
  test(`after a restart with ${what} an order already made is answered, and a new one refused`, async (t) => {
    const { before, restart } = await startAnew(t, first, second);
    const lost = await before.order();
    const declined = await before.order({ payment: DECLINED_CARD });
    const never = await before.order();
    await before.fail(CREATE, DROP, 2);
    assert.equal(statusOf(await before.post('/api/orders', lost)), 'unknown');
    const no = await before.post('/api/orders', declined);
    const shop = await restart();
    const found = await shop.post('/api/orders', lost);
    assert.equal(statusOf(found), 'paid');
    await requireOneCharge(before, found);
    assert.equal((await shop.post('/api/orders', declined)).text, no.text);
    for (const order of [never, { ...declined, payment: VISA }]) {
      const refused = await shop.post('/api/orders', order);
      assert.deepEqual([refused.status, textAt(refused.body, 'error', 'code')], [400, code]);
    }
    await requireOneCharge(before, found);
  });
}

test('in the other flow, too, the same client key for other books is a conflict', async (t) => {
  const secret = { quoteSecret: 'x'.repeat(32) };
  const { before, restart } = await startAnew(t, secret, { ...secret, paymentFlow: 'charges' });
  const order = await before.order();
  await before.post('/api/orders', order);
  const other = { ...order, quoteToken: await before.quote('2') };
  const shop = await restart();
  const conflict = await shop.post('/api/orders', other);
  assert.equal(textAt(conflict.body, 'error', 'code'), 'order_conflict');
});

test('an order is read with its token alone', async (t) => {
  const shop = await startShop(t);
  const one = await shop.post('/api/orders', await shop.order());
  const other = await shop.post('/api/orders', await shop.order());
  const wrong = [undefined, tokenOf(other), tokenOf(one).slice(1), ''];
  for (const token of wrong) {
    const answer = await shop.get(orderPath(one), token);
    assert.equal(answer.status, 404);
    assert.partialDeepStrictEqual(answer.body, { error: { code: 'not_found' } });
  }
  const stranger = await shop.post(`${orderPath(one)}/confirm`, '', bearer(tokenOf(other)));
  assert.equal(stranger.status, 404);
  const own = await shop.get(orderPath(one), tokenOf(one));
  assert.deepEqual([own.text, own.headers.get('cache-control')], [one.text, 'no-store']);
});
