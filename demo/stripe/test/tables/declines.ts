import { text } from '../client.ts';
import { charged, paid } from './orders.ts';
import type { Row } from './row.ts';
import { outcomeOf } from './world.ts';

/** What Stripe's test cards that are refused answer (docs.stripe.com/testing, /declines/codes). */
interface Refusal {
  readonly number: string;
  /** Names after `pm_card_`; the first also follows `tok_`. */
  readonly names: readonly string[];
  readonly code: string;
  readonly declineCode: string;
  readonly message: string;
  /** What the buyer has typed wrongly. */
  readonly param?: string;
  readonly outcome: { readonly type: string; readonly network_status: string };
  /** Whether a customer may have it; the others are refused there as at the charge. */
  readonly attaches?: boolean;
}

const declined = 'Your card was declined.';
const byIssuer = { type: 'issuer_declined', network_status: 'declined_by_network' };
const byStripe = { type: 'blocked', network_status: 'not_sent_to_network' };

function refusal(
  number: string,
  names: string,
  declineCode: string,
  more: Partial<Refusal> = {},
): Refusal {
  return {
    number,
    names: names.split(' '),
    code: 'card_declined',
    declineCode,
    message: declined,
    outcome: byIssuer,
    ...more,
  };
}

const refusals: readonly Refusal[] = [
  refusal('4000000000000002', 'chargeDeclined visa_chargeDeclined', 'generic_decline'),
  refusal(
    '4000000000009995',
    'chargeDeclinedInsufficientFunds visa_chargeDeclinedInsufficientFunds',
    'insufficient_funds',
    { message: 'Your card has insufficient funds.' },
  ),
  refusal('4000000000009987', 'visa_chargeDeclinedLostCard', 'lost_card'),
  refusal('4000000000009979', 'visa_chargeDeclinedStolenCard', 'stolen_card'),
  refusal('4000000000000069', 'chargeDeclinedExpiredCard', 'expired_card', {
    code: 'expired_card',
    param: 'exp_month',
    message: 'Your card has expired.',
  }),
  refusal('4000000000000127', 'chargeDeclinedIncorrectCvc', 'incorrect_cvc', {
    code: 'incorrect_cvc',
    param: 'cvc',
    message: "Your card's security code is incorrect.",
  }),
  refusal('4000000000000119', 'chargeDeclinedProcessingError', 'processing_error', {
    code: 'processing_error',
    message: 'An error occurred while processing your card. Try again in a little bit.',
  }),
  refusal(
    '4000000000006975',
    'visa_chargeDeclinedVelocityLimitExceeded',
    'card_velocity_exceeded',
    {
      message:
        'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
    },
  ),
  refusal('4000000000000341', 'chargeCustomerFail', 'generic_decline', { attaches: true }),
  refusal('4100000000000019', 'radarBlock chargeDeclinedFraudulent', 'fraudulent', {
    outcome: byStripe,
    attaches: true,
  }),
];

const card = { exp_month: '12', exp_year: '2050', cvc: '123' };

/** A refused payment: the error, the payment intent in it, and the failed charge. */
export const refusedPayments: readonly Row[] = refusals.flatMap((one) =>
  one.names.map((name) => ({
    name: `pm_card_${name} is refused: ${one.declineCode}`,
    call: (world) => paid(world, { payment_method: `pm_card_${name}` }),
    answer: {
      ...refusedWith(one),
      shows: {
        payment_intent: {
          status: 'requires_payment_method',
          payment_method: null,
          last_payment_error: {
            type: 'card_error',
            code: one.code,
            decline_code: one.declineCode,
            message: one.message,
            payment_method: { card: { last4: one.number.slice(-4) } },
          },
        },
        payment_method: { object: 'payment_method' },
      },
    },
  })),
);

/** The charge such a payment leaves behind. */
export const failedCharges: readonly Row[] = refusals.map((one) => ({
  name: `pm_card_${String(one.names[0])} leaves a failed charge`,
  call: async (world) => {
    const name = `pm_card_${String(one.names[0])}`;
    const { body } = await outcomeOf(paid(world, { payment_method: name }));
    return world.stripe.charges.retrieve(text(body, 'charge'));
  },
  answer: {
    status: 200,
    shows: {
      status: 'failed',
      paid: false,
      captured: false,
      amount_captured: 0,
      failure_code: one.code,
      failure_message: one.message,
      receipt_url: null,
      outcome: one.outcome,
    },
  },
}));

export const refusedTokens: readonly Row[] = refusals.map((one) => ({
  name: `tok_${String(one.names[0])} is refused: ${one.declineCode}`,
  call: (world) => charged(world, { source: `tok_${String(one.names[0])}` }),
  answer: refusedWith(one),
  standInOnly: 'new accounts of Stripe’s take no card tokens',
}));

export const refusedNumbers: readonly Row[] = refusals.map((one) => ({
  name: `${one.number} is refused: ${one.declineCode}`,
  call: async (world) => {
    const made = await world.browser.paymentMethods.create({
      type: 'card',
      card: { ...card, number: one.number, exp_month: 12, exp_year: 2050 },
    });
    return paid(world, { payment_method: made.id });
  },
  answer: refusedWith(one),
  standInOnly: 'card numbers reach Stripe through its own fields alone',
}));

/** What a customer may keep: a card that is refused at the charge mostly is refused here, too. */
export const attached: readonly Row[] = refusals.map((one) => ({
  name: `pm_card_${String(one.names[0])} ${one.attaches === true ? 'can' : 'cannot'} be attached`,
  call: async ({ stripe }) => {
    const { id: customer } = await stripe.customers.create();
    return stripe.paymentMethods.attach(`pm_card_${String(one.names[0])}`, { customer });
  },
  answer:
    one.attaches === true
      ? { status: 200, shows: { card: { last4: one.number.slice(-4) } } }
      : refusedWith(one),
}));

/** Card data that cannot be a card's, refused before anything is charged. */
export const badCards: readonly Row[] = [
  badCard('4242424242424241', {}, 'incorrect_number', 'Your card number is incorrect.', 'number'),
  badCard(
    'month 13',
    { exp_month: '13' },
    'invalid_expiry_month',
    "Your card's expiration month is invalid.",
    'exp_month',
  ),
  badCard(
    'a year gone by',
    { exp_year: '2020' },
    'invalid_expiry_year',
    "Your card's expiration year is invalid.",
    'exp_year',
  ),
  badCard(
    'a code of two digits',
    { cvc: '12' },
    'invalid_cvc',
    "Your card's security code is invalid.",
    'cvc',
  ),
];

function badCard(name: string, wrong: object, code: string, message: string, param: string): Row {
  const number = /^\d{16}$/.test(name) ? name : '4242424242424242';
  return {
    name: `no card has ${name}`,
    call: ({ browser }) => browser.tokens.create({ card: { number, ...card, ...wrong } }),
    answer: { status: 402, type: 'card_error', code, param, message },
    standInOnly: 'card numbers reach Stripe through its own fields alone',
  };
}

function refusedWith({ code, declineCode, message, param }: Refusal) {
  return {
    status: 402,
    type: 'card_error',
    code,
    decline_code: declineCode,
    ...(param === undefined ? {} : { param }),
    message,
  };
}
