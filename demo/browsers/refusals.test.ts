import type { TestContext } from 'node:test';
import { CARDS } from '../test/buyer.ts';
import { changedBooks } from '../test/changed-books.ts';
import { buyElsewhere } from './buyer-elsewhere.ts';
import { inEachBrowser, inEachMode } from './browsers.ts';
import { FaultyShop } from './faulty-shop.ts';
import { getReady, getReadyIn, pay, typeCard } from './purchase.ts';
import { alertThatSays, button, receipt, said, without } from './targets.ts';

/** What buyers are told whose payment the shop refuses, and what is charged. */
inEachBrowser((inBrowser) => {
  inEachMode(
    inBrowser,
    'lets another card pay after one was declined',
    async (mode, driver, context) => {
      const shop = await FaultyShop.start(context);
      await getReadyIn(mode, driver, shop.url, CARDS.insufficientFunds);
      await driver.press(pay);
      await driver.read(alertThatSays(/not enough money/));
      await shop.assertCharged();
      await typeCard(driver, CARDS.good);
      await driver.press(pay);
      await shop.assertPaidOnce(await driver.read(receipt), 2300);
    },
  );

  inEachMode(
    inBrowser,
    'shows a price that has changed, and charges it once agreed to',
    async (mode, driver, context) => {
      const shop = await FaultyShop.start(context);
      await getReadyIn(mode, driver, shop.url);
      await shop.startAnew(context, await withFirstBook(context, { priceMinor: 2600 }));
      await driver.press(pay);
      await driver.read(alertThatSays(/changed from \$23\.00 to \$26\.00\. Nothing was charged/));
      await driver.read(alertThatSays(/before:\s+1 × \$23\.00\s*now:\s+1 × \$26\.00/));
      await shop.assertCharged();
      await driver.press(button(/^Pay \$26\.00/));
      await shop.assertPaidOnce(await driver.read(receipt), 2600);
    },
  );

  inBrowser('says that the last copy was sold meanwhile', async (driver, context) => {
    const shop = await FaultyShop.start(context, await withFirstBook(context, { stock: 1 }));
    await getReady(driver, shop.url);
    await buyElsewhere(shop.url);
    await driver.press(pay);
    await driver.read(without(pay, said(/has just been sold out\. Your cart was corrected/)));
    await driver.read(said(/^Nothing in it yet/));
    await shop.assertCharged(2300);
  });

  inBrowser('asks whoever was declined too often to wait', async (driver, context) => {
    const shop = await FaultyShop.start(context, { DECLINES_PER_ADDRESS: '1' });
    await getReady(driver, shop.url, CARDS.insufficientFunds);
    await driver.press(pay);
    await driver.read(alertThatSays(/not enough money/));
    await typeCard(driver, CARDS.good);
    await driver.press(pay);
    await driver.read(alertThatSays(/Too many cards were declined\. Nothing was charged/));
    await shop.assertCharged();
  });
});

/** The settings of a shop whose first book is another one. */
async function withFirstBook(context: TestContext, changes: object) {
  const { file, remove } = await changedBooks({ '1': changes });
  context.after(remove);
  return { CATALOGUE_FILE: file };
}
