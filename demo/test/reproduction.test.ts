import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARDS } from './buyer.ts';
import { Journey } from './journey.ts';
import { payAfterDecline } from './purchases.ts';

const journey = await Journey.start();

const HAMMING = 'The Art of Doing Science and Engineering';
const MECHNER = 'The Making of Prince of Persia';

test('buys one book as in the original shop', async () => {
  const buyer = await journey.visit('/');
  const { page } = buyer;
  await page.getByRole('heading', { name: 'Stripe Press Shop' }).waitFor();

  await buyer.purchase(MECHNER);
  await page.waitForURL('**/checkout?item=2');
  await buyer.fillAddress();
  assert.ok(await buyer.payButton.isDisabled(), 'no paying without a card');
  await buyer.typeCard(CARDS.good);
  await buyer.pay();

  const receipt = await buyer.receipt();
  await journey.assertPaidOnce(receipt, 2500);
  for (const shown of [
    '$25.00',
    'Jonah Jones',
    MECHNER,
    '3208 Maysilee St',
    'Austin',
    'jonah@example.com',
  ]) {
    assert.ok(receipt.includes(shown), `${shown} is missing in: ${receipt}`);
  }
  assert.equal(new URL(page.url()).pathname, '/success');

  const link = page.getByRole('link', { name: /receipt/i });
  const receiptPage = await fetch((await link.getAttribute('href')) ?? '');
  assert.equal(receiptPage.status, 200);
  assert.match(await receiptPage.text(), /\$25\.00/);
});

test('buys three of two kinds', async () => {
  const buyer = await journey.visit('/');
  await buyer.addToCart(HAMMING);
  await buyer.addToCart(MECHNER);
  await buyer.openCart();
  const quantity = buyer.page.getByLabel(new RegExp(`quantity.*${HAMMING}`, 'i'));
  // Over WebDriver BiDi, Playwright puts a number behind the one that is there.
  await quantity.fill('');
  await quantity.fill('2');
  await buyer.page.keyboard.press('Enter');
  await buyer.page.getByText('$71.00').first().waitFor();
  await buyer.checkOut();
  await buyer.page.waitForURL('**/checkout');
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.good);
  await buyer.pay();
  await journey.assertPaidOnce(await buyer.receipt(), 7100);
});

test('keeps everything typed when the card is declined, and takes the next one', () =>
  payAfterDecline(journey, CARDS.insufficientFunds, /not enough money/));

test('a double click on Pay charges once', async () => {
  const buyer = await journey.visit('/checkout?item=1');
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.good);
  await buyer.payButton.dblclick();
  await journey.assertPaidOnce(await buyer.receipt(), 2300);
});

test('a reload of the receipt shows it again and pays nothing', async () => {
  const buyer = await journey.visit('/checkout?item=1');
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.good);
  await buyer.pay();
  const before = await buyer.receipt();
  await buyer.page.reload();
  const after = await buyer.receipt();
  assert.equal(after, before);
  await journey.assertPaidOnce(after, 2300);

  await buyer.page.getByRole('link', { name: 'Home' }).click();
  await buyer.book(HAMMING).waitFor();
});

test('a reload of the checkout keeps the book once', async () => {
  const buyer = await journey.visit('/checkout?item=3');
  await buyer.page.getByRole('button', { name: 'Pay $28.00' }).waitFor();
  await buyer.page.reload();
  await buyer.page.getByRole('button', { name: 'Pay $28.00' }).waitFor();
});

test('the whole purchase works by keyboard alone', async () => {
  const buyer = await journey.visit('/');
  const { page } = buyer;
  const focusIsOn = (name: RegExp) =>
    page.evaluate(
      ([source]) => {
        let active = document.activeElement;
        // All text of the page is the body's.
        if (active === document.body) return false;
        while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
        const label = active?.getAttribute('aria-label') ?? active?.textContent ?? '';
        return new RegExp(source ?? '').test(label);
      },
      [name.source],
    );
  const tabTo = async (name: RegExp) => {
    for (let stop = 0; stop < 40; stop += 1) {
      if (await focusIsOn(name)) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`Tab never came to ${name}`);
  };

  await buyer.book(HAMMING).waitFor();
  await tabTo(/Purchase.*\$25/);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/checkout?item=2');
  await page.getByLabel('Name', { exact: true }).waitFor();
  await buyer.cardFrame.locator('input').first().waitFor();
  await page.getByLabel('Name', { exact: true }).focus();
  for (const text of [
    'Jonah Jones',
    'jonah@example.com',
    '3208 Maysilee St',
    'Austin',
    'TX',
    '78728',
  ]) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Tab');
  // Page and frame are processes of their own: focus has come over once the field has it.
  await buyer.cardFrame.locator('[autocomplete="cc-number"]:focus').waitFor();
  await page.keyboard.type(`${CARDS.good}083212312345`);
  await page.getByRole('button', { name: 'Pay $25.00' }).and(page.locator(':enabled')).waitFor();
  await page.keyboard.press('Tab');
  await buyer.payButton.and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await journey.assertPaidOnce(await buyer.receipt(), 2500);
});

test('an unknown book in the address leads to the shop with a sentence', async () => {
  const buyer = await journey.visit('/checkout?item=99');
  await buyer.book(HAMMING).waitFor();
  await buyer.page
    .getByText(/not sold here/)
    .first()
    .waitFor();
});

test('unknown pages and their way back', async () => {
  const buyer = await journey.visit('/nothing-here');
  await buyer.page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  await buyer.page.getByRole('link', { name: 'Back to the shop' }).click();
  await buyer.book(HAMMING).waitFor();
});
