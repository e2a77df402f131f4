import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { worldAt, type Place } from '../../stripe/test/tables/world.ts';
import { CARDS } from '../buyer.ts';
import { buyerOn, type BuyerOnStripe } from './buyer-on-stripe.ts';

/** A shop that sells on a real account, and a page of a new buyer. */
export interface Visit {
  readonly shopUrl: string;
  readonly stripe: Place;
  readonly page: Page;
}

export interface PurchaseOnStripe {
  readonly what: string;
  readonly run: (visit: Visit) => Promise<void>;
}

export const purchasesOnStripe: readonly PurchaseOnStripe[] = [
  {
    what: 'a card that works pays',
    async run(visit) {
      const buyer = await filledIn(visit);
      await buyer.typeCard(CARDS.good);
      await buyer.pay();
      await assertPaid(visit, await buyer.receipt());
    },
  },
  {
    what: 'a declined card is told of, and the next one pays',
    async run(visit) {
      const buyer = await filledIn(visit);
      await buyer.typeCard(CARDS.declined);
      await buyer.pay();
      await buyer.cardError.filter({ hasText: /declined/ }).waitFor();
      await buyer.typeCard(CARDS.good);
      await buyer.pay();
      await assertPaid(visit, await buyer.receipt());
    },
  },
  {
    what: 'a card whose bank asks pays once the buyer has answered',
    async run(visit) {
      const buyer = await filledIn(visit);
      await buyer.typeCard(CARDS.threeDSecure);
      await buyer.pay();
      await buyer.answerChallenge('Complete');
      await assertPaid(visit, await buyer.receipt());
    },
  },
];

async function filledIn({ page, shopUrl }: Visit): Promise<BuyerOnStripe> {
  const buyer = await buyerOn(page, `${shopUrl}/checkout?item=1`);
  await buyer.fillAddress();
  return buyer;
}

/** The receipt names a charge, and Stripe has taken the money for it. */
async function assertPaid({ stripe: place }: Visit, receipt: string): Promise<void> {
  const [id] = /\b(?:ch|py)_\w+/.exec(receipt) ?? [];
  assert.ok(id, receipt);
  const charge = await worldAt(place).stripe.charges.retrieve(id);
  assert.equal(charge.status, 'succeeded');
  assert.equal(charge.amount_captured, 2300);
  assert.equal(charge.livemode, false);
}
