import { book, paid } from './orders.ts';
import { invalid } from './row.ts';
import type { Row } from './row.ts';

/** What needs a customer. */
export const ofCustomers: readonly Row[] = [
  {
    name: 'charging a customer who has no card',
    call: async ({ stripe }) => {
      const { id } = await stripe.customers.create();
      return stripe.charges.create({ ...book, customer: id });
    },
    answer: {
      status: 402,
      type: 'card_error',
      code: 'missing',
      param: 'card',
      message: /doesn't have any saved payment details/,
    },
  },
  {
    name: 'paying with the card of another customer',
    call: async (world) => {
      const { stripe } = world;
      const owner = await stripe.customers.create();
      const other = await stripe.customers.create();
      const { id } = await stripe.paymentMethods.attach('pm_card_visa', { customer: owner.id });
      return paid(world, { payment_method: id, customer: other.id });
    },
    answer: invalid({ param: 'payment_method', message: /does not belong to the Customer/ }),
  },
  {
    name: 'paying for nobody with the card of a customer',
    call: async (world) => {
      const { stripe } = world;
      const { id: customer } = await stripe.customers.create();
      const { id } = await stripe.paymentMethods.attach('pm_card_visa', { customer });
      return paid(world, { payment_method: id });
    },
    answer: invalid({
      code: 'parameter_missing',
      param: 'source',
      message: /Please include the Customer in the `customer` parameter/,
    }),
  },
  {
    name: 'paying twice with the card of a customer',
    call: async (world) => {
      const { stripe } = world;
      const { id: customer } = await stripe.customers.create();
      const { id } = await stripe.paymentMethods.attach('pm_card_visa', { customer });
      await paid(world, { payment_method: id, customer });
      return paid(world, { payment_method: id, customer });
    },
    answer: { status: 200, shows: { status: 'succeeded' } },
  },
  {
    name: 'attaching a card that somebody has',
    call: async ({ stripe }) => {
      const { id: customer } = await stripe.customers.create();
      const { id: other } = await stripe.customers.create();
      const { id } = await stripe.paymentMethods.attach('pm_card_visa', { customer });
      return stripe.paymentMethods.attach(id, { customer: other });
    },
    answer: invalid({ code: 'resource_already_exists', message: /already been attached/ }),
  },
  {
    name: 'detaching a card that nobody has',
    call: async ({ stripe }) => {
      const { id } = await stripe.paymentMethods.create({
        type: 'card',
        card: { token: 'tok_visa' },
      });
      return stripe.paymentMethods.detach(id);
    },
    answer: invalid({ message: /not attached to a customer/ }),
  },
  {
    name: 'a customer who was deleted',
    call: async ({ stripe }) => {
      const { id } = await stripe.customers.create({ email: 'jenny@example.com' });
      await stripe.customers.del(id);
      return stripe.customers.retrieve(id);
    },
    answer: { status: 200, shows: { object: 'customer', deleted: true } },
  },
];
