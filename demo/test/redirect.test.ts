import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startBankPages } from './bank-page.ts';
import { Buyer, CARDS } from './buyer.ts';
import { Journey } from './journey.ts';
import { enter, MODES, modeNames, type Mode } from './walking.ts';

/** A shop that takes methods that lead away, and a bank that does. */
const bank = await startBankPages();
const journey = await Journey.start({ STRIPE_REDIRECTS: 'on', STRIPE_API_URL: bank.url });
bank.leadTo(journey.standIn.apiUrl);
after(() => bank.close());

const PAGE = '/examples/article';
const notCharged = /Nothing was charged|declined|not confirm/i;

async function goToBank(): Promise<Buyer> {
  const buyer = await journey.visit(`${PAGE}?kept=yes`);
  await buyer.purchase('The Making of Prince of Persia');
  return payAtBank(buyer);
}

async function goToBankFrom(mode: Mode): Promise<Buyer> {
  const buyer = await journey.visit(`${MODES[mode]}?kept=yes`);
  await enter(buyer.page, mode);
  return payAtBank(buyer);
}

async function payAtBank(buyer: Buyer): Promise<Buyer> {
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.threeDSecure);
  await buyer.pay();
  await buyer.page.waitForURL('**/3ds/**');
  return buyer;
}

/** With what was typed before, but for the card. */
async function payOtherwise(buyer: Buyer): Promise<string> {
  await buyer.cardError.filter({ hasText: notCharged }).waitFor();
  assert.deepEqual(await journey.charged(), []);
  await buyer.typeCard(CARDS.good);
  await buyer.pay();
  return buyer.receipt();
}

const answer = (buyer: Buyer, button: 'Complete' | 'Fail') =>
  buyer.page.getByRole('button', { name: button }).click();

test('the bank’s page leads back to the receipt, and to a clean address', async () => {
  const buyer = await goToBank();
  await answer(buyer, 'Complete');
  await journey.assertPaidOnce(await buyer.receipt(), 2500);
  assert.equal(buyer.page.url(), `${journey.shop.url}${PAGE}?kept=yes`);
  await buyer.page.reload();
  await journey.assertPaidOnce(await buyer.receipt(), 2500);
});

test('whoever fails there comes back to the form, and can pay otherwise', async () => {
  const buyer = await goToBank();
  await answer(buyer, 'Fail');
  await buyer.cardError.filter({ hasText: notCharged }).waitFor();
  assert.equal(buyer.page.url(), `${journey.shop.url}${PAGE}?kept=yes`);
  await journey.assertPaidOnce(await payOtherwise(buyer), 2500);
});

test('whoever comes by the Back button is not led there again, and can pay otherwise', async () => {
  const buyer = await goToBank();
  await buyer.page.goBack();
  await journey.assertPaidOnce(await payOtherwise(buyer), 2500);
});

for (const mode of modeNames) {
  test(`the bank’s page leads back to the receipt in the mode “${mode}”`, async () => {
    const buyer = await goToBankFrom(mode);
    await answer(buyer, 'Complete');
    await journey.assertPaidOnce(await buyer.receipt(), 2300);
    assert.equal(buyer.page.url(), `${journey.shop.url}${MODES[mode]}?kept=yes`);
    await buyer.page.reload();
    await journey.assertPaidOnce(await buyer.receipt(), 2300);
  });

  test(`whoever fails there comes back to the form in the mode “${mode}”`, async () => {
    const buyer = await goToBankFrom(mode);
    await answer(buyer, 'Fail');
    await journey.assertPaidOnce(await payOtherwise(buyer), 2300);
  });

  test(`whoever comes by the Back button finds the form in the mode “${mode}”`, async () => {
    const buyer = await goToBankFrom(mode);
    await buyer.page.goBack();
    await journey.assertPaidOnce(await payOtherwise(buyer), 2300);
  });
}

test('the address is not believed', async () => {
  const buyer = await goToBank();
  // Another page in the shop's place, for the way back is not to be followed before it is changed.
  await buyer.page.route(/redirect_status=/, (route) => route.fulfill({ body: '' }));
  await answer(buyer, 'Fail');
  await buyer.page.waitForURL(/redirect_status=/);
  const claimed = buyer.page.url().replace('redirect_status=failed', 'redirect_status=succeeded');
  await buyer.page.unrouteAll();
  await buyer.page.goto(claimed);
  await buyer.cardError.filter({ hasText: notCharged }).waitFor();
  assert.deepEqual(await journey.charged(), []);
});

test('the receipt is shown in another tab, too, where a bank’s app leads', async () => {
  const buyer = await goToBank();
  const back = buyer.page.waitForRequest(/redirect_status=/);
  await buyer.page.route(/redirect_status=/, (route) => route.abort());
  await answer(buyer, 'Complete');
  const other = new Buyer(await buyer.page.context().newPage());
  await other.page.goto((await back).url());
  await journey.assertPaidOnce(await other.receipt(), 2500);
  assert.equal(other.page.url(), `${journey.shop.url}${PAGE}?kept=yes`);
});
