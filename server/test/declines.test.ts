import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sentenceOfDecline } from '../declines.ts';
import { FLOWS, statusOf } from './answers.ts';
import { startShop, textAt } from './shop.ts';

const GENERIC = sentenceOfDecline('generic_decline');

/** Stripe wants these shown as any other decline; the rest says more than a card tester may know. */
const HIDDEN = `lost_card stolen_card fraudulent merchant_blacklist pickup_card restricted_card
  security_violation do_not_honor generic_decline call_issuer transaction_not_allowed
  revocation_of_authorization pin_try_exceeded card_declined unknown constructor`.split(/\s+/);

const TOLD: [code: string, sentence: RegExp][] = [
  ['insufficient_funds', /insufficient funds/],
  ['expired_card', /has expired/],
  ['incorrect_cvc', /security code/],
  ['incorrect_zip', /postal code/],
  ['incorrect_number', /card number/],
  ['processing_error', /try again in a moment/],
  ['authentication_required', /did not confirm/],
];

test('what a card tester would like to know is not told', () => {
  for (const code of HIDDEN) assert.equal(sentenceOfDecline(code), GENERIC, code);
});

test('what helps the buyer is', () => {
  for (const [code, sentence] of TOLD) assert.match(sentenceOfDecline(code), sentence);
});

const CARDS: [card: string, sentence: RegExp | string, code: string][] = [
  ['chargeDeclined', GENERIC, 'generic_decline'],
  ['chargeDeclinedLostCard', GENERIC, 'lost_card'],
  ['chargeDeclinedStolenCard', GENERIC, 'stolen_card'],
  ['chargeDeclinedFraudulent', GENERIC, 'fraudulent'],
  ['chargeDeclinedInsufficientFunds', /insufficient funds/, 'insufficient_funds'],
  ['chargeDeclinedExpiredCard', /has expired/, 'expired_card'],
  ['chargeDeclinedProcessingError', /try again in a moment/, 'processing_error'],
];

for (const { name, options } of FLOWS) {
  test(`${name}: the browser gets a sentence, the log gets the code`, async (t) => {
    for (const [card, sentence, code] of CARDS) {
      await t.test(card, async (t) => {
        const shop = await startShop(t, { ...options, webhookSecrets: [] });
        const payment =
          name === 'charges'
            ? { kind: 'token', id: `tok_${card}` }
            : { kind: 'payment_method', id: `pm_card_${card}` };
        const answer = await shop.post('/api/orders', await shop.order({ payment }));
        assert.equal(statusOf(answer), 'declined');
        const message = textAt(answer.body, 'message');
        if (typeof sentence === 'string') assert.equal(message, sentence);
        else assert.match(message, sentence);
        assert.doesNotMatch(answer.text, /_card|_decline|fraud|_funds|_error|decline_code|network/);
        assert.ok(
          shop.log.some((record) => record.event === 'order.declined' && record.code === code),
        );
      });
    }
  });
}
