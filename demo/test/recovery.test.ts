import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANSWERS_HELD, NONE, REQUESTS_HELD, RESET } from '../../server/faults/proxy.ts';
import { startStandIn } from '../stripe/start.ts';
import { Buyer, CARDS } from './buyer.ts';
import { Journey } from './journey.ts';
import { startKillableShop } from './killable-shop.ts';

/**
 * What a buyer sees when the server dies in the middle of a payment. The server is a process of its
 * own, killed with SIGKILL, and started again on the same database.
 */
const standIn = await startStandIn({ hosts: 'public' });
const shop = await startKillableShop(standIn);
const journey = await Journey.startOn(shop, standIn);

async function readyToPay(): Promise<Buyer> {
  const buyer = await journey.visit('/checkout?item=1');
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.good);
  return buyer;
}

/** Another tab of the same browser, ready to pay for what is in the cart. */
async function anotherTab({ page }: Buyer): Promise<Buyer> {
  const tab = await page.context().newPage();
  await tab.goto(`${shop.url}/checkout`);
  const buyer = new Buyer(tab);
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.good);
  return buyer;
}

/** In milliseconds; the widget first tries for some seconds by itself. */
const TELLS_WITHIN = 20_000;

/** The page says that it does not know, and offers no way to pay again. */
async function assertWaiting(buyer: Buyer): Promise<void> {
  await buyer.page.getByText('Please do not pay again').waitFor({ timeout: TELLS_WITHIN });
  assert.equal(await buyer.payButton.count(), 0);
}

/** The server's death, while its line to Stripe is held. */
async function killInMidCall(held: typeof ANSWERS_HELD): Promise<Buyer> {
  const buyer = await readyToPay();
  shop.stripe.set(held);
  await buyer.pay();
  await shop.stripe.met();
  await shop.kill();
  shop.stripe.set(RESET);
  shop.stripe.set(NONE);
  await assertWaiting(buyer);
  return buyer;
}

const MOMENTS = [
  { when: 'before Stripe has the payment', held: REQUESTS_HELD, charges: 0 },
  { when: 'after Stripe took the money', held: ANSWERS_HELD, charges: 1 },
];

for (const { when, held, charges } of MOMENTS) {
  test(`the server dies ${when}: a reload shows the receipt of the one charge`, async () => {
    const buyer = await killInMidCall(held);
    assert.equal((await journey.charged()).length, charges);
    await shop.start();
    await buyer.page.reload();
    await journey.assertPaidOnce(await buyer.receipt(), 2300);
    await buyer.page.reload();
    await journey.assertPaidOnce(await buyer.receipt(), 2300);
  });

  test(`the server dies ${when} and the tab is closed: paying again in another is the same order`, async () => {
    const buyer = await killInMidCall(held);
    // Left open, it would find out by itself, and empty the cart while the other tab is filled in.
    await buyer.page.close();
    await shop.start();
    const later = await anotherTab(buyer);
    await later.pay();
    await journey.assertPaidOnce(await later.receipt(), 2300);
  });

  test(`the server dies ${when}: the page finds out by itself once it is back`, async () => {
    const buyer = await killInMidCall(held);
    await shop.start();
    const checkAgain = buyer.page.getByRole('button', { name: 'Check again' });
    if (await checkAgain.isVisible()) await checkAgain.click();
    await journey.assertPaidOnce(await buyer.receipt(), 2300);
  });
}

test('the server dies after the order is paid, before the buyer hears: a reload shows it', async () => {
  const buyer = await readyToPay();
  shop.front.set(ANSWERS_HELD);
  await buyer.pay();
  await shop.front.met();
  while ((await journey.charged()).length === 0);
  await shop.kill();
  shop.front.set(RESET);
  shop.front.set(NONE);
  await assertWaiting(buyer);
  await shop.start();
  await buyer.page.reload();
  await journey.assertPaidOnce(await buyer.receipt(), 2300);
});

test('offline in the middle of a payment, then a reload: the receipt, and no second payment', async () => {
  const buyer = await readyToPay();
  shop.stripe.set(ANSWERS_HELD);
  await buyer.pay();
  await shop.stripe.met();
  shop.front.set(RESET);
  shop.stripe.set(NONE);
  await assertWaiting(buyer);
  shop.front.set(NONE);
  await buyer.page.reload();
  await journey.assertPaidOnce(await buyer.receipt(), 2300);
});

test('away in the middle of a payment, and back: the receipt, and no second payment', async () => {
  const buyer = await readyToPay();
  shop.stripe.set(ANSWERS_HELD);
  await buyer.pay();
  await shop.stripe.met();
  await buyer.page.goto(`${shop.url}/`);
  shop.stripe.set(NONE);
  await buyer.page.goBack();
  await journey.assertPaidOnce(await buyer.receipt(), 2300);
});

test('the tab is closed in the middle of a payment: paying again in another is the same order', async () => {
  const buyer = await readyToPay();
  shop.stripe.set(ANSWERS_HELD);
  await buyer.pay();
  await shop.stripe.met();
  await buyer.page.close();
  const later = await anotherTab(buyer);
  await later.pay();
  shop.stripe.set(NONE);
  await journey.assertPaidOnce(await later.receipt(), 2300);
});

test('two tabs with the same cart pay at once: one order, and its receipt in both', async () => {
  const one = await readyToPay();
  const other = await anotherTab(one);
  await Promise.all([one.pay(), other.pay()]);
  await journey.assertPaidOnce(await one.receipt(), 2300);
  await journey.assertPaidOnce(await other.receipt(), 2300);
});

test('a tab that waits at the form while another pays has an empty cart then, and no way to pay', async () => {
  const one = await readyToPay();
  const other = await anotherTab(one);
  await one.pay();
  await journey.assertPaidOnce(await one.receipt(), 2300);
  await other.page.getByText('Your cart is empty.').first().waitFor();
  assert.equal(await other.payButton.count(), 0);
  assert.equal(await other.page.locator('[part~="error"]').count(), 0);
});
