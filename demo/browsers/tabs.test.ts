import { ANSWERS_HELD, NONE } from '../../server/faults/proxy.ts';
import type { Mode } from '../test/walking.ts';
import { inEachBrowser, inEachMode } from './browsers.ts';
import type { Driver } from './driver.ts';
import { FaultyShop } from './faulty-shop.ts';
import { getReadyAgainIn, getReadyIn, pay } from './purchase.ts';
import { receipt, said, without } from './targets.ts';

/** What buyers see who have the same cart in two tabs, and how often they are charged. */
inEachBrowser((inBrowser) => {
  inEachMode(
    inBrowser,
    'has nothing to pay in a tab when another has paid',
    async (mode, driver, context) => {
      const shop = await FaultyShop.start(context);
      await getReadyInTwoTabs(mode, driver, shop);
      await driver.press(pay);
      await shop.assertPaidOnce(await driver.read(receipt), 2300);
      await driver.turnTo(0);
      await driver.read(without(pay, said(/Your cart is empty/)));
      await shop.assertCharged(2300);
    },
  );

  inEachMode(
    inBrowser,
    'shows one receipt in two tabs that pay at once',
    async (mode, driver, context) => {
      const shop = await FaultyShop.start(context);
      await getReadyInTwoTabs(mode, driver, shop);
      shop.stripe.set(ANSWERS_HELD);
      await driver.press(pay);
      await shop.stripe.met();
      await driver.turnTo(0);
      await driver.press(pay);
      shop.stripe.set(NONE);
      for (const tab of [0, 1]) {
        await driver.turnTo(tab);
        await shop.assertPaidOnce(await driver.read(receipt), 2300);
      }
    },
  );
});

/** The second is turned to. */
async function getReadyInTwoTabs(mode: Mode, driver: Driver, shop: FaultyShop): Promise<void> {
  await getReadyIn(mode, driver, shop.url);
  await driver.openTab();
  await getReadyAgainIn(mode, driver, shop.url);
}
