import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { CARDS } from './buyer.ts';
import { Journey } from './journey.ts';
import { fillIn, purchases } from './purchases.ts';
import { bodiesUnseen } from './start-browser.ts';
import { stayBetween } from './stay-between.ts';

const journey = await Journey.start();
const HAMMING = 'The Art of Doing Science and Engineering';

for (const { what, run } of purchases) test(what, () => run(journey));

test('sells from inside three shadow roots', async () => {
  // A page that loads nothing of ours, so that everything on it is made here.
  const buyer = await journey.visit('/nothing-here');
  await buyer.page.evaluate(() => {
    const nest: [string, string][] = [
      ['outer-most', 'in-between'],
      ['in-between', 'inner-most'],
      ['inner-most', 'book-checkout'],
    ];
    for (const [name, inner] of nest) {
      customElements.define(
        name,
        class extends HTMLElement {
          connectedCallback() {
            this.attachShadow({ mode: 'open' }).append(document.createElement(inner));
          }
        },
      );
    }
    document.body.replaceChildren(document.createElement('outer-most'));
    const script = document.createElement('script');
    script.type = 'module';
    script.src = '/book-checkout.js';
    document.head.append(script);
  });
  await fillIn(buyer, CARDS.good);
  await buyer.pay();
  await journey.assertPaidOnce(await buyer.receipt(), 2300);
});

test('says so when the server cannot be reached, and goes on when it can', async () => {
  const buyer = await journey.visit('/examples/article', async (page) => {
    await stayBetween(page);
    await page.route('**/api/shop*', (route) => route.abort());
  });
  await buyer.page.getByRole('button', { name: /try again/i }).waitFor();
  await buyer.page.unroute('**/api/shop*');
  await buyer.page.getByRole('button', { name: /try again/i }).click();
  await buyer.book(HAMMING).waitFor();
});

test('says so when Stripe.js is blocked, keeps the cart, and goes on when it comes', async () => {
  const blocked = async (page: Page) => {
    await stayBetween(page);
    await page.route('**/stripe.js', (route) => route.abort());
  };
  const buyer = await journey.visit('/examples/article', blocked);
  await buyer.purchase(HAMMING);
  const again = buyer.page.getByRole('button', { name: /try again/i });
  await again.waitFor();
  await buyer.page.reload();
  await again.waitFor();
  await buyer.page.locator('[part~=titles]').getByText(HAMMING).waitFor();
  await buyer.page.unroute('**/stripe.js');
  await again.click();
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.good);
  await buyer.pay();
  await journey.assertPaidOnce(await buyer.receipt(), 2300);
});

test('card numbers and keys stay where they belong', { skip: bodiesUnseen }, async () => {
  const sent: string[] = [];
  const buyer = await journey.visit('/examples/article', (page) => {
    page.on('request', (request) => {
      if (request.url().startsWith(journey.shop.url))
        sent.push(`${request.url()} ${request.postData() ?? ''}`);
    });
    return Promise.resolve();
  });
  await fillIn(buyer, CARDS.good);
  await buyer.pay();
  await buyer.receipt();
  assert.ok(
    sent.some((request) => request.includes('/api/orders')),
    'the order was seen',
  );
  assert.ok(
    !sent.some((request) => request.includes(CARDS.good)),
    'a card number went to the shop',
  );
  const content = await buyer.page.content();
  assert.ok(!content.includes(journey.standIn.secretKey), 'the secret key is in the page');
});

test('tells the owner of an attribute it does not understand', async () => {
  const warnings: string[] = [];
  const buyer = await journey.visit('/mistake', async (page) => {
    page.on('console', (message) => {
      if (message.type() === 'warning') warnings.push(message.text());
    });
    await page.route('**/mistake', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><title>mistake</title><script type="module" src="/book-checkout.js"></script><book-checkout card-entry="plastic"></book-checkout>`,
      }),
    );
  });
  await buyer.page.getByRole('alert').filter({ hasText: 'card-entry' }).waitFor();
  assert.ok(
    warnings.some((warning) => warning.includes('card-entry') && warning.includes('payment')),
    warnings.join(),
  );
});

test('leaves nothing in the page but its element', async () => {
  const buyer = await journey.visit('/examples/article', (page) =>
    page.addInitScript(() => {
      const names = Object.getOwnPropertyNames(globalThis);
      document.addEventListener('DOMContentLoaded', () => {
        document.body.dataset.names = JSON.stringify(names);
      });
    }),
  );
  await buyer.addToCart(HAMMING);
  await buyer.openCart();
  await buyer.page.getByRole('button', { name: 'Checkout' }).click();
  await buyer.typeCard(CARDS.good);
  const added = await buyer.page.evaluate(() => {
    const before: unknown = JSON.parse(document.body.dataset.names ?? '');
    if (!Array.isArray(before) || before.length === 0) throw new Error('no names were noted');
    return Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name));
  });
  // Playwright leaves something of its own in some browsers; frames have their numbers.
  assert.deepEqual(
    added.filter((name) => !/^(__pw|\d+$)/.test(name)),
    ['Stripe'],
  );
});
