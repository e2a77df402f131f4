import { inWebKit } from './browsers.ts';
import { FaultyShop } from './faulty-shop.ts';
import { checkOut, enter, fillIn, pay } from './purchase.ts';
import { onAnotherSite } from './shop-elsewhere.ts';
import { cardPart, dressed, receipt } from './targets.ts';

/** What the page around the shop does with it. Firefox walks this as Chromium does, by the same tests. */
inWebKit('sells inside nested shadow roots', async (driver, context) => {
  const { shop, page } = await onAnotherSite(context, {
    script: () => `addEventListener('DOMContentLoaded', () => {
      let root = document.body;
      for (let depth = 0; depth < 2; depth += 1) {
        const host = root.appendChild(document.createElement('div'));
        root = host.attachShadow({ mode: 'open' });
      }
      root.append(document.querySelector('book-checkout'));
    });`,
  });
  await driver.open(page);
  await checkOut(driver);
  await fillIn(driver);
  await driver.press(pay);
  await shop.assertPaidOnce(await driver.read(receipt), 2300);
});

inWebKit('has Stripe’s frame follow a page that turns dark, slowly', async (driver, context) => {
  const shop = await FaultyShop.start(context);
  await enter('page', driver, shop.url);
  const number = cardPart('cc-number');
  await driver.read(number);
  await driver.evaluate(`void (document.body.style.cssText =
    'transition: color 300ms, background-color 300ms; color: #eee; background-color: #111')`);
  await driver.read(dressed('color', 'rgb(238, 238, 238)', number));
});
