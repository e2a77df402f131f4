import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { CARDS, type Buyer } from './buyer.ts';
import { changedBooks } from './changed-books.ts';
import { Journey } from './journey.ts';

const HAMMING = 'The Art of Doing Science and Engineering';
const MECHNER = 'The Making of Prince of Persia';

const { file, remove } = await changedBooks({ '1': { stock: 1 }, '2': { stock: 3 } });
after(remove);
const journey = await Journey.start({ CATALOGUE_FILE: file });

/** Notes what the page loads, and whether that was the file for what goes wrong. */
const noting = (seen: string[]) => (page: Page) => {
  page.on('request', (request) => seen.push(request.url()));
  return Promise.resolve();
};
const rare = (seen: string[]) => seen.filter((url) => url.includes('rare-part')).length;

/** Somebody else buys a copy, without a browser. */
async function buyElsewhere(book: string): Promise<void> {
  const send = async (path: string, body: object): Promise<Record<string, unknown>> => {
    const response = await fetch(`${journey.shop.url}/api/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    assert.equal(response.status, 200);
    return (await response.json()) as Record<string, unknown>;
  };
  const { token } = await send('quotes', { lines: [{ book, quantity: 1 }] });
  const address = { line1: '', city: '', state: '', postalCode: '', country: 'US' };
  const { status } = await send('orders', {
    quoteToken: token,
    clientKey: 'somebody-else-0123456789',
    payment: { kind: 'payment_method', id: 'pm_card_visa' },
    buyer: { name: 'Somebody Else', email: 'else@example.com', address },
  });
  assert.equal(status, 'paid');
}

async function fillIn(buyer: Buyer): Promise<void> {
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.good);
}

test('the offer changes while the card is typed: the difference is shown, and paid by a press', async () => {
  const seen: string[] = [];
  const buyer = await journey.visit('/examples/article', noting(seen));
  const { page } = buyer;
  await buyer.book(MECHNER).getByText('Only 3 left').waitFor();
  await buyer.purchase(MECHNER);
  await fillIn(buyer);
  await page.getByRole('button', { name: 'Pay $25.00' }).waitFor();
  // As a shop answers, once, that was started anew with another price. The route stays: the browser
  // driver loses the event of a request that is under way while interception ends.
  let hasChanged = false;
  await page.route('**/api/orders*', async (route) => {
    if (hasChanged) return route.continue();
    hasChanged = true;
    const response = await page.request.post(`${journey.shop.url}/api/quotes`, {
      data: { lines: [{ book: '2', quantity: 2 }] },
    });
    const quote: unknown = await response.json();
    const unit = { minor: 2500, currency: 'usd', text: '$25.00' };
    const was = { quantity: 1, unit };
    const change = { book: '2', title: MECHNER, was, now: { quantity: 2, unit } };
    const error = { code: 'quote_expired', message: 'Changed.', quote, changes: [change] };
    return route.fulfill({ status: 409, json: { error } });
  });
  assert.equal(rare(seen), 0);
  await buyer.pay();
  await buyer.cardError.filter({ hasText: 'changed from $25.00 to $50.00' }).waitFor();
  await buyer.cardError
    .filter({ hasText: /before:\s+1 × \$25\.00\s*now:\s+2 × \$25\.00/ })
    .waitFor();
  assert.deepEqual(await journey.charged(), []);
  assert.equal(rare(seen), 1);

  await page.getByRole('button', { name: 'Pay $50.00' }).click();
  await journey.assertPaidOnce(await buyer.receipt(), 5000);
});

test('the last copy goes while the card is typed: nothing is charged, and the cart says why', async () => {
  const buyer = await journey.visit('/examples/article');
  const { page } = buyer;
  await buyer.book(HAMMING).getByText('Only 1 left').waitFor();
  await buyer.purchase(HAMMING);
  await fillIn(buyer);
  await buyElsewhere('1');
  // The charge itself lives on: Stripe books it a moment later.
  const charges = async () => (await journey.charged()).map(({ id }) => id);
  const before = await charges();
  await buyer.pay();
  await page.getByRole('heading', { name: 'Your cart' }).waitFor();
  await page
    .getByRole('status')
    .filter({ hasText: `“${HAMMING}” has just been sold out. Your cart was corrected.` })
    .waitFor();
  await page.getByText('Nothing in it yet.').waitFor();
  assert.deepEqual(await charges(), before);

  await page.getByRole('button', { name: 'Continue shopping' }).click();
  assert.ok(
    await buyer
      .book(HAMMING)
      .getByRole('button', { name: /^Sold out/ })
      .isDisabled(),
  );
});

test('a purchase in which all goes well loads nothing that only a refusal needs', async () => {
  const seen: string[] = [];
  const buyer = await journey.visit('/examples/article', noting(seen));
  await buyer.purchase('Working in Public');
  await fillIn(buyer);
  await buyer.pay();
  await journey.assertPaidOnce(await buyer.receipt(), 2800);
  assert.equal(rare(seen), 0);
});
