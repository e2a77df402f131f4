import type { Stripe } from '../client.ts';
import type { World } from './world.ts';

/** What rows buy. */
export const book = { amount: 2500, currency: 'usd' };

/** A payment no redirect can happen in, so that a server may confirm it without a return address. */
export const atOnce = {
  ...book,
  confirm: true,
  automatic_payment_methods: { enabled: true, allow_redirects: 'never' as const },
};

export async function paid(
  { stripe }: World,
  more: Stripe.PaymentIntentCreateParams | object = {},
): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.create({ ...atOnce, payment_method: 'pm_card_visa', ...more });
}

export async function held(world: World): Promise<Stripe.PaymentIntent> {
  return paid(world, { capture_method: 'manual' });
}

export async function charged({ stripe }: World, more: object = {}): Promise<Stripe.Charge> {
  return stripe.charges.create({ ...book, source: 'tok_visa', ...more });
}
