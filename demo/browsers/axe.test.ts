import { assertNone, faultsOf } from '../test/axe.ts';
import { CARDS } from '../test/buyer.ts';
import type { Look } from '../test/walking.ts';
import { inEachBrowser, inEachMode } from './browsers.ts';
import { FaultyShop } from './faulty-shop.ts';
import { enter, fillIn, pay, typeCard } from './purchase.ts';
import { alertThatSays, cardPart, receipt } from './targets.ts';

const ELEMENT = `document.querySelector('book-checkout')`;

/** Colours on their way to others are no fault; what never ends moves no colours. */
const STILL = `Promise.allSettled(
  [document, ${ELEMENT}.shadowRoot]
    .flatMap((root) => root.getAnimations())
    .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
    .map(({ finished }) => finished),
).then(() => true)`;

/** From the books to the receipt, with a declined card: what axe has to say of each state. */
inEachBrowser((inBrowser) => {
  inEachMode(inBrowser, 'axe finds nothing in any state', async (mode, driver, context) => {
    const shop = await FaultyShop.start(context);
    const found: string[] = [];
    const look: Look = async (state) => {
      for (const scheme of ['dark', 'light']) {
        // Not on the page: WebKit's own buttons are light on light on a dark one, by what it computes.
        await driver.evaluate(`${ELEMENT}.setAttribute('theme', '${scheme}')`);
        await driver.evaluate(STILL);
        found.push(...(await faultsOf(driver, `${state}, ${scheme}`)));
      }
    };
    await enter(mode, driver, shop.url, look);
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
  });
});
