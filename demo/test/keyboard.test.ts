import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator } from 'playwright-core';
import { ADDRESS, CARDS, type Buyer } from './buyer.ts';
import { Journey } from './journey.ts';
import { MODES, modeNames } from './walking.ts';

const journey = await Journey.start();
const MOST_STOPS = 40;

for (const mode of modeNames)
  test(`sells by keyboard alone in the mode “${mode}”`, async () => {
    const buyer = await journey.visit(MODES[mode]);
    const { page } = buyer;
    const isByPage = mode === 'drawer' || mode === 'modal';
    const first = isByPage
      ? page.getByRole('button', { name: 'Buy the first book' })
      : page.getByRole('button', { name: /^Purchase/ }).first();
    await page
      .getByRole('button', { name: isByPage ? /^Cart/ : /^Purchase/ })
      .first()
      .waitFor();
    await press(buyer, first);
    if (isByPage) await press(buyer, page.getByRole('button', { name: 'Checkout' }));
    await fillIn(buyer);
    await press(buyer, buyer.payButton);
    await journey.assertPaidOnce(await buyer.receipt(), 2300);
    if (mode === 'page' || mode === 'inline') return;
    await page.keyboard.press('Escape');
    await first.and(page.locator(':focus')).waitFor();
  });

test('Enter in a field of the form pays', async () => {
  const buyer = await journey.visit('/checkout?item=1');
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.good);
  await buyer.page.getByLabel('Name').press('Enter');
  await journey.assertPaidOnce(await buyer.receipt(), 2300);
});

/** Tab by Tab, as somebody without a mouse comes there. */
async function tabTo({ page }: Buyer, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await wanted.evaluate((node) => node.matches(':focus'))) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never came to ${String(wanted)}`);
}

async function press(buyer: Buyer, button: Locator): Promise<void> {
  await tabTo(buyer, button);
  await buyer.page.keyboard.press('Enter');
}

async function fillIn(buyer: Buyer): Promise<void> {
  const { page } = buyer;
  const number = buyer.cardFrame.locator('[autocomplete="cc-number"]');
  // The frames are there, and take no more focus away by coming.
  await number.waitFor();
  await buyer.walletFrame.getByRole('button').waitFor();
  await tabTo(buyer, page.getByLabel('Name', { exact: true }));
  for (const text of Object.values(ADDRESS)) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  await page.getByLabel('Country').and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Tab');
  // Page and frame are processes of their own: focus has come over once the field has it.
  await number.and(buyer.cardFrame.locator(':focus')).waitFor();
  await page.keyboard.type(`${CARDS.good}0832123`);
  await buyer.payButton.and(page.locator(':enabled')).waitFor();
}
