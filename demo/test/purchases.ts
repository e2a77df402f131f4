import assert from 'node:assert/strict';
import { CARDS, type Buyer } from './buyer.ts';
import type { Journey } from './journey.ts';

/** A way to buy, from the page to the charge: the same wherever Stripe is to be found. */
export interface Purchase {
  readonly what: string;
  readonly run: (journey: Journey) => Promise<void>;
}

const HAMMING = 'The Art of Doing Science and Engineering';

/** From the plain article to the filled-in form, with Stripe's Payment Element. */
export async function fillIn(buyer: Buyer, card: string): Promise<void> {
  await buyer.purchase(HAMMING);
  await buyer.fillAddress();
  await buyer.typeCard(card);
}

export const purchases: readonly Purchase[] = [
  {
    what: 'sells from a plain article with nothing but the tag',
    async run(journey) {
      const buyer = await journey.visit('/examples/article');
      await fillIn(buyer, CARDS.good);
      await buyer.pay();
      await journey.assertPaidOnce(await buyer.receipt(), 2300);
    },
  },
  {
    what: 'a declined card charges nothing and loses nothing, and the next one pays',
    run: (journey) => payAfterDecline(journey, CARDS.declined, /declined/),
  },
  {
    what: '3-D Secure accepted ends in the receipt',
    async run(journey) {
      const buyer = await challenged(journey);
      await buyer.answerChallenge('Complete');
      await journey.assertPaidOnce(await buyer.receipt(), 2300);
    },
  },
  {
    what: '3-D Secure refused charges nothing, and another card then pays',
    run: (journey) => payAfterChallenge(journey, (buyer) => buyer.answerChallenge('Fail')),
  },
  {
    what: '3-D Secure closed charges nothing, and another card then pays',
    run: (journey) => payAfterChallenge(journey, (buyer) => buyer.closeChallenge()),
  },
];

/** With PAYMENT_FLOW=charges. */
export const tokenPurchases: readonly Purchase[] = [
  {
    what: 'the original’s card token and charge, from the browser to the charge',
    async run(journey) {
      const buyer = await journey.visit('/checkout?item=2');
      await buyer.fillAddress();
      await buyer.typeCard(CARDS.good);
      await buyer.pay();
      await journey.assertPaidOnce(await buyer.receipt(), 2500);
      const [charge] = await journey.charged();
      assert.equal(charge?.metadata.name, 'Jonah Jones');
    },
  },
  {
    what: 'a declined token is told, and the next card pays',
    async run(journey) {
      const buyer = await journey.visit('/checkout?item=2');
      await buyer.fillAddress();
      await buyer.typeCard(CARDS.declined);
      await buyer.pay();
      await buyer.cardError.filter({ hasText: 'declined' }).waitFor();
      await buyer.typeCard(CARDS.good);
      await buyer.pay();
      await journey.assertPaidOnce(await buyer.receipt(), 2500);
    },
  },
];

/** `told` is what the buyer reads about the first card. */
export async function payAfterDecline(journey: Journey, card: string, told: RegExp): Promise<void> {
  const buyer = await journey.visit('/checkout?item=1');
  await buyer.fillAddress();
  await buyer.typeCard(card);
  await buyer.pay();
  await buyer.cardError.filter({ hasText: told }).waitFor();
  assert.equal(await buyer.page.getByLabel('Name', { exact: true }).inputValue(), 'Jonah Jones');
  assert.deepEqual(await journey.charged(), []);

  await buyer.typeCard(CARDS.good);
  await buyer.pay();
  await journey.assertPaidOnce(await buyer.receipt(), 2300);
}

async function payAfterChallenge(
  journey: Journey,
  refuse: (buyer: Buyer) => Promise<void>,
): Promise<void> {
  const buyer = await challenged(journey);
  await refuse(buyer);
  await buyer.cardError.filter({ hasText: /bank did not confirm/ }).waitFor();
  assert.deepEqual(await journey.charged(), []);

  await buyer.typeCard(CARDS.good);
  await buyer.pay();
  await journey.assertPaidOnce(await buyer.receipt(), 2300);
}

/** A buyer in front of the bank's page. */
async function challenged(journey: Journey): Promise<Buyer> {
  const buyer = await journey.visit('/examples/article');
  await fillIn(buyer, CARDS.threeDSecure);
  await buyer.pay();
  await buyer.challenge.getByRole('button', { name: 'Fail' }).waitFor();
  return buyer;
}
