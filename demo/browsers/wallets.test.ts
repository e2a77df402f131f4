import assert from 'node:assert/strict';
import { ADDRESS, CARDS } from '../test/buyer.ts';
import { inEachBrowser, inEachMode } from './browsers.ts';
import type { Driver } from './driver.ts';
import { FaultyShop } from './faulty-shop.ts';
import { enter, fillAddress, pay, typeCard } from './purchase.ts';
import { alertThatSays, input, receipt, walletButton, walletCard, walletPay } from './targets.ts';

/** What becomes of a payment that a wallet is asked for. */
inEachBrowser((inBrowser) => {
  inEachMode(inBrowser, 'is paid by a wallet', async (mode, driver, context) => {
    const shop = await FaultyShop.start(context);
    await enter(mode, driver, shop.url);
    await driver.press(walletButton);
    await driver.press(walletPay);
    await assertPaidByWallet(driver, shop);
  });

  inEachMode(inBrowser, 'is paid by a wallet’s other card', async (mode, driver, context) => {
    const shop = await FaultyShop.start(context);
    await enter(mode, driver, shop.url);
    await payByDeclinedWallet(driver, shop);
    await driver.press(walletButton);
    await driver.press(walletPay);
    await assertPaidByWallet(driver, shop);
  });

  inEachMode(
    inBrowser,
    'keeps the form for a card when a wallet was declined',
    async (mode, driver, context) => {
      const shop = await FaultyShop.start(context);
      await enter(mode, driver, shop.url);
      await fillAddress(driver);
      await payByDeclinedWallet(driver, shop);
      await driver.read(input('name', ADDRESS.Name));
      await typeCard(driver, CARDS.good);
      await driver.press(pay);
      const paid = await driver.read(receipt);
      assert.match(paid, /Jonah Jones/);
      await shop.assertPaidOnce(paid, 2300);
    },
  );
});

async function payByDeclinedWallet(driver: Driver, shop: FaultyShop): Promise<void> {
  await driver.press(walletButton);
  await driver.choose(walletCard, 'tok_chargeDeclined');
  await driver.press(walletPay);
  await driver.read(alertThatSays(/declined/));
  await shop.assertCharged();
}

async function assertPaidByWallet(driver: Driver, shop: FaultyShop): Promise<void> {
  const paid = await driver.read(receipt);
  assert.match(paid, /Pat Pretend/);
  await shop.assertPaidOnce(paid, 2300);
}
