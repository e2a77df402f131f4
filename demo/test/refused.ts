import { CARDS, type Buyer } from './buyer.ts';
import { answering, call, enter, HAMMING, over, part, type Look, type Mode } from './walking.ts';

const least = { minor: 50, currency: 'usd', text: '$0.50' };

/** What the shop may refuse a press of Pay for, and what the buyer is told beside the form. */
export const REFUSALS: readonly {
  status: number;
  error: { code: string; field?: string; least?: object };
  says: RegExp;
}[] = [
  { status: 403, error: { code: 'challenge_required' }, says: /person/ },
  { status: 429, error: { code: 'too_many_attempts' }, says: /cards were declined/ },
  { status: 429, error: { code: 'too_many_requests' }, says: /too fast/ },
  { status: 409, error: { code: 'order_conflict' }, says: /other books or prices/ },
  { status: 409, error: { code: 'quote_expired' }, says: /was renewed/ },
  { status: 400, error: { code: 'below_minimum', least }, says: /under \$0\.50/ },
  { status: 400, error: { code: 'invalid_request', field: 'lines' }, says: /too large/ },
  { status: 502, error: { code: 'payment_unavailable' }, says: /cannot take payments/ },
];

/** What a bank has against a card, and the field it is about; the code is in Stripe's frame. */
export const DECLINES: readonly { reason: string; field: string | null; says: RegExp }[] = [
  { reason: 'declined', field: null, says: /declined/ },
  { reason: 'security-code', field: 'cvc', says: /security code/ },
  { reason: 'postal-code', field: 'postalCode', says: /postcode/ },
];

/** All that the shop, or the bank, may refuse a press of Pay for. */
export async function refused(buyer: Buyer, mode: Mode, look: Look): Promise<void> {
  const { page } = buyer;
  await enter(page, mode);
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.good);
  const answers = await answering(page);
  const answer = async (status: number, json: object) => {
    answers.push((route) => route.fulfill({ status, json }));
    await buyer.pay();
  };
  const refuse = (status: number, error: object) =>
    answer(status, { error: { message: 'No.', ...error } });

  for (const { status, error, says } of REFUSALS) {
    await refuse(status, error);
    await buyer.cardError.filter({ hasText: says }).waitFor();
    await look(error.code);
  }
  await refuse(400, { code: 'invalid_request', field: 'buyer.address.country' });
  await page.getByText('does not send to this country').first().waitFor();
  await look('country');
  for (const { reason, field, says } of DECLINES) {
    await answer(200, { orderId: 'ord_1', token: 'any', status: 'declined', reason, field });
    await page.locator('book-checkout').getByText(says).first().waitFor();
    await look(reason);
  }
  await buyer.typeCard(CARDS.threeDSecure);
  await buyer.pay();
  await over(buyer).getByRole('button', { name: 'Fail' }).click();
  await buyer.cardError.filter({ hasText: /did not confirm/ }).waitFor();
  await look('not-confirmed');

  await refuse(400, { code: 'unknown_book' });
  await part(page, 'notice').filter({ hasText: 'not sold here any more' }).waitFor();
  await look('unknown_book');
  await call(page, 'checkout');
  await buyer.typeCard(CARDS.good);
  const shortage = { book: '1', title: HAMMING, left: 0 };
  await refuse(409, { code: 'out_of_stock', shortages: [shortage] });
  await part(page, 'notice').filter({ hasText: 'just been sold out' }).waitFor();
  await look('out_of_stock');
}
