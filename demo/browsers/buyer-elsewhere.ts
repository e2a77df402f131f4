import assert from 'node:assert/strict';
import { createBuyer } from '../../server/faults/buyer.ts';

/** Somebody else buys the first book, without a browser. */
export async function buyElsewhere(shop: string): Promise<void> {
  assert.equal(await payElsewhere(shop, 'pm_card_visa'), 'paid');
}

/** So many others try a card that is declined, without a browser. */
export async function tryCardsElsewhere(shop: string, count: number): Promise<void> {
  for (let tried = 0; tried < count; tried += 1)
    assert.equal(await payElsewhere(shop, 'pm_card_visa_chargeDeclined'), 'declined');
}

const payElsewhere = (shop: string, card: string): Promise<string> =>
  createBuyer({
    url: () => shop,
    cards: [card],
    visitBank: () => Promise.reject(new Error('no bank asks for this card')),
  }).pay();
