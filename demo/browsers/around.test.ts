import assert from 'node:assert/strict';
import { inWebKit } from './browsers.ts';
import { FaultyShop } from './faulty-shop.ts';
import { startOtherSite } from './other-site.ts';
import { add, checkOut, enter, fillIn, pay } from './purchase.ts';
import { onAnotherSite } from './shop-elsewhere.ts';
import { button, cardPart, dressed, receipt, said, sentence } from './targets.ts';

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

inWebKit(
  'sells from the first script of two, on a page of buttons alone',
  async (driver, context) => {
    const site = await startOtherSite(context);
    const allowed = { ALLOWED_ORIGINS: site.url };
    const [shop, other] = [
      await FaultyShop.start(context, allowed),
      await FaultyShop.start(context, allowed),
    ];
    const scriptOf = ({ filesUrl }: FaultyShop) =>
      `<script type="module" src="${filesUrl}/book-checkout.js"></script>`;
    site.show(
      `${scriptOf(shop)}${scriptOf(other)}<button data-book-checkout-add="2">Another</button>`,
    );
    await driver.open(site.url);
    await driver.press(button(/^Another/));
    await driver.press(button(/^Checkout/));
    await fillIn(driver);
    await driver.press(button(/^Pay \$25/));
    await shop.assertPaidOnce(await driver.read(receipt), 2500);
    await other.assertCharged();
  },
);

inWebKit('tells search engines of the books', async (driver, context) => {
  const shop = await FaultyShop.start(context);
  await driver.open(`${shop.url}/examples/article`);
  const told = await driver.read({
    find: `document.querySelector('script[type="application/ld+json"]')`,
  });
  assert.match(told, /"name":"The Art of Doing Science and Engineering"/);
});

inWebKit('takes the cart along to a checkout on another site', async (driver, context) => {
  const [shop, other] = [await FaultyShop.start(context), await FaultyShop.start(context)];
  await driver.open(`${shop.url}/examples/article`);
  await driver.evaluate(
    `document.querySelector('book-checkout').setAttribute('checkout-url', '${other.url}/checkout')`,
  );
  await driver.press(add);
  await driver.press(button(/^Purchase.*Persia/));
  await driver.read(said(/^Your cart/));
  for (const title of [/Art of Doing Science/, /Prince of Persia/])
    await driver.read(sentence(title));
  assert.equal(await driver.evaluate('location.href'), `${other.url}/checkout`);
});
