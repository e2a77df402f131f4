import assert from 'node:assert/strict';
import { ANSWERS_HELD, NONE } from '../../server/faults/proxy.ts';
import { assertNone } from '../test/axe.ts';
import { CARDS } from '../test/buyer.ts';
import { inEachMode, inWebKitSetTo } from './browsers.ts';
import { FaultyShop } from './faulty-shop.ts';
import { asItIs } from './looks.ts';
import { enter, fillIn, pay, typeCard } from './purchase.ts';
import { onAnotherSite } from './shop-elsewhere.ts';
import { alertThatSays, cardPart, matching, receipt } from './targets.ts';

/** What the buyer's system is set to. Firefox walks this as Chromium does, by the same tests. */
inEachMode(
  inWebKitSetTo({ dark: true }),
  'axe finds nothing in any state where the system is dark',
  async (mode, driver, context) => {
    const shop = await FaultyShop.start(context);
    const found: string[] = [];
    const look = asItIs(driver, found);
    await enter(mode, driver, shop.url, look);
    assert.ok(await driver.evaluate(`matchMedia('(prefers-color-scheme: dark)').matches`));
    await driver.read(cardPart('cc-number'));
    await look('form');
    await fillIn(driver, CARDS.insufficientFunds);
    await driver.press(pay);
    await driver.read(alertThatSays(/not enough money/));
    await look('declined');
    await typeCard(driver, CARDS.good);
    await driver.press(pay);
    await shop.assertPaidOnce(await driver.read(receipt), 2300);
    await look('receipt');
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
