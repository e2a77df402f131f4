import assert from 'node:assert/strict';
import { inWebKit } from './browsers.ts';
import { FaultyShop } from './faulty-shop.ts';
import { startOtherSite } from './other-site.ts';
import { add, close, fillIn, pay } from './purchase.ts';
import { button, matching, receipt, said, sentence } from './targets.ts';

/**
 * What the page has of its own, and what it is told. Firefox walks it as Chromium does, by the same tests.
 */
inWebKit('sells by what the page has of its own', async (driver, context) => {
  const shop = await FaultyShop.start(context);
  await driver.open(`${shop.url}/examples/ways`);
  const sellers = [
    matching('[data-book-checkout-add="2"]'),
    matching('a[data-book-checkout-add]'),
    matching('[command="--add"]'),
  ];
  for (const seller of sellers) {
    await driver.press(seller);
    await driver.press(close);
  }
  assert.equal(await driver.read(matching('[data-book-checkout-count]')), '4');
  await driver.press(matching('[command="--open"]'));
  await driver.read(said(/^Your cart/));
  await driver.press(close);
  await driver.press(matching('[command="--checkout"]'));
  await fillIn(driver);
  await driver.press(pay);
  await driver.read(receipt);
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
