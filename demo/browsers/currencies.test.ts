import assert from 'node:assert/strict';
import { booksFor } from '../test/changed-books.ts';
import { inWebKit } from './browsers.ts';
import { FaultyShop } from './faulty-shop.ts';
import { getReady } from './purchase.ts';
import { button, receipt } from './targets.ts';

/** Amounts in other currencies. Firefox walks them as Chromium does, by the same tests. */
const CURRENCIES = [
  { currency: 'jpy', priceMinor: 2300, pay: /^Pay ¥2,300$/, paid: /¥2,300 paid by Jonah Jones/ },
  {
    currency: 'kwd',
    priceMinor: 7250,
    pay: /^Pay KWD\u00a07\.250$/,
    paid: /KWD\u00a07\.250 paid by Jonah Jones/,
  },
];

for (const { currency, priceMinor, pay, paid } of CURRENCIES)
  inWebKit(`sells in ${currency}, whose minor unit is not a hundredth`, async (driver, context) => {
    const { file, remove } = await booksFor(priceMinor, currency);
    context.after(remove);
    const shop = await FaultyShop.start(context, { CATALOGUE_FILE: file });
    await getReady(driver, shop.url);
    await driver.press(button(pay));
    const shown = await driver.read(receipt);
    assert.match(shown, paid);
    await shop.assertPaidOnce(shown, priceMinor);
  });
