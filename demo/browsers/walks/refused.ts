import { CARDS } from '../../test/buyer.ts';
import { DECLINES, REFUSALS } from '../../test/refused.ts';
import { HAMMING } from '../../test/walking.ts';
import { enter, fillIn, pay, typeCard } from '../purchase.ts';
import { alertThatSays, BANK, button, notice, sentence } from '../targets.ts';
import { callElement, type Walking } from './walking.ts';

/** All that the shop, or the bank, may refuse a press of Pay for. */
export async function refused({ driver, relay, mode, look }: Walking): Promise<void> {
  await enter(mode, driver, relay.url);
  await fillIn(driver);
  const answer = async (status: number, body: object) => {
    relay.orders.push((passing) => {
      passing.answer(status, body);
    });
    await driver.press(pay);
  };
  const refuse = (status: number, error: object) =>
    answer(status, { error: { message: 'No.', ...error } });

  for (const { status, error, says } of REFUSALS) {
    await refuse(status, error);
    await driver.read(alertThatSays(says));
    await look(error.code);
  }
  await refuse(400, { code: 'invalid_request', field: 'buyer.address.country' });
  await driver.read(sentence(/does not send to this country/));
  await look('country');
  for (const { reason, field, says } of DECLINES) {
    await answer(200, { orderId: 'ord_1', token: 'any', status: 'declined', reason, field });
    await driver.read(sentence(says));
    await look(reason);
  }
  await typeCard(driver, CARDS.threeDSecure);
  await driver.press(pay);
  await driver.press(button(/^Fail/, BANK));
  await driver.read(alertThatSays(/did not confirm/));
  await look('not-confirmed');

  await refuse(400, { code: 'unknown_book' });
  await driver.read(notice(/not sold here any more/));
  await look('unknown_book');
  await callElement(driver, 'checkout');
  await typeCard(driver, CARDS.good);
  const shortage = { book: '1', title: HAMMING, left: 0 };
  await refuse(409, { code: 'out_of_stock', shortages: [shortage] });
  await driver.read(notice(/just been sold out/));
  await look('out_of_stock');
}
