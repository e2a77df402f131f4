import type { TestContext } from 'node:test';
import { z } from 'zod';
import type { Mode } from '../test/walking.ts';
import { tryCardsElsewhere } from './buyer-elsewhere.ts';
import { inEachBrowser, inEachMode } from './browsers.ts';
import type { Driver } from './driver.ts';
import { checkOut, fillIn, pay } from './purchase.ts';
import { onAnotherSite } from './shop-elsewhere.ts';
import { alertThatSays, button, receipt, said } from './targets.ts';

const BodySchema = z.looseObject({ challenge: z.string().optional() });

/** The page's challenge: a button, whose press is the proof, above the dialog where there is one. */
const CHALLENGE = `addEventListener('book-checkout-challenge', (event) => {
  const button = document.createElement('button');
  button.textContent = 'I am a person';
  button.style.cssText = 'position: fixed; inset: 0 auto auto 0; z-index: 2147483647';
  event.respondWith(new Promise((resolve) => {
    button.addEventListener('click', () => { resolve('a person'); });
  }));
  document.body.append(button);
});`;

/** What buyers are asked by a shop at which somebody tries cards, and what is charged. */
inEachBrowser((inBrowser) => {
  inEachMode(
    inBrowser,
    'takes a payment once the buyer has shown to be a person',
    async (mode, driver, context) => {
      const shop = await payUnderSuspicion(mode, driver, context, CHALLENGE);
      await driver.read(said(/asks for proof that you are a person/));
      await shop.assertCharged();
      await driver.press(button(/^I am a person$/));
      await shop.assertPaidOnce(await driver.read(receipt), 2300);
    },
  );

  inEachMode(
    inBrowser,
    'takes none where the page has no way to show it',
    async (mode, driver, context) => {
      const shop = await payUnderSuspicion(mode, driver, context, '');
      await driver.read(alertThatSays(/Please confirm that you are a person/));
      await driver.read(pay);
      await shop.assertCharged();
    },
  );
});

/** Pays with a good card, at a shop that wants to see a person because of somebody else. */
async function payUnderSuspicion(mode: Mode, driver: Driver, context: TestContext, script: string) {
  const { shop, page } = await onAnotherSite(context, {
    environment: { DECLINE_RATE_ATTEMPTS: '5', DECLINES_PER_ADDRESS: '0', DECLINES_PER_ORDER: '0' },
    challenge: ({ body }) => Promise.resolve(BodySchema.parse(body).challenge === 'a person'),
    script: () => script,
    mode,
  });
  await tryCardsElsewhere(shop.url, 5);
  await driver.open(page);
  await checkOut(driver, mode);
  await fillIn(driver);
  await driver.press(pay);
  return shop;
}
