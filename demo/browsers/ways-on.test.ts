import assert from 'node:assert/strict';
import { ANSWERS_HELD, NONE, RESET } from '../../server/faults/proxy.ts';
import { inEachBrowser, inEachMode } from './browsers.ts';
import { FaultyShop } from './faulty-shop.ts';
import { onAnotherSite } from './shop-elsewhere.ts';
import { add, cart, checkOut, enter, fillIn, pay } from './purchase.ts';
import { startBehindRelay } from './relay.ts';
import { alertThatSays, button, link, part, receipt, said, without } from './targets.ts';

const tryAgain = button(/^Try again/);

/** How buyers get on where something is not there, and how often they are charged. */
inEachBrowser((inBrowser) => {
  inEachMode(inBrowser, 'goes on when Stripe.js is let through', async (mode, driver, context) => {
    const shop = await FaultyShop.start(context, { SHOP_EMAIL: 'orders@books.example' });
    shop.script.set(RESET);
    await enter(mode, driver, shop.url);
    await driver.read(without(pay, alertThatSays(/card form could not be loaded/)));
    await driver.read(link(/^Send yourself a payment link/, 'mailto:'));
    await driver.read(link(/^Order by e-mail/, 'mailto:orders'));
    assert.match(await driver.read(part('titles')), /The Art of Doing Science/);
    shop.script.set(NONE);
    await driver.press(tryAgain);
    await fillIn(driver);
    await driver.press(pay);
    await shop.assertPaidOnce(await driver.read(receipt), 2300);
  });

  inBrowser('shows that a slow shop is coming', async (driver, context) => {
    const { shop, page } = await onAnotherSite(context);
    shop.front.set(ANSWERS_HELD);
    await driver.open(page);
    await driver.read(without(add, said(/Opening the shop/)));
    await driver.read(without(add, said(/The shop is slow to answer/)));
    shop.front.set(NONE);
    await checkOut(driver);
    await fillIn(driver);
    await driver.press(pay);
    await shop.assertPaidOnce(await driver.read(receipt), 2300);
  });

  inBrowser('has another try at a part that did not come', async (driver, context) => {
    const { relay } = await startBehindRelay(context);
    relay.answer('/book-checkout/', (passing) => {
      passing.breakOff();
    });
    await driver.open(`${relay.url}/examples/article`);
    await driver.press(add);
    await driver.press(cart);
    await driver.read(alertThatSays(/The shop does not answer/));
    relay.answer('/book-checkout/', undefined);
    await driver.press(tryAgain);
    await driver.press(cart);
    await driver.read(said(/^Your cart/));
  });

  inBrowser('says that the shop does not answer, and tries again', async (driver, context) => {
    const { shop, page } = await onAnotherSite(context);
    shop.front.set(RESET);
    await driver.open(page);
    await driver.read(without(add, alertThatSays(/The shop does not answer/)));
    shop.front.set(NONE);
    await driver.press(tryAgain);
    await driver.read(add);
    await shop.assertCharged();
  });
});
