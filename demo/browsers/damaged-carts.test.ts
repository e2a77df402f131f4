import type { TestContext } from 'node:test';
import { isOpened, modeNames, type Mode } from '../test/walking.ts';
import { inEachBrowser, inEachMode } from './browsers.ts';
import type { Driver, Target } from './driver.ts';
import { cart, checkOut, checkOutAgain, close, fillIn, pay } from './purchase.ts';
import { onAnotherSite } from './shop-elsewhere.ts';
import { button, receipt, said, without } from './targets.ts';

const HALF_A_CART = '[{"book":"1","quantity":1},{"book":7}]';
const NO_CART = '[{"book":"1","quan';

const half = said(/One line of your saved cart could not be read and was left out/);
const none = said(/Your saved cart could not be read\. It begins empty/);

const withCart = modeNames.filter((mode) => mode !== 'button');

/** What buyers are told whose kept cart was damaged, and what they pay. */
inEachBrowser((inBrowser) => {
  inEachMode(
    inBrowser,
    'says which part of a damaged cart is left',
    async (mode, driver, context) => {
      const shop = await visitWith(HALF_A_CART, mode, driver, context);
      await readNotice(mode, driver, half);
      await driver.read(button(/^Cart · 1 book · \$23\.00/));
      await checkOutAgain(driver);
      await fillIn(driver);
      await driver.press(pay);
      await shop.assertPaidOnce(await driver.read(receipt), 2300);
    },
    withCart,
  );

  inEachMode(
    inBrowser,
    'says that a cart could not be read, and begins another',
    async (mode, driver, context) => {
      const shop = await visitWith(NO_CART, mode, driver, context);
      await readNotice(mode, driver, without(button(/^Cart · [1-9]/), none));
      await checkOut(driver, mode);
      await fillIn(driver);
      await driver.press(pay);
      await shop.assertPaidOnce(await driver.read(receipt), 2300);
    },
    withCart,
  );
});

/** The page of a shop in this mode whose cart lies in the browser's storage as this text. */
async function visitWith(kept: string, mode: Mode, driver: Driver, context: TestContext) {
  const { shop, page } = await onAnotherSite(context, {
    script: ({ url }) =>
      `localStorage.setItem('book-checkout:cart:${url}/', ${JSON.stringify(kept)})`,
    mode,
  });
  await driver.open(page);
  return shop;
}

/** Where the shop is in a dialog, it is there. */
async function readNotice(mode: Mode, driver: Driver, notice: Target): Promise<void> {
  if (isOpened(mode)) await driver.press(cart);
  await driver.read(notice);
  if (isOpened(mode)) await driver.press(close);
}
