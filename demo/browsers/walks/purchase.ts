import { CARDS } from '../../test/buyer.ts';
import { checkOut, fillIn, pay, typeCard } from '../purchase.ts';
import { alertThatSays, cardPart, receipt } from '../targets.ts';
import type { Walking } from './walking.ts';

/** From the books of an open page to the receipt, with a declined card. */
export async function purchase({ driver, shop, mode, look }: Omit<Walking, 'relay'>) {
  await checkOut(driver, mode, look);
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
}
