import { z } from 'zod';
import { CARDS } from '../../test/buyer.ts';
import { KAETHE, KAETHES_BILL, KAETHES_HOME } from '../../test/kaethe.ts';
import { typeCard } from '../purchase.ts';
import { cardPart, input, matching, part } from '../targets.ts';
import { callElement, goIn, type Walking } from './walking.ts';

const UNTICKED = '.tick-row input:not(:checked)';

/** Company, telephone, note, another address for the bill, terms, an e-book, and few copies left. */
export async function inGerman({ driver, mode, look }: Walking): Promise<void> {
  await driver.evaluate(`void (document.documentElement.lang = 'de')`);
  await goIn(driver, mode);
  if (mode !== 'button') {
    await driver.type(matching('[type=number]'), '9');
    await driver.key('Enter');
    await driver.read(part('left'));
    // Beside what is read on a screen, something to be sent.
    await callElement(driver, 'add', '2');
    await driver.read(matching('[part~="line"] ~ [part~="line"]'));
    await look('all-copies');
    await driver.press(part('checkout'));
  }
  await driver.choose(input('country'), 'DE');
  await driver.read(cardPart('cc-number'));
  await driver.press(matching('#billing'));
  await look('checkout');
  await typeCard(driver, CARDS.good);
  await driver.press(part('pay'));
  await driver.read(matching('.summary'));
  await look('mistakes');
  const home = mode === 'button' ? {} : KAETHES_HOME;
  for (const [name, text] of Object.entries({ ...KAETHE, ...home, ...KAETHES_BILL }))
    await driver.type(matching(`[id="${name}"]`), text);
  const unticked = await driver.evaluate(
    `document.querySelector('book-checkout').shadowRoot.querySelectorAll('${UNTICKED}').length`,
  );
  for (let left = z.number().parse(unticked); left > 0; left -= 1)
    await driver.press(matching(UNTICKED));
  // Not bought: the next who comes finds as many copies.
  await look('filled');
}
