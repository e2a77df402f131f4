import assert from 'node:assert/strict';
import { ADDRESS, CARDS } from '../test/buyer.ts';
import { isOpened, MODES, type Mode } from '../test/walking.ts';
import { inEachMode, inWebKit } from './browsers.ts';
import type { Driver, Target } from './driver.ts';
import { FaultyShop } from './faulty-shop.ts';
import { pay } from './purchase.ts';
import { button, cardPart, field, focused, receipt, walletButton, without } from './targets.ts';

const MOST_STOPS = 40;

/** What buyers do who have a keyboard and nothing else. */
inEachMode(inWebKit, 'sells by keyboard alone', async (mode, driver, context) => {
  const shop = await FaultyShop.start(context);
  const first = await comeToForm(mode, driver, shop.url);
  await fillIn(driver);
  await enterAt(driver, pay);
  await shop.assertPaidOnce(await driver.read(receipt), 2300);
  if (mode === 'page' || mode === 'inline') return;
  await driver.key('Escape');
  await driver.read(focused(first));
});

for (const mode of ['drawer', 'modal', 'button'] as const)
  inWebKit(
    `gives the focus back after Escape at the form, in mode ${mode}`,
    async (driver, context) => {
      const shop = await FaultyShop.start(context);
      const first = await comeToForm(mode, driver, shop.url);
      await tabTo(driver, field('Name'));
      await driver.write(ADDRESS.Name);
      await driver.key('Escape');
      await driver.read(without(field('Name'), focused(first)));
      await shop.assertCharged();
    },
  );

/** Gives the button of the page that it began with. */
async function comeToForm(mode: Mode, driver: Driver, shop: string): Promise<Target> {
  await driver.open(shop + MODES[mode]);
  const first = button(isOpened(mode) ? /^Buy the first book/ : /^Purchase/);
  // The element is there, and what is pressed is heard.
  await driver.read(isOpened(mode) ? button(/^Cart/) : first);
  await enterAt(driver, first);
  if (isOpened(mode)) await enterAt(driver, button(/^Checkout/));
  return first;
}

async function enterAt(driver: Driver, target: Target): Promise<void> {
  await tabTo(driver, target);
  await driver.key('Enter');
}

/** Tab by Tab, as somebody without a mouse comes there. */
async function tabTo(driver: Driver, target: Target): Promise<void> {
  await driver.read(target);
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await driver.evaluate(`${focused(target).find} !== null`)) return;
    await driver.key('Tab');
  }
  assert.fail(`Tab never came to ${target.find}`);
}

async function fillIn(driver: Driver): Promise<void> {
  const number = cardPart('cc-number');
  // The frames are there, and take no more focus away by coming.
  await driver.read(number);
  await driver.read(walletButton);
  await tabTo(driver, field('Name'));
  for (const text of Object.values(ADDRESS)) {
    await driver.write(text);
    await driver.key('Tab');
  }
  await driver.read(focused(field('Country')));
  await driver.key('Tab');
  await driver.read(focused(number));
  await driver.write(`${CARDS.good}0832123`);
}
