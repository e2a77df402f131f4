import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARDS } from './buyer.ts';
import { Journey } from './journey.ts';

const journey = await Journey.start({ PAYMENT_FLOW: 'charges' });

test('the original’s card token and charge, from the browser to the charge', async () => {
  const buyer = await journey.visit('/checkout?item=2');
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.good);
  await buyer.pay();
  await journey.assertPaidOnce(await buyer.receipt(), 2500);
  const [charge] = await journey.charged();
  assert.equal(charge?.metadata.name, 'Jonah Jones');
});

test('a declined token is told, and the next card pays', async () => {
  const buyer = await journey.visit('/checkout?item=2');
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.declined);
  await buyer.pay();
  await buyer.cardError.filter({ hasText: 'declined' }).waitFor();
  await buyer.typeCard(CARDS.good);
  await buyer.pay();
  await journey.assertPaidOnce(await buyer.receipt(), 2500);
});
