import { atOnce, book, charged, held, paid } from './orders.ts';
import { after, invalid } from './row.ts';
import type { Row } from './row.ts';

/** Calls an object is in no state for. */
export const wrongState: readonly Row[] = [
  {
    name: 'a token used twice',
    call: async ({ stripe, browser }) => {
      const card = { number: '4242424242424242', exp_month: '12', exp_year: '2050', cvc: '123' };
      const { id } = await browser.tokens.create({ card });
      await stripe.charges.create({ ...book, source: id });
      return stripe.charges.create({ ...book, source: id });
    },
    answer: invalid({
      code: 'token_already_used',
      message: 'You cannot use a Stripe token more than once: tok_….',
    }),
    standInOnly: 'card numbers reach Stripe through its own fields alone',
  },
  {
    name: 'confirming without a payment method',
    call: async ({ stripe }) => {
      const { id } = await stripe.paymentIntents.create(book);
      return stripe.paymentIntents.confirm(id);
    },
    answer: invalid({
      code: 'payment_intent_unexpected_state',
      message:
        "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
      shows: { payment_intent: { status: 'requires_payment_method' } },
    }),
  },
  {
    name: 'capturing what is not held',
    call: async ({ stripe }) => {
      const { id } = await stripe.paymentIntents.create(book);
      return stripe.paymentIntents.capture(id);
    },
    answer: invalid({
      code: 'payment_intent_unexpected_state',
      message:
        'This PaymentIntent could not be captured because it has a status of requires_payment_method. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.',
      shows: { payment_intent: { status: 'requires_payment_method' } },
    }),
  },
  {
    name: 'canceling what is paid',
    call: async (world) => world.stripe.paymentIntents.cancel((await paid(world)).id),
    answer: invalid({
      code: 'payment_intent_unexpected_state',
      message:
        'You cannot cancel this PaymentIntent because it has a status of succeeded. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_reauthorization, requires_confirmation, requires_action, expired, processing.',
      shows: { payment_intent: { status: 'succeeded' } },
    }),
  },
  {
    name: 'confirming what is paid',
    call: async (world) => world.stripe.paymentIntents.confirm((await paid(world)).id),
    answer: invalid({
      code: 'payment_intent_unexpected_state',
      message: /^You cannot confirm this PaymentIntent because it has already succeeded/,
    }),
  },
  {
    name: 'a second capture',
    call: async (world) => {
      const { id } = await held(world);
      await world.stripe.paymentIntents.capture(id, { amount_to_capture: 2000 });
      return world.stripe.paymentIntents.capture(id);
    },
    answer: invalid({
      code: 'payment_intent_unexpected_state',
      message:
        'The remaining amount on this PaymentIntent could not be captured because the remainder of the authorized amount has been released.',
    }),
  },
  {
    name: 'capturing nothing',
    call: async (world) =>
      world.stripe.paymentIntents.capture((await held(world)).id, { amount_to_capture: 0 }),
    answer: invalid({
      code: 'parameter_invalid_integer',
      param: 'amount',
      message: /greater than or equal to 1/,
    }),
  },
  {
    name: 'capturing less than nothing',
    call: async (world) =>
      world.stripe.paymentIntents.capture((await held(world)).id, { amount_to_capture: -100 }),
    answer: invalid({ param: 'amount_to_capture', message: 'Invalid non-negative integer' }),
  },
  {
    name: 'capturing a charge twice',
    call: async (world) => world.stripe.charges.capture((await charged(world)).id),
    answer: invalid({
      code: 'charge_already_captured',
      message: 'Charge ch_… has already been captured.',
    }),
    standInOnly: 'new accounts of Stripe’s take no card tokens',
  },
  {
    name: 'refunding a charge twice',
    call: async (world) => {
      const { id } = await paid(world);
      await world.stripe.refunds.create({ payment_intent: id });
      return world.stripe.refunds.create({ payment_intent: id });
    },
    answer: invalid({
      code: 'charge_already_refunded',
      message: 'Charge ch_… has already been refunded.',
    }),
  },
  {
    name: 'refunding more than is left',
    call: async (world) => {
      const { id } = await paid(world, { amount: 3500 });
      await world.stripe.refunds.create({ payment_intent: id, amount: 1000 });
      return world.stripe.refunds.create({ payment_intent: id, amount: 3000 });
    },
    answer: invalid({
      param: 'amount',
      message: 'Refund amount ($30.00) is greater than unrefunded amount on charge ($25.00)',
    }),
  },
  {
    name: 'paying twice with one payment method of nobody',
    call: async (world) => {
      const { payment_method: method } = await paid(world);
      return paid(world, { payment_method: method });
    },
    answer: invalid({ param: 'payment_method', message: /It may not be used again\./ }),
  },
  {
    name: 'a declined payment that is confirmed with a card that works',
    call: async (world) => {
      const { stripe } = world;
      const { id } = await stripe.paymentIntents.create({ ...atOnce, confirm: false });
      const confirm = (payment_method: string) =>
        stripe.paymentIntents.confirm(id, { payment_method });
      return after(confirm('pm_card_chargeDeclined'), () => confirm('pm_card_visa'));
    },
    answer: { status: 200, shows: { status: 'succeeded', last_payment_error: null } },
  },
];
