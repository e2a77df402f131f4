import { charged, paid } from './orders.ts';
import { ok } from './row.ts';
import type { Row } from './row.ts';

/** Stripe's test cards that pay (docs.stripe.com/testing): name, last four digits, brand, and what else. */
const goodCards = [
  ['visa', '4242', 'visa', 'US', 'credit'],
  ['visa_debit', '5556', 'visa', 'US', 'debit'],
  ['mastercard', '4444', 'mastercard', 'US', 'credit'],
  ['mastercard_debit', '8210', 'mastercard', 'US', 'debit'],
  ['mastercard_prepaid', '5100', 'mastercard', 'US', 'prepaid'],
  ['amex', '0005', 'amex', 'US', 'credit'],
  ['discover', '1117', 'discover', 'US', 'credit'],
  ['diners', '0004', 'diners', 'US', 'credit'],
  ['jcb', '0505', 'jcb', 'JP', 'credit'],
  ['unionpay', '0005', 'unionpay', 'CN', 'credit'],
  ['gb', '0000', 'visa', 'GB', 'credit'],
  ['de', '0016', 'visa', 'DE', 'credit'],
  ['fr', '0003', 'visa', 'FR', 'credit'],
  ['ca', '0000', 'visa', 'CA', 'credit'],
  ['jp', '0003', 'visa', 'JP', 'credit'],
  ['au', '0006', 'visa', 'AU', 'credit'],
  ['in', '0008', 'visa', 'IN', 'credit'],
  ['br', '0002', 'visa', 'BR', 'credit'],
  ['mx', '8001', 'visa', 'MX', 'credit'],
] as const;

const expanded = { expand: ['latest_charge', 'payment_method'] };

export const payingCards: readonly Row[] = goodCards.map(
  ([name, last4, brand, country, funding]) => ({
    name: `pm_card_${name} pays`,
    call: (world) => paid(world, { payment_method: `pm_card_${name}`, ...expanded }),
    answer: ok({
      status: 'succeeded',
      amount_received: 2500,
      payment_method: { card: { last4, brand, country, funding } },
      latest_charge: {
        status: 'succeeded',
        paid: true,
        captured: true,
        outcome: {
          network_status: 'approved_by_network',
          risk_level: 'normal',
          seller_message: 'Payment complete.',
          type: 'authorized',
        },
        payment_method_details: { card: { last4, brand, country, funding } },
      },
    }),
  }),
);

export const payingTokens: readonly Row[] = goodCards.map(([name, last4]) => ({
  name: `tok_${name} pays`,
  call: (world) => charged(world, { source: `tok_${name}` }),
  answer: ok({
    status: 'succeeded',
    paid: true,
    refunded: false,
    amount_captured: 2500,
    payment_intent: null,
    source: { object: 'card', last4 },
  }),
  standInOnly: 'new accounts of Stripe’s take no card tokens',
}));

/** Numbers that have no name of their own. */
const numbers = [
  ['2223003122003222', 'mastercard'],
  ['371449635398431', 'amex'],
  ['6011000990139424', 'discover'],
  ['6011981111111113', 'discover'],
  ['36227206271667', 'diners'],
  ['6200000000000047', 'unionpay'],
  ['6205500000000000004', 'unionpay'],
] as const;

export const payingNumbers: readonly Row[] = numbers.map(([number, brand]) => ({
  name: `${number} pays`,
  call: async (world) => {
    const { id } = await world.browser.paymentMethods.create({
      type: 'card',
      card: { number, exp_month: 12, exp_year: 2050, cvc: brand === 'amex' ? '1234' : '123' },
    });
    return paid(world, { payment_method: id, ...expanded });
  },
  answer: ok({
    status: 'succeeded',
    payment_method: { card: { last4: number.slice(-4), brand } },
  }),
  standInOnly: 'card numbers reach Stripe through its own fields alone',
}));

const address = { line1: '1 Main Street', postal_code: '94102' };

/** Cards whose checks fail and which pay nevertheless: number, code, line 1, postcode. */
const checked = [
  ['4242424242424242', 'pass', 'pass', 'pass'],
  ['4000000000000101', 'fail', 'pass', 'pass'],
  ['4000000000000036', 'pass', 'pass', 'fail'],
  ['4000000000000028', 'pass', 'fail', 'pass'],
  ['4000000000000010', 'pass', 'fail', 'fail'],
  ['4000000000000044', 'pass', 'unavailable', 'unavailable'],
] as const;

export const checks: readonly Row[] = checked.map(
  ([number, cvc_check, address_line1_check, address_postal_code_check]) => ({
    name: `${number} pays, its checks ${[cvc_check, address_line1_check, address_postal_code_check].join(', ')}`,
    call: async (world) => {
      const { id } = await world.browser.paymentMethods.create({
        type: 'card',
        card: { number, exp_month: 12, exp_year: 2050, cvc: '123' },
        billing_details: { address },
      });
      return paid(world, { payment_method: id, ...expanded });
    },
    answer: ok({
      status: 'succeeded',
      latest_charge: {
        payment_method_details: {
          card: { checks: { cvc_check, address_line1_check, address_postal_code_check } },
        },
      },
    }),
    standInOnly: 'card numbers reach Stripe through its own fields alone',
  }),
);

export const risks: readonly Row[] = [
  {
    name: 'pm_card_riskLevelElevated pays at an elevated risk',
    call: (world) => paid(world, { payment_method: 'pm_card_riskLevelElevated', ...expanded }),
    answer: ok({
      status: 'succeeded',
      latest_charge: { outcome: { risk_level: 'elevated', type: 'authorized' } },
    }),
  },
  {
    name: 'pm_card_visa has not been checked before it pays',
    call: ({ stripe }) =>
      stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } }),
    answer: ok({ card: { last4: '4242', checks: { cvc_check: 'unchecked' } } }),
  },
];
