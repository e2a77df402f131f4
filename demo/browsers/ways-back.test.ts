import type { TestContext } from 'node:test';
import { ANSWERS_HELD, NONE } from '../../server/faults/proxy.ts';
import { startBankPages } from '../test/bank-page.ts';
import { ADDRESS, CARDS } from '../test/buyer.ts';
import type { Mode } from '../test/walking.ts';
import { inEachBrowser, inEachMode, inWebKit } from './browsers.ts';
import type { Driver } from './driver.ts';
import { FaultyShop } from './faulty-shop.ts';
import { checkOut, getReady, getReadyIn, pay, typeCard } from './purchase.ts';
import { alertThatSays, BANK, button, input, receipt, said, without } from './targets.ts';

const complete = button(/^Complete/);

/** What buyers find who leave the page while they pay and come back, and how often they are charged. */
inEachBrowser((inBrowser) => {
  inBrowser('finds out when the buyer comes back from another page', async (driver, context) => {
    const shop = await FaultyShop.start(context);
    await getReady(driver, shop.url);
    shop.stripe.set(ANSWERS_HELD);
    await driver.press(pay);
    await shop.stripe.met();
    await driver.open(`${shop.url}/examples`);
    shop.stripe.set(NONE);
    await driver.back();
    await shop.assertPaidOnce(await driver.read(receipt), 2300);
  });

  inBrowser('lets the bank ask once more after a reload', async (driver, context) => {
    const shop = await FaultyShop.start(context);
    await getReady(driver, shop.url, CARDS.threeDSecure);
    await driver.press(pay);
    await driver.read(button(/^Complete/, BANK));
    await driver.reload();
    await driver.press(button(/^Complete/, BANK));
    await shop.assertPaidOnce(await driver.read(receipt), 2300);
  });
});

// Firefox walks these as Chromium does, by the same tests.
inEachMode(
  inWebKit,
  'comes back from the bank’s page to the receipt',
  async (mode, driver, context) => {
    const shop = await goToBank(mode, driver, context);
    await driver.press(complete);
    await shop.assertPaidOnce(await driver.read(receipt), 2300);
  },
);

inEachMode(
  inWebKit,
  'fails at the bank’s page, and is paid otherwise',
  async (mode, driver, context) => {
    const shop = await goToBank(mode, driver, context);
    await driver.press(button(/^Fail/));
    await payOtherwise(driver, shop);
  },
);

inEachMode(
  inWebKit,
  'comes by the Back button from the bank’s page, and is paid otherwise',
  async (mode, driver, context) => {
    const shop = await goToBank(mode, driver, context);
    await driver.read(complete);
    await driver.back();
    await payOtherwise(driver, shop);
  },
);

async function goToBank(mode: Mode, driver: Driver, context: TestContext): Promise<FaultyShop> {
  const bank = await startBankPages();
  context.after(() => bank.close());
  const settings = { STRIPE_REDIRECTS: 'on', STRIPE_API_URL: bank.url };
  const shop = await FaultyShop.start(context, settings);
  bank.leadTo(`http://127.0.0.1:${shop.stripe.port}`);
  await getReadyIn(mode, driver, shop.url, CARDS.threeDSecure);
  await driver.press(pay);
  return shop;
}

/** With what was typed before, but for the card. */
async function payOtherwise(driver: Driver, shop: FaultyShop): Promise<void> {
  await driver.read(alertThatSays(/Nothing was charged|declined|not confirm/i));
  await shop.assertCharged();
  await driver.read(input('name', ADDRESS.Name));
  await typeCard(driver, CARDS.good);
  await driver.press(pay);
  await shop.assertPaidOnce(await driver.read(receipt), 2300);
}

inWebKit(
  'goes back from the form to the cart, and from there to the books',
  async (driver, context) => {
    const shop = await FaultyShop.start(context);
    await driver.open(`${shop.url}/examples/article`);
    await checkOut(driver);
    await driver.read(said(/^Checkout — /));
    await driver.back();
    await driver.read(without(pay, said(/^Your cart/)));
    await driver.back();
    await driver.read(without(said(/^Your cart/), button(/^Add another \(1 in cart\), The Art/)));
    await shop.assertCharged();
  },
);
