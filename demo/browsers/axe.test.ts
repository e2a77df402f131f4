import { assertNone } from '../test/axe.ts';
import { MODES } from '../test/walking.ts';
import { inEachMode, inWebKit } from './browsers.ts';
import { FaultyShop } from './faulty-shop.ts';
import { withAxe } from './looks.ts';
import { purchase } from './walks/purchase.ts';

/** What axe has to say of each state of a purchase. */
inEachMode(inWebKit, 'axe finds nothing in any state', async (mode, driver, context) => {
  const shop = await FaultyShop.start(context);
  const found: string[] = [];
  await driver.open(shop.url + MODES[mode]);
  await purchase({ driver, shop, mode, look: withAxe(driver, found) });
  assertNone(found);
});
