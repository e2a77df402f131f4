import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARDS } from './buyer.ts';
import { Journey } from './journey.ts';

const journey = await Journey.start();

test('a whole purchase in French, with a decline and words of the owner’s own', async () => {
  const buyer = await journey.visit('/checkout?item=2');
  const { page } = buyer;
  await page.locator('book-checkout').evaluate((element) => {
    document.documentElement.lang = 'fr';
    element.setAttribute('words', '{"success": "Bonne lecture !", "viewReceipt": "Le reçu"}');
  });
  const typed = {
    Nom: 'Jonah Jones',
    'E-mail': 'jonah@example.com',
    Adresse: '3208 Maysilee St',
    Ville: 'Austin',
    État: 'TX',
    'Code postal': '78728',
  };
  for (const [label, text] of Object.entries(typed))
    await page.getByLabel(label, { exact: true }).fill(text);
  await buyer.cardFrame.getByPlaceholder(/carte/).waitFor();
  await buyer.typeCard(CARDS.insufficientFunds);
  const pay = page.locator('[part~=pay]');
  await pay.click();
  await buyer.cardError.filter({ hasText: 'Le solde de cette carte est insuffisant.' }).waitFor();
  await buyer.typeCard(CARDS.good);
  await pay.click();
  await page.getByRole('heading', { name: 'Bonne lecture !' }).waitFor();
  const receipt = await page.locator('[part~=receipt]').innerText();
  assert.match(receipt, /25,00\s\$US payés par Jonah Jones pour « The Making of Prince of Persia/u);
  assert.match(receipt, /Le reçu/);
});

test('a language is not spoken that the page left while its sentences were on their way', async () => {
  const { promise: leftIt, resolve: leave } = Promise.withResolvers<undefined>();
  // The page may ask for them by itself, before a visit is over.
  const { promise: asked, resolve: ask } = Promise.withResolvers<undefined>();
  const { page } = await journey.visit('/examples');
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      document.documentElement.lang = 'de';
    });
  });
  await page.route('**/de-checkout.js', async (route) => {
    ask(undefined);
    await leftIt;
    await route.continue();
  });
  // Firefox holds `load` until every script is there that was asked for before.
  await page.goto(`${journey.shop.url}/examples/article`, { waitUntil: 'domcontentloaded' });
  await page.getByRole('button', { name: 'In den Warenkorb' }).first().click();
  await asked;
  await page.evaluate(() => {
    document.documentElement.lang = 'en';
  });
  await page.getByRole('button', { name: /^Cart · 1 book/ }).waitFor();
  const came = page.waitForResponse('**/de-checkout.js');
  leave(undefined);
  await came;
  await page.getByRole('button', { name: /^Cart/ }).click();
  await page.getByRole('heading', { name: 'Your cart' }).waitFor();
});
