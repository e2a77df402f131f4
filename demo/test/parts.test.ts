import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { CARDS, type Buyer } from './buyer.ts';
import { Journey } from './journey.ts';
import { fillIn } from './purchases.ts';
import { stayBetween } from './stay-between.ts';

/**
 * The element comes in parts, fetched when they are called for. One that cannot be had is told, with
 * a way on, and is there once it can be had again.
 */

const journey = await Journey.start();
/** A shop as it is where its owner sets nothing about bills. */
const other = await journey.beside({ BILLING_ADDRESS: 'optional' });
const HAMMING = 'The Art of Doing Science and Engineering';
const SILENT = 'The shop does not answer. Check your connection and try again.';

const addressOf = (part: string) => `**/book-checkout/*/${part}.js*`;
const without = (part: string) => async (page: Page) => {
  await stayBetween(page);
  await page.route(addressOf(part), (route) => route.abort());
};
const again = ({ page }: Buyer) => page.getByRole('button', { name: 'Try again' });

for (const part of ['checkout-part', 'en-checkout'])
  test(`the cart without ${part}`, async () => {
    const buyer = await journey.visit('/examples/article', without(part));
    await buyer.addToCart(HAMMING);
    await buyer.openCart();
    await buyer.page.getByText(SILENT).waitFor();
    await buyer.page.unroute(addressOf(part));
    await again(buyer).click();
    await buyer.openCart();
    await buyer.page.getByRole('heading', { name: 'Your cart' }).waitFor();
    await buyer.page.getByRole('heading', { name: HAMMING }).waitFor();
  });

for (const part of ['book-part', 'en-rare'])
  test(`a book without ${part}`, async () => {
    const buyer = await journey.visit('/examples/article', without(part));
    const title = buyer.book(HAMMING).getByRole('button', { name: HAMMING, exact: true });
    await title.click();
    await buyer.book(HAMMING).getByText(SILENT).waitFor();
    await buyer.page.unroute(addressOf(part));
    await title.click();
    await buyer.page.getByRole('dialog').getByRole('heading', { name: HAMMING }).waitFor();
    await buyer.page.getByText(SILENT).waitFor({ state: 'detached' });
  });

test('many books without their shelves', async () => {
  const buyer = await journey.visit('/examples/library', without('shelf-part'));
  await buyer.page.getByText(SILENT).waitFor();
  await buyer.page.unroute(addressOf('shelf-part'));
  await again(buyer).click();
  await buyer.page.getByRole('searchbox').waitFor();
  await buyer.page.getByText(SILENT).waitFor({ state: 'detached' });
});

for (const part of ['checkout-part', 'dialog-part', 'service', 'ground'])
  test(`a drawer without ${part}`, async () => {
    const { page } = await journey.visit('/examples/ways', without(part));
    const drawer = page.locator('#till');
    await drawer.getByText(SILENT).waitFor();
    await page.unroute(addressOf(part));
    await drawer.getByRole('button', { name: 'Try again' }).click();
    await drawer.getByRole('button', { name: /^Cart/ }).click();
    await drawer.getByRole('heading', { name: 'Your cart' }).waitFor();
  });

test('a shared cart without what puts it in', async () => {
  const buyer = await journey.visit('/examples/article?cart=hamming*2,1', without('mend-part'));
  await buyer.page.getByText(SILENT).waitFor();
  await buyer.page.unroute(addressOf('mend-part'));
  await again(buyer).click();
  await buyer.page.getByRole('button', { name: /^Cart/ }).waitFor();
});

for (const name of ['Buy the diary', 'Two for the office'])
  test(`the page’s own button “${name}” without what serves it`, async () => {
    const { page } = await journey.visit('/examples/ways', without('buttons-part'));
    const button = page.getByRole('button', { name });
    await page.locator('#till').getByRole('button', { name: /^Cart/ }).waitFor();
    const told = page.waitForEvent('dialog');
    const pressed = button.click();
    const dialog = await told;
    const message = dialog.message();
    await dialog.accept();
    await pressed;
    if (message !== SILENT) throw new Error(`it says: ${message}`);
    await page.unroute(addressOf('buttons-part'));
    await button.click();
    await page.locator('#till').getByRole('heading', { name: 'Your cart' }).waitFor();
  });

test('a link of the page’s own without what serves it leads where it says', async () => {
  const { page } = await journey.visit('/examples/ways', without('buttons-part'));
  await page.getByRole('link', { name: 'Working in Public' }).click();
  await page.waitForURL('**/checkout?item=3');
});

test('a checkout with one line for a card without what draws it', async () => {
  const buyer = await journey.visit('/checkout?item=1', without('one-line-card'));
  await buyer.page.getByText(SILENT).waitFor();
  await buyer.page.unroute(addressOf('one-line-card'));
  await again(buyer).click();
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.good);
  await buyer.pay();
  await journey.assertPaidOnce(await buyer.receipt(), 2300);
});

test('a card form that is held back without the part that says so', async () => {
  const script = `${new URL(journey.standIn.scriptUrl).origin}/**`;
  const buyer = await journey.visit('/examples/article', async (page) => {
    await without('rare-part')(page);
    await page.route(script, (route) => route.abort());
  });
  await fillCart(buyer);
  await buyer.cardError.getByText(SILENT).waitFor();
  await buyer.page.unroute(addressOf('rare-part'));
  await buyer.page.unroute(script);
  await again(buyer).click();
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.good);
  await buyer.pay();
  await journey.assertPaidOnce(await buyer.receipt(), 2300);
});

