import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { QUOTE_LIFETIME } from '../quote.ts';
import { requireOneCharge, statusOf } from './answers.ts';
import { BOOKS } from './books.ts';
import { countedBooks, countedShop } from './counted.ts';
import { lastingDatabase } from './lasting.ts';
import {
  AUTHENTICATED_CARD,
  DECLINED_CARD,
  listAt,
  startShop,
  textAt,
  valueAt,
  VISA,
} from './shop.ts';
import type { Answer } from './shop.ts';

const unit = (minor: number, text: string) => ({ minor, currency: 'usd', text });
const HAMMING = 'The Art of Doing Science and Engineering';
const MECHNER = 'The Making of Prince of Persia';

/** A buyer's order of books 1 and 2, quoted by the shop before it was started anew like this. */
async function restarted(t: TestContext, catalogue: typeof BOOKS) {
  const { place, drop } = await lastingDatabase();
  const before = await startShop(t, place);
  const order = await before.order({ quoteToken: await before.quote('1', '2') });
  await before.own.close();
  const shop = await startShop(t, { ...place, catalogue });
  t.after(drop);
  return { shop, order };
}

function requireExpired(answer: Answer): Answer {
  assert.deepEqual(
    [answer.status, textAt(answer.body, 'error', 'code')],
    [409, 'quote_expired'],
    answer.text,
  );
  return answer;
}

const changesIn = ({ body }: Answer) => listAt(body, 'error', 'changes');

test('an outdated quote is answered with the new one, which can be paid', async (t) => {
  const books = BOOKS.books.map((book) => (book.id === '1' ? { ...book, priceMinor: 2400 } : book));
  const { shop, order } = await restarted(t, { ...BOOKS, books });
  const answer = requireExpired(await shop.post('/api/orders', order));
  assert.deepEqual(changesIn(answer), [
    {
      book: '1',
      title: HAMMING,
      was: { quantity: 1, unit: unit(2300, '$23.00') },
      now: { quantity: 1, unit: unit(2400, '$24.00') },
    },
  ]);
  assert.deepEqual(valueAt(answer.body, 'error', 'quote', 'total'), unit(4900, '$49.00'));
  assert.equal(await shop.posts(), 0);
  const quoteToken = textAt(answer.body, 'error', 'quote', 'token');
  assert.equal(statusOf(await shop.post('/api/orders', { ...order, quoteToken })), 'paid');
  assert.deepEqual(
    (await shop.charges()).map(({ amount }) => amount),
    [4900],
  );
});

test('a book that is gone, or of which fewer are left, is a change of its line', async (t) => {
  const counted = countedBooks({ '2': 0 });
  const gone = await restarted(t, { ...BOOKS, books: BOOKS.books.slice(1) });
  const first = requireExpired(await gone.shop.post('/api/orders', gone.order));
  assert.deepEqual(changesIn(first), [
    { book: '1', title: '1', was: { quantity: 1, unit: unit(2300, '$23.00') }, now: null },
  ]);
  const books = counted.books.slice(1);
  const none = await restarted(t, { ...counted, books });
  const second = requireExpired(await none.shop.post('/api/orders', none.order));
  assert.deepEqual(
    changesIn(second).map((change) => [valueAt(change, 'title'), valueAt(change, 'now')]),
    [
      ['1', null],
      [MECHNER, null],
    ],
  );
  assert.equal(valueAt(second.body, 'error', 'quote'), undefined);
});

test('a quote whose time is over alone is renewed without a change', async (t) => {
  const { shop, later } = await countedShop(t, { '1': 1 });
  const order = await shop.order();
  await later(QUOTE_LIFETIME + 1);
  const answer = requireExpired(await shop.post('/api/orders', order));
  assert.deepEqual(changesIn(answer), []);
  const quoteToken = textAt(answer.body, 'error', 'quote', 'token');
  const paid = await shop.post('/api/orders', { ...order, quoteToken });
  await requireOneCharge(shop, paid);
  await later(QUOTE_LIFETIME + 1);
  assert.equal((await shop.post('/api/orders', order)).text, paid.text);
  await requireOneCharge(shop, paid);
});

for (const [name, payment] of [
  ['was declined', DECLINED_CARD],
  ['waits for the bank', AUTHENTICATED_CARD],
] as const) {
  test(`an order that ${name} goes on with the renewed quote`, async (t) => {
    let time = Date.now();
    const shop = await startShop(t, { now: () => time, catalogue: countedBooks({ '1': 1 }) });
    const order = await shop.order({ payment });
    await shop.post('/api/orders', order);
    time += QUOTE_LIFETIME + 1;
    const next = { ...order, payment: VISA };
    const answer = requireExpired(await shop.post('/api/orders', next));
    assert.deepEqual(changesIn(answer), []);
    const quoteToken = textAt(answer.body, 'error', 'quote', 'token');
    await requireOneCharge(shop, await shop.post('/api/orders', { ...next, quoteToken }));
  });
}
