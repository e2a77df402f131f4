import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator } from 'playwright-core';
import { CARDS, type Buyer } from './buyer.ts';
import { Journey } from './journey.ts';

const journey = await Journey.start();
const elsewhere = await journey.beside({});
const PAGE = '/examples/ways';

/** The dialog that is open, with its shop in it. */
const dialogOf = ({ page }: Buyer): Locator => page.locator('dialog.frame:modal');

async function payIn(buyer: Buyer, card: string): Promise<void> {
  await buyer.fillAddress();
  await buyer.typeCard(card);
  await buyer.pay();
}

/** A window of this width; the page's own buttons are heard by then. */
async function visitAt(width: number, path = PAGE): Promise<Buyer> {
  const buyer = await journey.visit(path, (page) => page.setViewportSize({ width, height: 740 }));
  await buyer.page.waitForFunction(() => customElements.get('book-checkout') !== undefined);
  return buyer;
}

const line = (buyer: Buyer, title: string): Locator =>
  dialogOf(buyer).getByRole('heading', { name: title });

for (const width of [360, 1280]) {
  test(`sells from a drawer that a button of the page opens, at ${String(width)} px`, async () => {
    const buyer = await visitAt(width);
    await buyer.page.getByRole('button', { name: 'Buy the diary' }).click();
    await line(buyer, 'Making of Prince of Persia').waitFor();
    await buyer.page.getByText('Cart (1)').waitFor({ state: 'attached' });
    await dialogOf(buyer).getByRole('button', { name: 'Checkout' }).click();
    await payIn(buyer, CARDS.good);
    await journey.assertPaidOnce(await buyer.receipt(), 2500);
    await buyer.page.keyboard.press('Escape');
    await dialogOf(buyer).waitFor({ state: 'detached' });
    const focused = await buyer.page.evaluate(() => document.activeElement?.textContent);
    assert.equal(focused, 'Buy the diary');
  });

  test(`lets the bank ask while the shop is in a dialog, at ${String(width)} px`, async () => {
    const buyer = await visitAt(width, '/examples/dialog');
    await buyer.page.getByRole('button', { name: 'Two for the office' }).click();
    await dialogOf(buyer).getByRole('button', { name: 'Checkout' }).click();
    await payIn(buyer, CARDS.threeDSecure);
    await buyer.answerChallenge('Fail');
    await buyer.cardError.filter({ hasText: /not confirm|authenticat/i }).waitFor();
    await dialogOf(buyer).waitFor();
    await buyer.typeCard(CARDS.threeDSecure);
    await buyer.pay();
    await buyer.answerChallenge('Complete');
    await journey.assertPaidOnce(await buyer.receipt(), 4600);
    await dialogOf(buyer).waitFor();
  });

  test(`sells one book from its own button, at ${String(width)} px`, async () => {
    const buyer = await visitAt(width);
    await buyer.page
      .locator('[mode=button]')
      .getByRole('button', { name: /^Purchase/ })
      .click();
    await payIn(buyer, CARDS.good);
    await journey.assertPaidOnce(await buyer.receipt(), 2300);
  });

  test(`sells a book between paragraphs, at ${String(width)} px`, async () => {
    const buyer = await visitAt(width);
    const inline = buyer.page.locator('[mode=inline]');
    await inline.getByRole('button', { name: /^Purchase/ }).click();
    await payIn(buyer, CARDS.good);
    await journey.assertPaidOnce(await buyer.receipt(), 2500);
  });
}

test('shows its books in a dialog, and comes back to them', async () => {
  const buyer = await visitAt(1280, '/examples/dialog');
  await buyer.page.getByRole('button', { name: /^Cart \(/ }).click();
  await buyer.addToCart('Hamming');
  await buyer.page.getByText('Cart (1)').waitFor({ state: 'attached' });
  await dialogOf(buyer)
    .getByRole('button', { name: /^Cart ·/ })
    .click();
  await buyer.page.goBack();
  await buyer.book('Hamming').waitFor();
  await buyer.page.goBack();
  await dialogOf(buyer).waitFor({ state: 'detached' });
  assert.equal(new URL(buyer.page.url()).pathname, '/examples/dialog');
});

test('opens a link of a book in the drawer, and its own page where the buyer wants a new one', async () => {
  const buyer = await visitAt(1280);
  const link = buyer.page.getByRole('link', { name: 'Working in Public' });
  await link.click();
  await line(buyer, 'Working in Public').waitFor();
  await buyer.page.keyboard.press('Escape');
  const another = buyer.page.context().waitForEvent('page');
  await link.click({ modifiers: ['Control'] });
  await (await another).waitForURL(/checkout\?item=3$/);
});

test('takes the cart along to a checkout on another site', async () => {
  const buyer = await journey.visit('/examples/article');
  const { page } = buyer;
  await page.locator('book-checkout').evaluate((element, address) => {
    element.setAttribute('checkout-url', address);
  }, `${elsewhere.shop.url}/checkout`);
  await buyer.addToCart('Working in Public');
  await buyer.purchase('Making of Prince of Persia');
  await page.getByRole('heading', { name: 'Your cart' }).waitFor();
  for (const title of ['Working in Public', 'Making of Prince of Persia'])
    await page.getByRole('heading', { name: title }).waitFor();
  assert.equal(page.url(), `${elsewhere.shop.url}/checkout`);
});

test('is bought from with the keyboard alone', async () => {
  const buyer = await visitAt(1280);
  const { page } = buyer;
  await page.getByRole('button', { name: 'Buy the diary' }).focus();
  await page.keyboard.press('Enter');
  await dialogOf(buyer).getByRole('button', { name: 'Checkout' }).focus();
  await page.keyboard.press('Enter');
  await payIn(buyer, CARDS.good);
  await journey.assertPaidOnce(await buyer.receipt(), 2500);
});
