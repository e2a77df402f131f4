import { ANSWERS_HELD, NONE, RESET } from '../../server/faults/proxy.ts';
import { CARDS } from '../test/buyer.ts';
import type { Mode } from '../test/walking.ts';
import { inEachBrowser, inEachMode, inFirefox } from './browsers.ts';
import { until, type Driver } from './driver.ts';
import { FaultyShop } from './faulty-shop.ts';
import { getReady, getReadyIn, pay } from './purchase.ts';
import { BANK, button, receipt, said, without } from './targets.ts';

const cannotReach = said(/cannot reach the shop.*Please do not pay again/);

/** What buyers are told of a payment whose answer does not come, and how often it is charged. */
inEachBrowser((inBrowser) => {
  inBrowser('says that a payment takes long', async (driver, context) => {
    const shop = await FaultyShop.start(context);
    await getReady(driver, shop.url);
    shop.front.set(ANSWERS_HELD);
    await driver.press(pay);
    await driver.read(without(pay, said(/longer than usual.*never charged twice/)));
    shop.front.set(NONE);
    await shop.assertPaidOnce(await driver.read(receipt), 2300);
  });

  inBrowser('finds out when the line to the shop is back', async (driver, context) => {
    const shop = await FaultyShop.start(context);
    await payUntilStripeHasIt(driver, shop);
    shop.front.set(RESET);
    shop.stripe.set(NONE);
    await driver.read(without(pay, cannotReach));
    shop.front.set(NONE);
    await driver.press(button(/^Check again/));
    await shop.assertPaidOnce(await driver.read(receipt), 2300);
  });

  inEachMode(
    inBrowser,
    'finds out by itself when the shop’s answer was lost',
    async (mode, driver, context) => {
      const shop = await FaultyShop.start(context);
      await getReadyIn(mode, driver, shop.url);
      shop.front.set(ANSWERS_HELD);
      await driver.press(pay);
      await until('the charge', async () => ((await shop.charges()).length > 0 ? true : null));
      shop.front.set(RESET);
      await driver.read(without(pay, cannotReach));
      shop.front.set(NONE);
      await shop.assertPaidOnce(await driver.read(receipt), 2300);
    },
  );

  inBrowser('finds out by itself when Stripe’s answer was lost', async (driver, context) => {
    const shop = await FaultyShop.start(context, { STRIPE_TIMEOUT_MS: '1000' });
    await shop.holdEvents();
    await payUntilStripeHasIt(driver, shop);
    await driver.read(without(pay, said(/its outcome is not known yet. Please do not pay again/)));
    shop.stripe.set(NONE);
    await shop.assertPaidOnce(await driver.read(receipt), 2300);
  });

  inBrowser('finds out by itself after the bank’s question', async (driver, context) => {
    const shop = await FaultyShop.start(context);
    await shop.holdEvents();
    await getReady(driver, shop.url, CARDS.threeDSecure);
    await driver.press(pay);
    const complete = button(/^Complete/, BANK);
    await driver.read(complete);
    shop.front.set(RESET);
    await driver.press(complete);
    await driver.read(without(pay, cannotReach));
    shop.front.set(NONE);
    await shop.assertPaidOnce(await driver.read(receipt), 2300);
  });

  inEachMode(
    inBrowser,
    'knows of a payment under way after a reload',
    async (mode, driver, context) => {
      const shop = await FaultyShop.start(context);
      await payUntilStripeHasIt(driver, shop, mode);
      await driver.reload();
      await driver.read(without(pay, said(/We are finding out about your payment/)));
      shop.stripe.set(NONE);
      await shop.assertPaidOnce(await driver.read(receipt), 2300);
      await driver.reload();
      await shop.assertPaidOnce(await driver.read(receipt), 2300);
    },
  );
});

inFirefox('finds out by itself once it is online again', async (driver, context) => {
  const shop = await FaultyShop.start(context);
  await payUntilStripeHasIt(driver, shop);
  await driver.setOffline(true);
  shop.front.set(RESET);
  await driver.read(without(pay, said(/You are offline.*Please do not pay again/)));
  shop.front.set(NONE);
  shop.stripe.set(NONE);
  await driver.setOffline(false);
  await shop.assertPaidOnce(await driver.read(receipt), 2300);
});

/** The money is taken, and the shop has not heard of it. */
async function payUntilStripeHasIt(
  driver: Driver,
  shop: FaultyShop,
  mode: Mode = 'page',
): Promise<void> {
  await getReadyIn(mode, driver, shop.url);
  shop.stripe.set(ANSWERS_HELD);
  await driver.press(pay);
  await shop.stripe.met();
  await shop.assertCharged(2300);
}