for (const part of ['extras-part', 'en-rare'])
  test(`a checkout that asks for a consent without ${part}`, async () => {
    const buyer = await journey.visit('/examples/article', async (page) => {
      await withTerms(page);
      await without(part)(page);
    });
    await fillCart(buyer);
    await buyer.page.getByText(SILENT).waitFor();
    await buyer.page.unroute(addressOf(part));
    await again(buyer).click();
    await buyer.fillAddress();
    await buyer.typeCard(CARDS.good);
    await buyer.pay();
    // Nothing is sold without it.
    await buyer.page.getByText('One entry needs your attention').waitFor();
    await buyer.page.getByRole('checkbox', { name: /terms and conditions/ }).check();
    await buyer.pay();
    await journey.assertPaidOnce(await buyer.receipt(), 2300);
  });

test('a part that came late is there once, also for those that come after it', async () => {
  const came: string[] = [];
  const buyer = await journey.visit('/examples/article', async (page) => {
    await withTerms(page);
    await without('checkout-part')(page);
    page.on('requestfinished', (request) => {
      if (request.url().includes('checkout-part')) came.push(request.url());
    });
  });
  await buyer.addToCart(HAMMING);
  await buyer.openCart();
  await buyer.page.getByText(SILENT).waitFor();
  await buyer.page.unroute(addressOf('checkout-part'));
  await again(buyer).click();
  await buyer.openCart();
  await buyer.page.getByRole('button', { name: 'Checkout' }).click();
  await buyer.fillAddress();
  await buyer.page.getByRole('checkbox', { name: /terms and conditions/ }).check();
  await buyer.typeCard(CARDS.good);
  await buyer.pay();
  await journey.assertPaidOnce(await buyer.receipt(), 2300);
  assert.equal(came.length, 1, came.join('\n'));
});

test('a page that begins to want a consent while the form is open', async () => {
  const buyer = await journey.visit('/examples/article');
  await fillCart(buyer);
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.good);
  await buyer.page.evaluate(() => {
    document.querySelector('book-checkout')?.setAttribute('terms-url', '/terms');
  });
  await buyer.pay();
  await buyer.page.getByText('One entry needs your attention').waitFor();
  assert.deepEqual(await journey.charged(), []);
  await buyer.page.getByRole('checkbox', { name: /terms and conditions/ }).check();
  await buyer.pay();
  await journey.assertPaidOnce(await buyer.receipt(), 2300);
});

const withTerms = (page: Page) =>
  page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      document.querySelector('book-checkout')?.setAttribute('terms-url', '/terms');
    });
  });

/** As far as the checkout. */
async function fillCart(buyer: Buyer): Promise<void> {
  await buyer.addToCart(HAMMING);
  await buyer.openCart();
  await buyer.page.getByRole('button', { name: 'Checkout' }).click();
}

for (const part of ['extras-part', 'en-rare'])
  test(`a bill that goes elsewhere without ${part}`, async () => {
    const buyer = await other.visit('/examples/article', without(part));
    const { page } = buyer;
    await fillCart(buyer);
    await buyer.fillAddress();
    const elsewhere = page.getByRole('button', { name: 'Send the bill to another address' });
    await elsewhere.click();
    await page.getByText(SILENT).waitFor();
    await page.unroute(addressOf(part));
    await elsewhere.click();
    const box = page.getByRole('checkbox', { name: 'Send the bill to another address' });
    await box.and(page.locator(':focus')).waitFor();
    assert.ok(await box.isChecked());
    const bill = page.getByRole('group', { name: 'Billing address' });
    await bill.getByLabel('Name').fill('The Office');
    await bill.getByLabel('Address', { exact: true }).fill('1 Main St');
    await bill.getByLabel('City').fill('Dallas');
    await bill.getByLabel('State').fill('TX');
    await bill.getByLabel('ZIP').fill('75201');
    await buyer.typeCard(CARDS.good);
    await buyer.pay();
    const receipt = await buyer.receipt();
    const charge = (await other.charged()).find(({ id }) => receipt.includes(id));
    assert.equal(charge?.amount, 2300);
    assert.equal(charge.billing_details.name, 'The Office');
  });

for (const part of ['rare-part', 'en-rare'])
  test(`a cart that is to be handed on without ${part}`, async () => {
    const buyer = await journey.visit('/examples/article', without(part));
    await buyer.addToCart(HAMMING);
    await buyer.openCart();
    const share = buyer.page.getByRole('button', { name: 'Link to this cart' });
    await share.click();
    await buyer.page.getByText(SILENT).waitFor();
    await buyer.page.unroute(addressOf(part));
    await share.click();
    await buyer.page.getByRole('textbox', { name: 'Link to this cart' }).waitFor();
  });

test('a purchase asks for no more files than it needs', async () => {
  const buyer = await journey.visit('/examples/article');
  await fillIn(buyer, CARDS.good);
  await buyer.pay();
  await buyer.receipt();
  assert.deepEqual(journey.witness.parts, ['checkout-part', 'en-checkout']);
});

test('one line for a card comes ahead of the checkout that needs it', async () => {
  let comes: Promise<unknown> | undefined;
  await journey.visit('/examples/article', async (page) => {
    comes = page.waitForRequest(addressOf('one-line-card'));
    await page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => {
        document.querySelector('book-checkout')?.setAttribute('card-entry', 'card');
      });
    });
  });
  await comes;
});
