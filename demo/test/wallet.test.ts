import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARDS, type Buyer } from './buyer.ts';
import { Journey } from './journey.ts';

const journey = await Journey.start();

const open = async (buyer: Buyer): Promise<void> => {
  await buyer.walletFrame.getByRole('button').click();
  await buyer.walletSheet.getByRole('button', { name: /pay/i }).waitFor();
};
const agree = (buyer: Buyer): Promise<void> =>
  buyer.walletSheet.getByRole('button', { name: /pay/i }).click();
const chooseCard = (buyer: Buyer, what: string) =>
  buyer.walletSheet.locator('select[name=card]').selectOption(what);

for (const path of ['/checkout?item=2', '/examples/article']) {
  test(`a wallet pays at ${path} without a word typed`, async () => {
    const buyer = await journey.visit(path);
    if (path === '/examples/article') await buyer.purchase('The Making of Prince of Persia');
    await open(buyer);
    await buyer.walletSheet.getByText('$25.00').first().waitFor();
    await agree(buyer);
    const receipt = await buyer.receipt();
    await journey.assertPaidOnce(receipt, 2500);
    for (const shown of ['Pat Pretend', '1 Sample Street', 'pat.pretend@example.com']) {
      assert.ok(receipt.includes(shown), `${shown} is missing in: ${receipt}`);
    }
    assert.deepEqual(journey.witness.violations, []);
  });
}

test('the sheet lists the books and their sum', async () => {
  const buyer = await journey.visit('/examples/article');
  await buyer.addToCart('The Making of Prince of Persia');
  await buyer.addToCart('The Making of Prince of Persia');
  await buyer.addToCart('The Art of Doing Science and Engineering');
  await buyer.openCart();
  await buyer.checkOut();
  await open(buyer);
  const sheet = buyer.walletSheet.locator('form');
  await sheet.getByText('$73.00').first().waitFor();
  const shown = await sheet.innerText();
  for (const part of ['Journals 1985-1993 ×2', '$50.00', '$23.00', '$73.00']) {
    assert.ok(shown.includes(part), `${part} is missing in: ${shown}`);
  }
});

test('a wallet’s card may need the bank as well', async () => {
  const buyer = await journey.visit('/examples/article');
  await buyer.purchase('The Making of Prince of Persia');
  await open(buyer);
  await chooseCard(buyer, 'tok_threeDSecure2Required');
  await agree(buyer);
  await buyer.answerChallenge('Complete');
  await journey.assertPaidOnce(await buyer.receipt(), 2500);
});

test('a wallet that is declined, or put away, leaves the form as it was', async () => {
  const buyer = await journey.visit('/examples/article');
  await buyer.purchase('The Making of Prince of Persia');
  await buyer.fillAddress();
  await open(buyer);
  await buyer.walletSheet.getByRole('button', { name: /cancel/i }).click();
  await open(buyer);
  await chooseCard(buyer, 'tok_chargeDeclined');
  await agree(buyer);
  await buyer.cardError.filter({ hasText: 'declined' }).waitFor();
  assert.equal(await buyer.page.getByLabel('Name', { exact: true }).inputValue(), 'Jonah Jones');
  await buyer.typeCard(CARDS.good);
  await buyer.pay();
  const receipt = await buyer.receipt();
  assert.ok(receipt.includes('Jonah Jones'), receipt);
  await journey.assertPaidOnce(receipt, 2500);
});
