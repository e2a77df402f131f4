import { isOpened } from '../../test/walking.ts';
import { bookTitle, button, matching, part, without } from '../targets.ts';
import { setAttributes, type Walking } from './walking.ts';

const REST = '/library/api/books?';
const FACTS = '/library/api/books/';

/** Ten thousand books: searched, nothing found, one of them read; and what of them does not come. */
export async function library({ driver, relay, mode, look }: Walking): Promise<void> {
  for (const path of [REST, FACTS])
    relay.answer(path, (passing) => {
      passing.breakOff();
    });
  await setAttributes(driver, { item: null, start: 'catalogue', server: '/library/' });
  if (isOpened(mode)) await driver.press(part('opener'));
  const again = matching('.found button');
  await driver.read(again);
  await look('rest-missing');
  relay.answer(REST, undefined);
  await driver.press(again);
  await driver.read(without(again, part('found')));
  await look('shelves');
  await driver.type(part('search'), 'cookbook kitchens');
  await driver.read({ find: `(${FOUND_FEW})` });
  await look('searched');
  await driver.press(bookTitle);
  const retry = button(/^Try again/);
  await driver.read(retry);
  await look('facts-missing');
  relay.answer(FACTS, undefined);
  await driver.press(retry);
  await driver.read(part('facts'));
  await look('book');
  await driver.key('Escape');
  await driver.type(part('search'), 'no such book');
  await driver.read(without(matching('.run'), part('found')));
  await look('none-found');
}

/** How many were found, once that is less than a thousand. */
const FOUND_FEW = `((found) => /^\\s*\\d{1,3} /.test(found?.textContent ?? '') ? found : null)(${part('found').find})`;
