import assert from 'node:assert/strict';
import test from 'node:test';
import { failure, inside, open, part, visa } from './client.ts';

const lastYear = String(new Date().getUTCFullYear() - 1);
const wrong: readonly [string, Record<string, string>, string][] = [
  ['a wrong check digit', { number: '4242424242424241' }, 'incorrect_number'],
  ['letters', { number: 'four two' }, 'incorrect_number'],
  ['month 13', { exp_month: '13' }, 'invalid_expiry_month'],
  ['last year', { exp_year: lastYear }, 'invalid_expiry_year'],
  ['a year far away', { exp_year: '2199' }, 'invalid_expiry_year'],
  ['two digits of a security code', { cvc: '12' }, 'invalid_cvc'],
  ['a card that is not for tests', { number: '4000000000001000' }, 'card_declined'],
];

for (const [what, change, code] of wrong) {
  test(`${what} is refused at once`, async (t) => {
    const { browser } = await open(t);
    for (const path of ['/v1/tokens', '/v1/payment_methods']) {
      const type: Record<string, string> = path === '/v1/tokens' ? {} : { type: 'card' };
      const answer = await browser(path, { ...type, ...inside('card', { ...visa, ...change }) });
      assert.equal(answer.status, 402);
      assert.equal(part(answer.body, 'error', 'type'), 'card_error');
      assert.equal(part(answer.body, 'error', 'code'), code);
    }
  });
}

test('a number is not repeated in the answer', async (t) => {
  const { browser } = await open(t);
  const number = '4000000000001000';
  const answer = await browser('/v1/tokens', inside('card', { ...visa, number }));
  assert.equal(JSON.stringify(answer.body).includes(number), false);
});

test('a server may not send card numbers', async (t) => {
  const { stripe } = await open(t);
  const card = { number: visa.number, exp_month: 12, exp_year: 2030, cvc: '123' };
  const error = await failure(stripe.paymentMethods.create({ type: 'card', card }));
  assert.match(error.message, /generally unsafe/);
});
