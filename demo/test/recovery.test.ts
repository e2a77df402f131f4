import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ANSWERS_HELD, NONE, REQUESTS_HELD, RESET } from '../../server/faults/proxy.ts';
import { startStandIn } from '../stripe/start.ts';
import { Buyer, CARDS } from './buyer.ts';
import { Journey } from './journey.ts';
import { startKillableShop } from './killable-shop.ts';
import {
  assertFindsOut,
  assertReloadShowsReceipt,
  assertWaiting,
  killInMidCall,
  readyToPay,
} from './killing.ts';

/**
 * What a buyer sees when the server dies in the middle of a payment. The server is a process of its
 * own, killed with SIGKILL, and started again on the same database.
 */
const standIn = await startStandIn({ hosts: 'public' });
const shop = await startKillableShop(standIn);
const journey = await Journey.startOn(shop, standIn);

/** Another tab of the same browser, ready to pay for what is in the cart. */
async function anotherTab({ page }: Buyer): Promise<Buyer> {
  const tab = await page.context().newPage();
  await tab.goto(`${shop.url}/checkout`);
  const buyer = new Buyer(tab);
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.good);
  return buyer;
}

const MOMENTS = [
  { when: 'before Stripe has the payment', held: REQUESTS_HELD, charges: 0 },
  { when: 'after Stripe took the money', held: ANSWERS_HELD, charges: 1 },
];

for (const { when, held, charges } of MOMENTS) {
  test(`the server dies ${when}: a reload shows the receipt of the one charge`, async () => {
    const buyer = await killInMidCall(journey, shop, [held]);
    assert.equal((await journey.charged()).length, charges);
    await shop.start();
    await assertReloadShowsReceipt(journey, buyer);
  });

  test(`the server dies ${when} and the tab is closed: paying again in another is the same order`, async () => {
    const buyer = await killInMidCall(journey, shop, [held]);
    // Left open, it would find out by itself, and empty the cart while the other tab is filled in.
    await buyer.page.close();
    await shop.start();
    const later = await anotherTab(buyer);
    await later.pay();
    await journey.assertPaidOnce(await later.receipt(), 2300);
  });

  test(`the server dies ${when}: the page finds out by itself once it is back`, async () => {
    const buyer = await killInMidCall(journey, shop, [held]);
    await shop.start();
    await assertFindsOut(journey, buyer);
  });
}

test('the server dies after the order is paid, before the buyer hears: a reload shows it', async () => {
  const buyer = await readyToPay(journey);
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

/** The server's death, while the bank's window is open. */
async function killAtBank(): Promise<Buyer> {
  const buyer = await readyToPay(journey, CARDS.threeDSecure);
  await buyer.pay();
  await buyer.challenge.getByRole('button', { name: 'Complete' }).waitFor();
  await shop.kill();
  return buyer;
}

test('the server dies while the bank asks: what the buyer confirms is paid once, and a reload shows it', async () => {
  const buyer = await killAtBank();
  await buyer.answerChallenge('Complete');
  await assertWaiting(buyer);
  await shop.start();
  await buyer.page.reload();
  await journey.assertPaidOnce(await buyer.receipt(), 2300);
});

test('the server dies while the bank asks: the page finds out by itself once it is back', async () => {
  const buyer = await killAtBank();
  await buyer.answerChallenge('Complete');
  await assertWaiting(buyer);
  await shop.start();
  await assertFindsOut(journey, buyer);
});

test('the server dies while the bank asks: after a reload the bank asks again, for the same payment', async () => {
  const buyer = await killAtBank();
  await shop.start();
  await buyer.page.reload();
  await buyer.answerChallenge('Complete');
  await journey.assertPaidOnce(await buyer.receipt(), 2300);
});

test('the server dies while the bank asks, and the buyer refuses: nothing is charged, and another card pays', async () => {
  const buyer = await killAtBank();
  await buyer.answerChallenge('Fail');
  await assertWaiting(buyer);
  await shop.start();
  await buyer.page.reload();
  await buyer.cardError.filter({ hasText: /not confirm|declined/ }).waitFor();
  assert.deepEqual(await journey.charged(), []);
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.good);
  await buyer.pay();
  await journey.assertPaidOnce(await buyer.receipt(), 2300);
});

test('offline in the middle of a payment, then a reload: the receipt, and no second payment', async () => {
  const buyer = await readyToPay(journey);
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
  const buyer = await readyToPay(journey);
  shop.stripe.set(ANSWERS_HELD);
  await buyer.pay();
  await shop.stripe.met();
  await buyer.page.goto(`${shop.url}/`);
  shop.stripe.set(NONE);
  await buyer.page.goBack();
  await journey.assertPaidOnce(await buyer.receipt(), 2300);
});

test('the tab is closed in the middle of a payment: paying again in another is the same order', async () => {
  const buyer = await readyToPay(journey);
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
  const one = await readyToPay(journey);
  const other = await anotherTab(one);
  await Promise.all([one.pay(), other.pay()]);
  await journey.assertPaidOnce(await one.receipt(), 2300);
  await journey.assertPaidOnce(await other.receipt(), 2300);
});

test('a tab that waits at the form while another pays has an empty cart then, and no way to pay', async () => {
  const one = await readyToPay(journey);
  const other = await anotherTab(one);
  await one.pay();
  await journey.assertPaidOnce(await one.receipt(), 2300);
  await other.page.getByText('Your cart is empty.').first().waitFor();
  assert.equal(await other.payButton.count(), 0);
  assert.equal(await other.page.locator('[part~="error"]').count(), 0);
});
