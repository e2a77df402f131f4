import assert from 'node:assert/strict';
import { ANSWERS_HELD, NONE } from '../../server/faults/proxy.ts';
import { assertNone } from '../test/axe.ts';
import { MODES } from '../test/walking.ts';
import { inEachMode, inWebKitSetTo } from './browsers.ts';
import { FaultyShop } from './faulty-shop.ts';
import { asItIs } from './looks.ts';
import { onAnotherSite } from './shop-elsewhere.ts';
import { matching } from './targets.ts';
import { purchase } from './walks/purchase.ts';

/** What the buyer's system is set to. Firefox walks this as Chromium does, by the same tests. */
inEachMode(
  inWebKitSetTo({ dark: true }),
  'axe finds nothing in any state where the system is dark',
  async (mode, driver, context) => {
    const shop = await FaultyShop.start(context);
    const found: string[] = [];
    await driver.open(shop.url + MODES[mode]);
    assert.ok(await driver.evaluate(`matchMedia('(prefers-color-scheme: dark)').matches`));
    await purchase({ driver, shop, mode, look: asItIs(driver, found) });
    assertNone(found);
  },
);

inWebKitSetTo({ still: true })(
  'nothing moves where the system asks for no motion',
  async (driver, context) => {
    const { shop, page } = await onAnotherSite(context);
    shop.front.set(ANSWERS_HELD);
    await driver.open(page);
    await driver.read(matching('.ghost'));
    assert.equal(
      await driver.evaluate(
        `document.querySelector('book-checkout').shadowRoot.getAnimations().length`,
      ),
      0,
    );
    shop.front.set(NONE);
  },
);
