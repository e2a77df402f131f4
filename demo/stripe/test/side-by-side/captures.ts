import { hold, pay, quoted } from './comparison.ts';
import type { Comparison } from './comparison.ts';

export const captures: readonly Comparison[] = [
  { name: 'a held charge', call: hold },
  {
    name: 'a captured charge',
    call: async (side) => side.stripe.charges.capture((await hold(side)).id),
  },
  {
    name: 'a charge captured in part',
    call: async (side) => side.stripe.charges.capture((await hold(side)).id, { amount: 2000 }),
  },
  {
    name: 'a charge captured twice',
    call: async (side) => {
      const { id } = await hold(side);
      await side.stripe.charges.capture(id);
      return side.stripe.charges.capture(id);
    },
  },
  {
    name: 'a charge captured in part twice',
    call: async (side) => {
      const { id } = await hold(side);
      await side.stripe.charges.capture(id, { amount: 1000 });
      return side.stripe.charges.capture(id, { amount: 1000 });
    },
  },
  {
    name: 'a charge taken at once, then captured',
    call: async (side) => side.stripe.charges.capture((await pay(side)).id),
  },
  {
    name: 'capturing nothing',
    call: async (side) => side.stripe.charges.capture((await hold(side)).id, { amount: 0 }),
    differs: { message: 'recorded answers name the smallest value' },
  },
  {
    name: 'capturing a charge that does not exist',
    call: ({ stripe }) => stripe.charges.capture('ch_nope'),
    differs: { message: quoted, param: 'recorded answers name the address’s id' },
  },
];
