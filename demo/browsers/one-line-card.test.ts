import { CARDS } from '../test/buyer.ts';
import { inWebKit } from './browsers.ts';
import { FaultyShop } from './faulty-shop.ts';
import type { Driver } from './driver.ts';
import { fillAddress, pay, typeCard } from './purchase.ts';
import { alertThatSays, cardPart, receipt } from './targets.ts';

/** One line for the card, as in the original. Firefox walks it as Chromium does, by the same tests. */
async function typeOneLine(driver: Driver, number: string): Promise<void> {
  await typeCard(driver, number);
  await driver.type(cardPart('postal-code'), '12345');
}

inWebKit('sells by a card’s token, and after a decline', async (driver, context) => {
  const shop = await FaultyShop.start(context, { PAYMENT_FLOW: 'charges' });
  await driver.open(`${shop.url}/checkout?item=2`);
  await fillAddress(driver);
  await typeOneLine(driver, CARDS.declined);
  await driver.press(pay);
  await driver.read(alertThatSays(/declined/));
  await shop.assertCharged();
  await typeOneLine(driver, CARDS.good);
  await driver.press(pay);
  await shop.assertPaidOnce(await driver.read(receipt), 2500);
});
