import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import express from 'express';
import { listen } from '../../server/index.ts';
import { CARDS } from './buyer.ts';
import { Journey } from './journey.ts';

/** Somebody's site. */
let page = '';
const app = express().get('/', (_request, response) => {
  response.type('html').send(page);
});
const site = await listen(app, { port: 0, host: 'localhost' });
after(() => site.close());
const journey = await Journey.start({ ALLOWED_ORIGINS: site.url });
const other = await journey.beside({ ALLOWED_ORIGINS: site.url });
const scriptOf = ({ shop }: { shop: { url: string } }, rest = '') =>
  `<script type="module" src="${shop.url}/book-checkout.js${rest}"></script>`;

test('two versions of the script on one page do not clash: the first to come sells', async () => {
  // As a page is after half a move to another server.
  page = `<!doctype html><html lang="en"><title>Two</title>${scriptOf(journey)}${scriptOf(other)}
    <button data-book-checkout-add="2">Another</button><book-checkout></book-checkout></html>`;
  const failures: string[] = [];
  const buyer = await journey.visit('/examples', (opened) => {
    opened.on('pageerror', (error) => failures.push(error.message));
    return Promise.resolve();
  });
  await buyer.page.goto(site.url, { waitUntil: 'networkidle' });
  await buyer.page.getByRole('button', { name: 'Another' }).click();
  await buyer.checkOut();
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.good);
  await buyer.pay();
  await journey.assertPaidOnce(await buyer.receipt(), 2500);
  assert.deepEqual(failures, []);
  assert.deepEqual(await other.charged(), []);
});

for (const appended of ['?ver=6.5', '?'])
  test(`“${appended}” that the site appends to the script’s address does no harm`, async () => {
    page = `<!doctype html><html lang="de"><title>Laden</title>${scriptOf(journey, appended)}
    <book-checkout></book-checkout></html>`;
    const { page: shop } = await journey.visit('/examples');
    await shop.goto(site.url);
    await shop
      .getByRole('button', { name: /^In den Warenkorb/ })
      .first()
      .click();
    await shop.getByRole('button', { name: /^Warenkorb/ }).click();
    await shop.getByRole('heading', { name: 'Ihr Warenkorb' }).waitFor();
  });

test('a link to pay by opens the form on a page that has buy buttons alone', async () => {
  page = `<!doctype html><html lang="en"><title>Article</title>${scriptOf(journey)}
    <button data-book-checkout-add="2">Another</button></html>`;
  const buyer = await journey.visit('/examples');
  await buyer.page.goto(`${site.url}/?cart=1*2&book-checkout=checkout`);
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.good);
  await buyer.pay();
  await journey.assertPaidOnce(await buyer.receipt(), 4600);
});
