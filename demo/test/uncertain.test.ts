import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARDS, type Buyer } from './buyer.ts';
import { Journey } from './journey.ts';
import { bodiesUnseen } from './start-browser.ts';
import { stayBetween } from './stay-between.ts';

const journey = await Journey.start({ SHOP_EMAIL: 'orders@books.example' });

const ORDERS = /\/api\/orders(\?|$)/;

async function fillIn(): Promise<Buyer> {
  const buyer = await journey.visit('/examples/article');
  await buyer.purchase('The Making of Prince of Persia');
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.good);
  return buyer;
}

test('a slow payment is said to be slow, and paid once', async () => {
  const buyer = await fillIn();
  const { page } = buyer;
  const seen = Promise.withResolvers<undefined>();
  await page.route(ORDERS, async (route) => {
    await seen.promise;
    await route.continue();
  });
  await buyer.pay();
  await page.locator('#pay-hint').getByText('takes longer than usual').waitFor();
  assert.equal(await page.getByRole('button', { name: /^Pay/ }).count(), 0);
  seen.resolve(undefined);
  await journey.assertPaidOnce(await buyer.receipt(), 2500);
});

test(
  'an answer lost to a network that went away is asked for when it is back',
  { skip: bodiesUnseen },
  async () => {
    const buyer = await fillIn();
    const { page } = buyer;
    await stayBetween(page);
    await page.route(ORDERS, async (route) => {
      await route.fetch();
      await page.context().setOffline(true);
      await route.abort();
    });
    await buyer.pay();
    await page.getByText('You are offline, and your payment may have gone through.').waitFor();
    assert.equal(await page.getByRole('button', { name: /^Pay/ }).count(), 0);
    await page.unroute(ORDERS);
    await page.context().setOffline(false);
    await journey.assertPaidOnce(await buyer.receipt(), 2500);
  },
);

test('without Stripe.js the order can be sent by e-mail, or tried again', async () => {
  const script = `${new URL(journey.standIn.scriptUrl).origin}/**`;
  const buyer = await journey.visit('/examples/article', async (page) => {
    await stayBetween(page);
    await page.route(script, (route) => route.abort());
  });
  const { page } = buyer;
  await buyer.purchase('The Making of Prince of Persia');
  const link = page.getByRole('link', { name: 'Order by e-mail instead' });
  await buyer.cardError.getByText('could not be loaded').waitFor();
  assert.match((await link.getAttribute('href')) ?? '', /^mailto:orders(@|%40)books\.example/);
  await buyer.fillAddress();
  await page.unroute(script);
  await page.getByRole('button', { name: 'Try again' }).click();
  await buyer.typeCard(CARDS.good);
  await buyer.pay();
  await journey.assertPaidOnce(await buyer.receipt(), 2500);
});

test('without Stripe.js a link by e-mail is paid in another browser', async () => {
  const script = `${new URL(journey.standIn.scriptUrl).origin}/**`;
  const { page } = await journey.visit('/examples/ways', (opened) =>
    opened.route(script, (route) => route.abort()),
  );
  await page.getByRole('button', { name: 'Two for the office' }).click();
  await page.getByRole('button', { name: 'Checkout' }).click();
  const byMail = page.getByRole('link', { name: 'Send yourself a payment link by e-mail' });
  await byMail.waitFor();
  await byMail.evaluate((link) => {
    // No mail program is to be started.
    link.addEventListener('click', (event) => {
      event.preventDefault();
    });
  });
  await byMail.click();
  const letter = new URL((await byMail.getAttribute('href')) ?? '').searchParams.get('body') ?? '';
  const [address = ''] = /http\S+/.exec(letter) ?? [];
  const elsewhere = await journey.visit(address.replace(journey.shop.url, ''));
  await elsewhere.fillAddress();
  await elsewhere.typeCard(CARDS.good);
  await elsewhere.pay();
  await journey.assertPaidOnce(await elsewhere.receipt(), 4600);
});

test('nothing of Stripe’s is asked for before checkout', async () => {
  const buyer = await journey.visit('/examples/article');
  await buyer.addToCart('The Making of Prince of Persia');
  await buyer.openCart();
  await buyer.page.getByText('$25.00').first().waitFor();
  await buyer.page.waitForLoadState('networkidle');
  assert.deepEqual([...journey.witness.requested], [journey.shop.url]);
});

for (const entry of ['payment', 'card']) {
  test(`the frame of card-entry="${entry}" follows a page that turns dark`, async () => {
    const buyer = await journey.visit('/examples/article');
    const { page } = buyer;
    await page.locator('book-checkout').evaluate((element, value) => {
      element.setAttribute('card-entry', value);
    }, entry);
    await buyer.purchase('The Making of Prince of Persia');
    const number = buyer.cardFrame.locator('input[autocomplete="cc-number"]');
    await number.waitFor();
    await number.pressSequentially('4242');
    const ink = () => number.evaluate((input) => getComputedStyle(input).color);
    assert.notEqual(await ink(), 'rgb(238, 238, 238)');
    await page.evaluate(() => {
      document.body.style.cssText = 'background: #111; color: #eee';
      const { style } = document.documentElement;
      style.setProperty('--book-checkout-ink', '#eee');
      style.setProperty('--book-checkout-detail', '#eee');
    });
    await assertSoon(async () => (await ink()) === 'rgb(238, 238, 238)', 'the new colour');
    assert.equal((await number.inputValue()).trim(), '4242', 'what was typed is lost');
  });
}

async function assertSoon(holds: () => Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + 5000; Date.now() < end;) if (await holds()) return;
  assert.fail(`never came: ${what}`);
}
