import assert from 'node:assert/strict';
import { NONE, RESET, type NetworkFault } from '../../server/faults/proxy.ts';
import { CARDS, type Buyer } from './buyer.ts';
import type { Journey } from './journey.ts';
import type { KillableShop } from './killable-shop.ts';

export async function readyToPay(journey: Journey, card = CARDS.good): Promise<Buyer> {
  const buyer = await journey.visit('/checkout?item=1');
  await buyer.fillAddress();
  await buyer.typeCard(card);
  return buyer;
}

/** In milliseconds; the widget first tries for some seconds by itself. */
const TELLS_WITHIN = 20_000;

/** The page says that it does not know, and offers no way to pay again. */
export async function assertWaiting(buyer: Buyer): Promise<void> {
  await buyer.page.getByText('Please do not pay again').waitFor({ timeout: TELLS_WITHIN });
  assert.equal(await buyer.payButton.count(), 0);
}

/**
 * The server's death, while its line to Stripe is held: each fault lets go of what the one before has
 * held, and the last one is met when the server dies.
 */
export async function killInMidCall(
  journey: Journey,
  shop: KillableShop,
  held: readonly NetworkFault[],
): Promise<Buyer> {
  const buyer = await readyToPay(journey);
  let paying: Promise<void> | undefined;
  for (const fault of held) {
    shop.stripe.set(fault);
    paying ??= buyer.pay();
    await shop.stripe.met();
  }
  await paying;
  await shop.kill();
  shop.stripe.set(RESET);
  shop.stripe.set(NONE);
  await assertWaiting(buyer);
  return buyer;
}

/** A reload shows the receipt of the one charge, and so does another. */
export async function assertReloadShowsReceipt(journey: Journey, buyer: Buyer): Promise<void> {
  for (let reloads = 0; reloads < 2; reloads += 1) {
    await buyer.page.reload();
    await journey.assertPaidOnce(await buyer.receipt(), 2300);
  }
}

/** The page finds out by itself, or when the buyer has it ask at once. */
export async function assertFindsOut(journey: Journey, buyer: Buyer): Promise<void> {
  const checkAgain = buyer.page.getByRole('button', { name: 'Check again' });
  if (await checkAgain.isVisible()) await checkAgain.click();
  await journey.assertPaidOnce(await buyer.receipt(), 2300);
}
