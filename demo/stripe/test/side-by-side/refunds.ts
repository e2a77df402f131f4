import type { Stripe } from '../client.ts';
import { hold, pay, quoted } from './comparison.ts';
import type { Comparison, Side } from './comparison.ts';

export const refunds: readonly Comparison[] = [
  { name: 'a whole refund', call: async (side) => refund(side, await pay(side)) },
  { name: 'a refund in part', call: async (side) => refund(side, await pay(side), 1000) },
  {
    name: 'the charge after two refunds in part',
    call: async (side) => {
      const charge = await pay(side);
      await refund(side, charge, 1000);
      await refund(side, charge, 500);
      return side.stripe.charges.retrieve(charge.id);
    },
  },
  {
    name: 'what is left, refunded',
    call: async (side) => {
      const charge = await pay(side);
      await refund(side, charge, 1000);
      await refund(side, charge);
      return side.stripe.charges.retrieve(charge.id);
    },
  },
  {
    name: 'a refund of more than is left',
    call: async (side) => {
      const charge = await pay(side);
      await refund(side, charge, 1000);
      return refund(side, charge, 1501);
    },
    differs: { message: 'the other writes $15 where Stripe writes $15.00' },
  },
  {
    name: 'a refund of more than was paid',
    call: async (side) => refund(side, await pay(side), 2501),
    differs: { message: 'Stripe speaks of the charge amount while nothing is refunded' },
  },
  {
    name: 'a second whole refund',
    call: async (side) => {
      const charge = await pay(side);
      await refund(side, charge);
      return refund(side, charge);
    },
  },
  {
    name: 'a refund of nothing',
    call: async (side) => refund(side, await pay(side), 0),
    differs: { message: 'recorded answers name the smallest value' },
  },
  { name: 'a held charge, refunded', call: async (side) => refund(side, await hold(side)) },
  {
    name: 'a held charge, refunded in part',
    call: async (side) => refund(side, await hold(side), 1000),
  },
  {
    name: 'what a capture in part left over cannot be refunded',
    call: async (side) => {
      const charge = await hold(side);
      await side.stripe.charges.capture(charge.id, { amount: 2000 });
      return refund(side, charge, 2001);
    },
    differs: { message: 'the other writes $20 where Stripe writes $20.00' },
  },
  { name: 'a refund of a charge in dispute', call: disputed('createDispute') },
  { name: 'a refund of a charge that is inquired about', call: disputed('createDisputeInquiry') },
  {
    name: 'a refund of a charge that does not exist',
    call: ({ stripe }) => stripe.refunds.create({ charge: 'ch_nope' }),
    differs: { message: quoted },
  },
  {
    name: 'a refund that does not exist',
    call: ({ stripe }) => stripe.refunds.retrieve('re_nope'),
    differs: { message: quoted },
  },
];

function refund({ stripe }: Side, { id }: Stripe.Charge, amount?: number): Promise<unknown> {
  return stripe.refunds.create({ charge: id, ...(amount === undefined ? {} : { amount }) });
}

function disputed(name: string): Comparison['call'] {
  return async (side) => {
    const charge = await pay(side, { source: `tok_${name}` });
    await side.settle();
    return refund(side, charge);
  };
}
