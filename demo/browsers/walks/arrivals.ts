import { NOTHING } from '../../test/arrivals.ts';
import { isOpened, MODES, type Mode } from '../../test/walking.ts';
import type { Driver } from '../driver.ts';
import { button, cardPart, matching, notice, part, sentence } from '../targets.ts';
import { setAttributes, type Walking } from './walking.ts';

/** To a page that has nothing to show, then with a cart that somebody sent, to one whose owner has made mistakes. */
export async function arrivals({ driver, relay, mode, look }: Walking): Promise<void> {
  await setAttributes(driver, NOTHING[mode]);
  if (isOpened(mode)) await driver.press(part('opener'));
  await driver.read(sentence(mode === 'button' ? /not sold here/ : /no books/));
  await look('no-books');
  await driver.open(`${relay.url}${MODES[mode]}?cart=1*2,2,nothing,*`);
  await openShop(driver, mode);
  await driver.read(notice(/shared cart/));
  await look('shared-cart');
  await setAttributes(driver, { 'card-entry': 'nonsense', 'terms-url': 'javascript:' });
  await driver.read(matching('.mistakes'));
  await look('owner-mistaken');
  await setAttributes(driver, { 'card-entry': 'card', 'terms-url': null });
  if (mode === 'page' || mode === 'inline') await driver.press(part('cart-bar'));
  await driver.press(part('share'));
  await driver.read(matching('.shared'));
  await look('link');
  await driver.press(part('remove'));
  await driver.read(part('undo'));
  await look('removed');
  await driver.press(part('checkout'));
  await driver.read(cardPart('cc-number'));
  await look('one-line-card');
}

/** A book that is not to be had, on its card or its button, and while it is read. */
export async function soldOut({ driver, mode, look }: Walking): Promise<void> {
  const isOne = mode === 'inline' || mode === 'button';
  await setAttributes(driver, isOne ? { item: '3' } : { start: 'catalogue' });
  if (isOpened(mode)) await driver.press(part('opener'));
  await driver.read(matching('[part~="purchase"]:disabled'));
  await look('sold-out');
  if (mode === 'button') return;
  await driver.press(button(/^Working in Public/));
  await driver.read(part('facts'));
  await look('sold-out-book');
}

/** To where the buyer is told something; in the page that is where the shop is. */
async function openShop(driver: Driver, mode: Mode): Promise<void> {
  if (isOpened(mode)) await driver.press(part('opener'));
  if (mode === 'button') await driver.press(part('purchase'));
}
