import { ADDRESS, CARDS } from '../test/buyer.ts';
import type { Driver } from './driver.ts';
import { alertThatSays, BANK, button, cardPart, field, receipt } from './targets.ts';

/** From the shelves: into the cart, a card that is declined, one the bank asks about; the receipt. */
export async function buyFromPage(driver: Driver, shop: string): Promise<string> {
  await driver.open(`${shop}/examples/article`);
  await driver.press(button(/^Add to cart, The Art of Doing Science/));
  await driver.press(button(/^Cart/));
  await driver.press(button(/^Checkout/));
  return pay(driver);
}

/** By the page's own button, in a drawer. */
export async function buyFromDrawer(driver: Driver, shop: string): Promise<string> {
  await driver.open(`${shop}/examples/modes/drawer`);
  await driver.press(button(/^Cart/));
  await driver.press(button(/^Close/));
  await driver.press(button(/^Buy the first book/));
  await driver.press(button(/^Checkout/));
  return pay(driver);
}

async function pay(driver: Driver): Promise<string> {
  for (const [label, text] of Object.entries(ADDRESS)) await driver.type(field(label), text);
  await typeCard(driver, CARDS.insufficientFunds);
  await driver.press(button(/^Pay \$23/));
  await driver.read(alertThatSays(/not enough money/));
  await typeCard(driver, CARDS.threeDSecure);
  await driver.press(button(/^Pay \$23/));
  await driver.press(button(/^Complete/, BANK));
  return driver.read(receipt);
}

async function typeCard(driver: Driver, number: string): Promise<void> {
  await driver.type(cardPart('cc-number'), number);
  await driver.type(cardPart('cc-exp'), '0832');
  await driver.type(cardPart('cc-csc'), '123');
}
