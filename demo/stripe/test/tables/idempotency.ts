import { randomUUID } from 'node:crypto';
import { atOnce, book, paid } from './orders.ts';
import { after, invalid } from './row.ts';
import type { Row } from './row.ts';

const key = () => ({ idempotencyKey: `row-${randomUUID()}` });
const pays = { ...atOnce, payment_method: 'pm_card_visa' };

/** One key, one effect (docs.stripe.com/api/idempotent_requests). */
export const idempotency: readonly Row[] = [
  {
    name: 'the same request again is answered, not done, again',
    call: ({ stripe }) => {
      const once = key();
      return after(stripe.paymentIntents.create(pays, once), () =>
        stripe.paymentIntents.create(pays, once),
      );
    },
    answer: { status: 200, replayed: true, shows: { status: 'succeeded' } },
  },
  {
    name: 'a decline is answered again',
    call: ({ stripe }) => {
      const once = key();
      const declined = { ...pays, payment_method: 'pm_card_chargeDeclined' };
      return after(stripe.paymentIntents.create(declined, once), () =>
        stripe.paymentIntents.create(declined, once),
      );
    },
    answer: {
      status: 402,
      type: 'card_error',
      code: 'card_declined',
      decline_code: 'generic_decline',
      message: 'Your card was declined.',
      replayed: true,
    },
  },
  {
    name: 'a refusal for the state of things is answered again',
    call: async (world) => {
      const { id } = await paid(world);
      const once = key();
      const cancel = () => world.stripe.paymentIntents.cancel(id, {}, once);
      return after(cancel(), cancel);
    },
    answer: invalid({
      code: 'payment_intent_unexpected_state',
      message: /^You cannot cancel this PaymentIntent/,
      replayed: true,
    }),
  },
  {
    name: 'other parameters under the same key are refused',
    call: ({ stripe }) => {
      const once = key();
      return after(stripe.paymentIntents.create(pays, once), () =>
        stripe.paymentIntents.create({ ...pays, amount: 3000 }, once),
      );
    },
    answer: {
      status: 400,
      type: 'idempotency_error',
      message:
        "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than 'row-…' if you meant to execute a different request.",
    },
  },
  {
    name: 'the order of parameters makes no difference',
    call: ({ stripe }) => {
      const once = key();
      const { amount, currency } = book;
      return after(stripe.paymentIntents.create({ amount, currency }, once), () =>
        stripe.paymentIntents.create({ currency, amount }, once),
      );
    },
    answer: { status: 200, replayed: true },
  },
  {
    name: 'a request refused for its parameters may be corrected under its key',
    call: ({ stripe }) => {
      const once = key();
      return after(stripe.paymentIntents.create({ ...book, amount: 0 }, once), () =>
        stripe.paymentIntents.create(book, once),
      );
    },
    answer: { status: 200, shows: { amount: 2500 } },
  },
  {
    name: 'one key may serve two addresses',
    call: ({ stripe }) => {
      const once = key();
      return after(stripe.paymentIntents.create(pays, once), () =>
        stripe.testHelpers.confirmationTokens.create({ payment_method: 'pm_card_visa' }, once),
      );
    },
    answer: { status: 200, shows: { object: 'confirmation_token' } },
    standInOnly: 'whether a key counts for one address or for all is not documented',
  },
  {
    name: 'a key means nothing to a request that reads',
    call: ({ stripe }) => {
      const once = key();
      return after(stripe.paymentIntents.list({ limit: 1 }, once), () =>
        stripe.paymentIntents.list({ limit: 2 }, once),
      );
    },
    answer: { status: 200, shows: { object: 'list' } },
  },
  {
    name: 'a key of more than 255 characters',
    call: ({ stripe }) => stripe.paymentIntents.create(book, { idempotencyKey: 'k'.repeat(256) }),
    answer: invalid({ message: /255 characters/ }),
  },
];
