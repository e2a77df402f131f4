import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { CARDS } from './buyer.ts';
import { booksFor } from './changed-books.ts';
import { Journey } from './journey.ts';

/** What a book of so many minor units costs, as the buyer reads it and as Stripe is told. */
const CURRENCIES = [
  { currency: 'jpy', priceMinor: 2300, one: '¥2,300', two: '¥4,600' },
  { currency: 'kwd', priceMinor: 7250, one: 'KWD\u00a07.250', two: 'KWD\u00a014.500' },
];

const usual = await Journey.start();

for (const { currency, priceMinor, one, two } of CURRENCIES) {
  const { file, remove } = await booksFor(priceMinor, currency);
  after(remove);
  const journey = await usual.beside({ CATALOGUE_FILE: file });

  test(`sells in ${currency}, whose minor unit is not a hundredth`, async () => {
    const buyer = await journey.visit('/examples/article');
    const { page } = buyer;
    await buyer.purchase('Working in Public');
    await page.getByRole('button', { name: `Pay ${one}`, exact: true }).waitFor();
    await page.goBack();
    await buyer.addToCart('Working in Public');
    await buyer.openCart();
    await page.locator('[part~=total]').getByText(two).waitFor();
    await buyer.checkOut();
    await buyer.fillAddress();
    await buyer.typeCard(CARDS.good);
    await page.getByRole('button', { name: `Pay ${two}`, exact: true }).click();
    const receipt = await buyer.receipt();
    await journey.assertPaidOnce(receipt, 2 * priceMinor);
    assert.ok(receipt.includes(`${two} paid by Jonah Jones`), receipt);
  });

  test(`a wallet's sheet asks for the same amount in ${currency}`, async () => {
    const buyer = await journey.visit('/examples/article');
    await buyer.purchase('Working in Public');
    await buyer.walletFrame.getByRole('button').click();
    const sheet = buyer.page.locator('dialog:not(:has(book-checkout))').frameLocator('iframe');
    await sheet.getByText(one).first().waitFor();
    await sheet.getByRole('button', { name: /^pay/i }).click();
    await journey.assertPaidOnce(await buyer.receipt(), priceMinor);
  });
}
