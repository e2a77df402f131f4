import { assertNone } from '../test/axe.ts';
import { CARDS } from '../test/buyer.ts';
import { inEachMode, inWebKit } from './browsers.ts';
import { FaultyShop } from './faulty-shop.ts';
import { withAxe } from './looks.ts';
import { enter, fillIn, pay, typeCard } from './purchase.ts';
import { alertThatSays, cardPart, receipt } from './targets.ts';

/** From the books to the receipt, with a declined card: what axe has to say of each state. */
inEachMode(inWebKit, 'axe finds nothing in any state', async (mode, driver, context) => {
  const shop = await FaultyShop.start(context);
  const found: string[] = [];
  const look = withAxe(driver, found);
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
