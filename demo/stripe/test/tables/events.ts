import { book, held, paid } from './orders.ts';
import type { World } from './world.ts';

/** What a merchant is told of, in this order (docs.stripe.com/api/events/types). */
export interface Story {
  readonly name: string;
  /** `settle` lets happen at once what takes its time. */
  readonly happen: (world: World, settle: () => Promise<unknown>) => Promise<unknown>;
  readonly types: readonly string[];
}

const ignore = () => undefined;

export const stories: readonly Story[] = [
  {
    name: 'a payment',
    happen: async (world, settle) => {
      await paid(world);
      await settle();
    },
    types: [
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'charge.updated',
    ],
  },
  {
    name: 'a declined payment',
    happen: (world) => paid(world, { payment_method: 'pm_card_chargeDeclined' }).catch(ignore),
    types: ['payment_intent.created', 'charge.failed', 'payment_intent.payment_failed'],
  },
  {
    name: 'a payment the bank asks about',
    happen: ({ stripe }) =>
      stripe.paymentIntents.create({
        ...book,
        confirm: true,
        payment_method: 'pm_card_authenticationRequired',
        return_url: 'https://shop.example',
      }),
    types: ['payment_intent.created', 'payment_intent.requires_action'],
  },
  {
    name: 'a payment captured by hand',
    happen: async (world) => world.stripe.paymentIntents.capture((await held(world)).id),
    types: [
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.amount_capturable_updated',
      'charge.captured',
      'payment_intent.succeeded',
    ],
  },
  {
    name: 'a payment canceled before it was paid',
    happen: async ({ stripe }) =>
      stripe.paymentIntents.cancel((await stripe.paymentIntents.create(book)).id),
    types: ['payment_intent.created', 'payment_intent.canceled'],
  },
  {
    name: 'a refund',
    happen: async (world, settle) => {
      const { id } = await paid(world);
      await settle();
      await world.stripe.refunds.create({ payment_intent: id });
    },
    types: [
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'charge.updated',
      'refund.created',
      'charge.refunded',
    ],
  },
  {
    name: 'a refund that comes back',
    happen: async ({ stripe }, settle) => {
      const source = 'tok_refundFail';
      const { id } = await stripe.charges.create({ ...book, source });
      await stripe.refunds.create({ charge: id });
      await settle();
    },
    types: [
      'charge.succeeded',
      'refund.created',
      'charge.refunded',
      'refund.updated',
      'charge.refund.updated',
      'refund.failed',
    ],
  },
  {
    name: 'a dispute',
    happen: async ({ stripe }, settle) => {
      await stripe.charges.create({ ...book, source: 'tok_createDispute' });
      await settle();
    },
    types: ['charge.succeeded', 'charge.dispute.created', 'charge.dispute.funds_withdrawn'],
  },
  {
    name: 'an early fraud warning',
    happen: async ({ stripe }, settle) => {
      await stripe.charges.create({ ...book, source: 'tok_createIssuerFraudRecord' });
      await settle();
    },
    types: ['charge.succeeded', 'radar.early_fraud_warning.created'],
  },
  {
    name: 'a customer who saves a card and is deleted',
    happen: async ({ stripe }) => {
      const { id: customer } = await stripe.customers.create();
      await stripe.paymentMethods.attach('pm_card_visa', { customer });
      await stripe.customers.update(customer, { name: 'Jenny Rosen' });
      await stripe.customers.del(customer);
    },
    types: [
      'customer.created',
      'payment_method.attached',
      'customer.updated',
      'payment_method.detached',
      'customer.deleted',
    ],
  },
];
