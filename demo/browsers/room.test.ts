import { assertNone } from '../test/axe.ts';
import { misfits } from '../test/misfits.ts';
import { overflow } from '../test/overflow.ts';
import { spaceText } from '../test/text-spacing.ts';
import { MODES } from '../test/walking.ts';
import { inWebKit } from './browsers.ts';
import { FaultyShop } from './faulty-shop.ts';
import { purchase } from './walks/purchase.ts';

/** What room a page leaves. Firefox walks this as Chromium does, by the same tests. */
inWebKit(
  'nothing sticks out of a sidebar of 280 pixels, on a page however wide',
  async (driver, context) => {
    const shop = await FaultyShop.start(context);
    const found: string[] = [];
    await driver.widen(1280);
    await driver.open(shop.url + MODES.page);
    const look = async (state: string) => {
      await driver.evaluate(`void (document.querySelector('book-checkout').style.width = '280px')`);
      const amiss = [...(await misfits(driver)), ...(await overflow(driver, 'book-checkout'))];
      found.push(...amiss.map((what) => `${state}: ${what}`));
    };
    await purchase({ driver, shop, mode: 'page', look });
    assertNone(found);
  },
);

inWebKit('nothing is cut off with the text spacing that WCAG names', async (driver, context) => {
  const shop = await FaultyShop.start(context);
  const found: string[] = [];
  await driver.widen(360);
  await driver.open(shop.url + MODES.page);
  const look = async (state: string) => {
    await spaceText(driver);
    const amiss = [...(await misfits(driver)), ...(await overflow(driver))];
    found.push(...amiss.map((what) => `${state}: ${what}`));
  };
  await purchase({ driver, shop, mode: 'page', look });
  assertNone(found);
});
