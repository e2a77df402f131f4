import { inWebKit } from './browsers.ts';
import { FaultyShop } from './faulty-shop.ts';
import { add, cart, fillIn, pay } from './purchase.ts';
import { button, dressed, part, receipt, sentence, without } from './targets.ts';

/**
 * What a page gives the element to show and to say. Firefox walks it as Chromium does, by the same tests.
 */
const SLOTS = ['header', 'book-2', 'empty-cart', 'note', 'receipt'];

const remove = button(/^Remove/);
const undo = button(/^Undo/);

inWebKit('shows in its slots what the page puts there', async (driver, context) => {
  const shop = await FaultyShop.start(context);
  await driver.open(`${shop.url}/examples/article`);
  await driver.evaluate(`document.querySelector('book-checkout').append(
    ...${JSON.stringify(SLOTS)}.map((slot) =>
      Object.assign(document.createElement('p'), { slot, textContent: 'Ours: ' + slot })))`);
  const ours = (slot: string) => sentence(new RegExp(`^Ours: ${slot}$`));
  await driver.read(ours('header'));
  await driver.read(without(button(/^Purchase.*Persia/), ours('book-2')));
  await driver.press(add);
  await driver.press(cart);
  await driver.press(remove);
  await driver.read(ours('empty-cart'));
  await driver.press(undo);
  await driver.press(button(/^Checkout/));
  await driver.read(ours('note'));
  await fillIn(driver);
  await driver.press(pay);
  await shop.assertPaidOnce(await driver.read(receipt), 2300);
  await driver.read(ours('receipt'));
});

inWebKit('says the owner’s own sentences, on every screen', async (driver, context) => {
  const shop = await FaultyShop.start(context);
  await driver.open(`${shop.url}/examples/article`);
  const words = { purchase: 'Get it for {0}', checkout: 'To the till', undo: 'Put it back' };
  await driver.evaluate(
    `document.querySelector('book-checkout').setAttribute('words', ${JSON.stringify(JSON.stringify(words))})`,
  );
  await driver.read(button(/^Get it for \$23/));
  await driver.press(add);
  await driver.press(cart);
  await driver.read(button(/^To the till$/));
  await driver.press(remove);
  await driver.read(button(/^Put it back/));
  await driver.evaluate(`void (document.querySelector('book-checkout').words = null)`);
  await driver.press(undo);
  await driver.read(button(/^Checkout/));
});

inWebKit('is dressed by the page’s style sheet', async (driver, context) => {
  const shop = await FaultyShop.start(context);
  await driver.open(`${shop.url}/examples/article`);
  await driver.read(add);
  const rules =
    'book-checkout { --book-checkout-accent: rgb(1, 2, 3) } book-checkout::part(title) { color: rgb(4, 5, 6) }';
  await driver.evaluate(`((sheet) => {
    sheet.replaceSync('${rules}');
    document.adoptedStyleSheets = [sheet];
  })(new CSSStyleSheet())`);
  await driver.read(dressed('background-color', 'rgb(1, 2, 3)', part('purchase')));
  await driver.read(dressed('color', 'rgb(4, 5, 6)', part('title')));
});
