import { randomUUID } from 'node:crypto';
import type { Stripe } from '../client.ts';
import { book } from './comparison.ts';
import type { Comparison, Side } from './comparison.ts';

export const keys: readonly Comparison[] = [
  {
    name: 'the same charge again under its key',
    call: twice((side, once) => side.stripe.charges.create(book, once)),
  },
  {
    name: 'the same decline again under its key',
    call: twice((side, once) =>
      side.stripe.charges.create({ ...book, source: 'tok_chargeDeclined' }, once),
    ),
  },
  {
    name: 'another amount under the same key',
    call: async ({ stripe }) => {
      const once = { idempotencyKey: 'order-7' };
      await stripe.charges.create(book, once);
      return stripe.charges.create({ ...book, amount: 3000 }, once);
    },
  },
  {
    name: 'a refund under the key of its charge',
    call: async ({ stripe }) => {
      const once = { idempotencyKey: randomUUID() };
      const { id } = await stripe.charges.create(book, once);
      return stripe.refunds.create({ charge: id }, once);
    },
  },
  { name: 'no key of an account', call: ({ withKey }) => withKey(null).charges.list() },
  {
    name: 'the key of nobody',
    call: ({ withKey }) => withKey('nobody').charges.list(),
    differs: { message: 'the other shows the first eleven characters of a key that is none' },
  },
];

function twice(
  call: (side: Side, once: Stripe.RequestOptions) => Promise<unknown>,
): Comparison['call'] {
  return async (side) => {
    const once = { idempotencyKey: randomUUID() };
    await call(side, once).catch(() => undefined);
    return call(side, once);
  };
}
