import { text } from '../client.ts';
import { atOnce, book, held, paid } from './orders.ts';
import { ok } from './row.ts';
import type { Row } from './row.ts';

/** From one status to the next (docs.stripe.com/payments/paymentintents/lifecycle). */
export const statuses: readonly Row[] = [
  {
    name: 'a new payment intent waits for a payment method',
    call: ({ stripe }) => stripe.paymentIntents.create(book),
    answer: ok({
      status: 'requires_payment_method',
      automatic_payment_methods: { enabled: true, allow_redirects: 'always' },
      capture_method: 'automatic_async',
      confirmation_method: 'automatic',
      payment_method: null,
      next_action: null,
      latest_charge: null,
      amount_received: 0,
      last_payment_error: null,
    }),
  },
  {
    name: 'with a payment method it waits to be confirmed',
    call: ({ stripe }) => stripe.paymentIntents.create({ ...book, payment_method: 'pm_card_visa' }),
    answer: ok({ status: 'requires_confirmation', amount_received: 0 }),
  },
  {
    name: 'confirmed, it has taken the money',
    call: (world) => paid(world),
    answer: ok({ status: 'succeeded', amount_received: 2500, amount_capturable: 0 }),
  },
  {
    name: 'to be captured by hand, it holds the money',
    call: (world) => held(world),
    answer: ok({ status: 'requires_capture', amount_received: 0, amount_capturable: 2500 }),
  },
  {
    name: 'captured in part, it lets go of the rest',
    call: async (world) =>
      world.stripe.paymentIntents.capture((await held(world)).id, {
        amount_to_capture: 2000,
        expand: ['latest_charge'],
      }),
    answer: ok({
      status: 'succeeded',
      amount_received: 2000,
      amount_capturable: 0,
      latest_charge: { captured: true, amount_captured: 2000, amount_refunded: 500 },
    }),
  },
  {
    name: 'canceled while it holds, it gives back',
    call: async (world) =>
      world.stripe.paymentIntents.cancel((await held(world)).id, {
        cancellation_reason: 'abandoned',
        expand: ['latest_charge'],
      }),
    answer: ok({
      status: 'canceled',
      cancellation_reason: 'abandoned',
      amount_received: 0,
      latest_charge: { captured: false, refunded: true },
    }),
  },
  {
    name: 'with a token it pays, too',
    call: ({ stripe }) =>
      // The SDK's types leave cards out here; Stripe takes their tokens.
      stripe.rawRequest('POST', '/v1/payment_intents', {
        ...atOnce,
        payment_method_data: { type: 'card', card: { token: 'tok_visa' } },
      }),
    answer: ok({ status: 'succeeded' }),
  },
  {
    name: 'with a confirmation token it pays, and the token is used up',
    call: async ({ stripe }) => {
      const { id } = await stripe.testHelpers.confirmationTokens.create({
        payment_method: 'pm_card_visa',
      });
      await stripe.paymentIntents.create({ ...atOnce, confirmation_token: id });
      return stripe.confirmationTokens.retrieve(id);
    },
    answer: ok({ expires_at: null, payment_method_preview: { card: { last4: '4242' } } }),
  },
  {
    name: 'fully refunded, its charge says so',
    call: async (world) => {
      const payment = await paid(world);
      const refund = { payment_intent: payment.id };
      await world.stripe.refunds.create({ ...refund, amount: 1000 });
      await world.stripe.refunds.create(refund);
      return world.stripe.charges.retrieve(text(payment, 'latest_charge'), { expand: ['refunds'] });
    },
    answer: ok({
      refunded: true,
      amount_refunded: 2500,
      status: 'succeeded',
      refunds: { data: [{ amount: 1500 }, { amount: 1000 }] },
    }),
  },
  {
    name: 'a refund tells of its card',
    call: async (world) =>
      world.stripe.refunds.create({
        payment_intent: (await paid(world)).id,
        amount: 1000,
        reason: 'requested_by_customer',
      }),
    answer: ok({
      amount: 1000,
      status: 'succeeded',
      reason: 'requested_by_customer',
      destination_details: {
        type: 'card',
        card: { type: 'refund', reference_type: 'acquirer_reference_number' },
      },
    }),
  },
];

const return_url = 'https://shop.example/back?order=7';
const authentication = { ...book, confirm: true, return_url };

/** Cards whose bank asks the buyer; the second word is what becomes of the payment at once. */
const banks = [
  ['authenticationRequired', 'requires_action'],
  ['authenticationRequiredOnSetup', 'requires_action'],
  ['authenticationRequiredSetupForOffSession', 'requires_action'],
  ['authenticationRequiredChargeDeclinedInsufficientFunds', 'requires_action'],
  ['threeDSecure2Required', 'requires_action'],
  ['threeDSecureRequiredChargeDeclined', 'requires_action'],
  ['threeDSecureOptional', 'succeeded'],
  ['amex_threeDSecureNotSupported', 'succeeded'],
] as const;

export const authentications: readonly Row[] = [
  ...banks.map(([name, status]): Row => ({
    name: `pm_card_${name}: ${status}`,
    call: ({ stripe }) =>
      stripe.paymentIntents.create({ ...authentication, payment_method: `pm_card_${name}` }),
    answer: ok({ status }),
  })),
  {
    name: 'a server sends the buyer to the bank by a redirect',
    call: ({ stripe }) =>
      stripe.paymentIntents.create({
        ...authentication,
        payment_method: 'pm_card_authenticationRequired',
      }),
    answer: ok({
      status: 'requires_action',
      next_action: { type: 'redirect_to_url', redirect_to_url: { return_url } },
      latest_charge: null,
    }),
  },
  {
    name: 'Stripe.js shows the bank in the page',
    call: ({ stripe }) =>
      stripe.paymentIntents.create({
        ...authentication,
        payment_method: 'pm_card_authenticationRequired',
        use_stripe_sdk: true,
      }),
    answer: ok({ status: 'requires_action', next_action: { type: 'use_stripe_sdk' } }),
  },
  {
    name: 'without the buyer a card that asks for one is declined',
    call: (world) =>
      paid(world, {
        payment_method: 'pm_card_authenticationRequired',
        error_on_requires_action: true,
      }),
    answer: {
      status: 402,
      type: 'card_error',
      code: 'authentication_required',
      decline_code: 'authentication_required',
      message: 'Your card was declined. This transaction requires authentication.',
    },
  },
];
