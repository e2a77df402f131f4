import { text } from '../client.ts';
import { outcomeOf } from '../tables/world.ts';
import { pay, quoted } from './comparison.ts';
import type { Comparison } from './comparison.ts';

const declineCode = 'Stripe gives a decline code with every decline now';
const funding = 'the other knows credit cards alone';
const untaken = 'a charge that failed has captured nothing in recorded answers';

export const declines: readonly Comparison[] = [
  { name: 'a card that works', call: (side) => pay(side) },
  { name: 'tok_mastercard', call: (side) => pay(side, { source: 'tok_mastercard' }) },
  { name: 'tok_ca', call: (side) => pay(side, { source: 'tok_ca' }) },
  {
    name: 'tok_visa_debit',
    call: (side) => pay(side, { source: 'tok_visa_debit' }),
    differs: { 'payment_method_details.card.funding': funding },
  },
  {
    name: 'tok_mastercard_prepaid',
    call: (side) => pay(side, { source: 'tok_mastercard_prepaid' }),
    differs: { 'payment_method_details.card.funding': funding },
  },
  { name: 'tok_chargeDeclined', call: declined('chargeDeclined') },
  {
    name: 'tok_chargeDeclinedInsufficientFunds',
    call: declined('chargeDeclinedInsufficientFunds'),
  },
  { name: 'tok_chargeDeclinedFraudulent', call: declined('chargeDeclinedFraudulent') },
  { name: 'tok_chargeCustomerFail', call: declined('chargeCustomerFail') },
  {
    name: 'tok_chargeDeclinedIncorrectCvc',
    call: declined('chargeDeclinedIncorrectCvc'),
    differs: { decline_code: declineCode },
  },
  {
    name: 'tok_chargeDeclinedExpiredCard',
    call: declined('chargeDeclinedExpiredCard'),
    differs: { decline_code: declineCode },
  },
  {
    name: 'tok_chargeDeclinedProcessingError',
    call: declined('chargeDeclinedProcessingError'),
    differs: { decline_code: declineCode },
  },
  {
    name: 'the charge that tok_chargeDeclined leaves',
    call: failed('chargeDeclined'),
    differs: { amount_captured: untaken, captured: untaken },
  },
  {
    name: 'the charge that tok_chargeDeclinedProcessingError leaves',
    call: failed('chargeDeclinedProcessingError'),
    differs: { amount_captured: untaken, captured: untaken },
  },
  {
    name: 'the charge that tok_chargeDeclinedInsufficientFunds leaves',
    call: failed('chargeDeclinedInsufficientFunds'),
    differs: {
      amount_captured: untaken,
      captured: untaken,
      'outcome.reason': 'the reason is the decline code',
      'outcome.seller_message': 'Stripe tells the seller the decline code',
    },
  },
  {
    name: 'a charge without a source',
    call: ({ stripe }) => stripe.charges.create({ amount: 2500, currency: 'usd' }),
  },
  {
    name: 'a charge without an amount',
    call: ({ stripe }) =>
      stripe.rawRequest('POST', '/v1/charges', { currency: 'usd', source: 'tok_visa' }),
  },
  {
    name: 'a charge without a currency',
    call: ({ stripe }) =>
      stripe.rawRequest('POST', '/v1/charges', { amount: 2500, source: 'tok_visa' }),
  },
  {
    name: 'a charge below the minimum',
    call: (side) => pay(side, { amount: 49 }),
    differs: { message: 'recorded answers say the minimum in the currency: $0.50 usd' },
  },
  { name: 'a charge of too much', call: (side) => pay(side, { amount: 100_000_000 }) },
  {
    name: 'a charge of nothing',
    call: (side) => pay(side, { amount: 0 }),
    differs: { message: 'recorded answers speak of the minimum charge amount' },
  },
  {
    name: 'a charge that does not exist',
    call: ({ stripe }) => stripe.charges.retrieve('ch_nope'),
    differs: { message: quoted },
  },
];

function declined(name: string): Comparison['call'] {
  return (side) => pay(side, { source: `tok_${name}` });
}

function failed(name: string): Comparison['call'] {
  return async (side) => {
    const { body } = await outcomeOf(declined(name)(side));
    return side.stripe.charges.retrieve(text(body, 'charge'));
  };
}
