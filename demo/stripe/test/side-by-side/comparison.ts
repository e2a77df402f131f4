import type { Stripe } from '../client.ts';

/** Where both stand-ins are asked, each with its own way to let a dispute happen. */
export interface Side {
  readonly stripe: Stripe;
  readonly withKey: (key: string | null) => Stripe;
  readonly settle: () => Promise<unknown>;
}

/** One call that `stripe-stateful-mock`, which imitates version 2020-08-27, answers with knowledge. */
export interface Comparison {
  readonly name: string;
  readonly call: (side: Side) => Promise<unknown>;
  /** Fields that differ, and why ours is right. */
  readonly differs?: Readonly<Record<string, string>>;
}

export const book = { amount: 2500, currency: 'usd', source: 'tok_visa' };

/** Why messages that name an id differ. */
export const quoted = 'Stripe has put ids in quotes since 2020';

export function pay({ stripe }: Side, more: object = {}): Promise<Stripe.Charge> {
  return stripe.charges.create({ ...book, ...more });
}

export function hold(side: Side): Promise<Stripe.Charge> {
  return pay(side, { capture: false });
}
