import type { TestContext } from 'node:test';
import { inEachBrowser } from './browsers.ts';
import type { Driver } from './driver.ts';
import { add, checkOut, checkOutAgain, fillIn, pay } from './purchase.ts';
import { onAnotherSite } from './shop-elsewhere.ts';
import { button, receipt, said, without } from './targets.ts';

const HALF_A_CART = '[{"book":"1","quantity":1},{"book":7}]';
const NO_CART = '[{"book":"1","quan';

/** What buyers are told whose kept cart was damaged, and what they pay. */
inEachBrowser((inBrowser) => {
  inBrowser('says which part of a damaged cart is left', async (driver, context) => {
    const shop = await visitWith(HALF_A_CART, driver, context);
    await driver.read(said(/One line of your saved cart could not be read and was left out/));
    await driver.read(button(/^Cart · 1 book · \$23\.00/));
    await checkOutAgain(driver);
    await fillIn(driver);
    await driver.press(pay);
    await shop.assertPaidOnce(await driver.read(receipt), 2300);
  });

  inBrowser('says that a cart could not be read, and begins another', async (driver, context) => {
    const shop = await visitWith(NO_CART, driver, context);
    await driver.read(said(/Your saved cart could not be read\. It begins empty/));
    await driver.read(without(button(/^Cart · /), add));
    await checkOut(driver);
    await fillIn(driver);
    await driver.press(pay);
    await shop.assertPaidOnce(await driver.read(receipt), 2300);
  });
});

/** The page of a shop whose cart lies in the browser's storage as this text. */
async function visitWith(kept: string, driver: Driver, context: TestContext) {
  const { shop, page } = await onAnotherSite(context, {
    script: ({ url }) =>
      `localStorage.setItem('book-checkout:cart:${url}/', ${JSON.stringify(kept)})`,
  });
  await driver.open(page);
  return shop;
}
