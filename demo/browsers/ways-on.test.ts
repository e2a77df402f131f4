import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { ANSWERS_HELD, NONE, RESET } from '../../server/faults/proxy.ts';
import { inEachBrowser } from './browsers.ts';
import { FaultyShop } from './faulty-shop.ts';
import { startOtherSite } from './other-site.ts';
import { add, checkOut, fillIn, pay } from './purchase.ts';
import {
  alertThatSays,
  BANK,
  button,
  link,
  part,
  receipt,
  said,
  walletButton,
  without,
} from './targets.ts';

const tryAgain = button(/^Try again/);

/** How buyers get on where something is not there, and how often they are charged. */
inEachBrowser((inBrowser) => {
  inBrowser('goes on when Stripe.js is let through', async (driver, context) => {
    const shop = await FaultyShop.start(context, { SHOP_EMAIL: 'orders@books.example' });
    shop.script.set(RESET);
    await driver.open(`${shop.url}/examples/article`);
    await checkOut(driver);
    await driver.read(without(pay, alertThatSays(/card form could not be loaded/)));
    await driver.read(link(/^Send yourself a link/, 'mailto:'));
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
    shop.front.set(NONE);
    await checkOut(driver);
    await fillIn(driver);
    await driver.press(pay);
    await shop.assertPaidOnce(await driver.read(receipt), 2300);
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

  inBrowser('is paid by a wallet', async (driver, context) => {
    const shop = await FaultyShop.start(context);
    await driver.open(`${shop.url}/examples/article`);
    await checkOut(driver);
    await driver.press(walletButton);
    await driver.press(button(/^pay/i, BANK));
    const paid = await driver.read(receipt);
    assert.match(paid, /Pat Pretend/);
    await shop.assertPaidOnce(paid, 2300);
  });
});

/** A page that is there, with its scripts, when the shop is not. */
async function onAnotherSite(context: TestContext) {
  const site = await startOtherSite(context);
  const shop = await FaultyShop.start(context, { ALLOWED_ORIGINS: site.url });
  site.show(`<script type="module" src="${shop.filesUrl}/book-checkout.js"></script>
    <book-checkout server="${shop.url}/"></book-checkout>`);
  return { shop, page: site.url };
}
