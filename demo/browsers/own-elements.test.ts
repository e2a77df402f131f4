import assert from 'node:assert/strict';
import { inWebKit } from './browsers.ts';
import { FaultyShop } from './faulty-shop.ts';
import { close, fillIn, pay } from './purchase.ts';
import { matching, receipt, said } from './targets.ts';

/** Buttons, links, commands and badges of the page's. Firefox walks them as Chromium does, by the same tests. */
inWebKit('sells by what the page has of its own', async (driver, context) => {
  const shop = await FaultyShop.start(context);
  await driver.open(`${shop.url}/examples/ways`);
  const sellers = [
    matching('[data-book-checkout-add="2"]'),
    matching('a[data-book-checkout-add]'),
    matching('[command="--add"]'),
  ];
  for (const seller of sellers) {
    await driver.press(seller);
    await driver.press(close);
  }
  assert.equal(await driver.read(matching('[data-book-checkout-count]')), '4');
  await driver.press(matching('[command="--open"]'));
  await driver.read(said(/^Your cart/));
  await driver.press(close);
  await driver.press(matching('[command="--checkout"]'));
  await fillIn(driver);
  await driver.press(pay);
  await shop.assertPaidOnce(await driver.read(receipt), 9900);
});
