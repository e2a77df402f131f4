import { BREMEN, TOKYO } from '../../test/abroad.ts';
import { CARDS } from '../../test/buyer.ts';
import { typeCard } from '../purchase.ts';
import { cardPart, input, matching, part } from '../targets.ts';
import { goIn, type Walking } from './walking.ts';

/** A purchase in another language, to an address there. */
const abroad =
  (language: string, country: string, address: Readonly<Record<string, string>>) =>
  async ({ driver, mode, look }: Walking): Promise<void> => {
    const direction = language === 'ar' ? 'rtl' : 'ltr';
    await driver.evaluate(
      `void Object.assign(document.documentElement, { lang: '${language}', dir: '${direction}' })`,
    );
    await goIn(driver, mode);
    if (mode !== 'button') {
      await driver.read(part('checkout'));
      await look('cart');
      await driver.press(part('checkout'));
    }
    await driver.choose(input('country'), country);
    await driver.read(cardPart('cc-number'));
    await look('checkout');
    await typeCard(driver, CARDS.good);
    await driver.press(part('pay'));
    await driver.read(matching('.summary'));
    await look('mistakes');
    for (const [name, text] of Object.entries(address)) await driver.type(input(name), text);
    await look('filled');
    await driver.press(part('pay'));
    await driver.read(part('receipt'));
    await look('receipt');
  };

export const japanese = abroad('ja', 'JP', TOKYO);
export const arabic = abroad('ar', 'DE', BREMEN);
