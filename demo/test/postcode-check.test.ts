import { test } from 'node:test';
import { CARDS } from './buyer.ts';
import { Journey } from './journey.ts';
import { fillIn } from './purchases.ts';

const journey = await Journey.start({ POSTCODE_CHECK: 'refuse' });

test('where the bank is asked before the money is taken, the page says so to Stripe, too', async () => {
  const buyer = await journey.visit('/examples/article');
  await fillIn(buyer, CARDS.good);
  await buyer.pay();
  await journey.assertPaidOnce(await buyer.receipt(), 2300);
});
