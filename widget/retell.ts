import type { Checkout } from './checkout.ts';
import { outcome, Problem } from './problem.ts';

/** The page speaks another language: so do Stripe's fields, and what the server wrote. */
export async function retell(checkout: Checkout): Promise<void> {
  const { state: asked } = checkout;
  // How addresses are written is told in words, too.
  checkout.fetchAsked().catch(() => undefined);
  if (asked.step !== 'filling') return;
  checkout.setLocale();
  const quote = await outcome(checkout.quote(), checkout.signal);
  const { state } = checkout;
  // What was offered stays offered: only its spelling may change without a word about it.
  if (quote instanceof Problem || state.step !== 'filling' || state.cart !== asked.cart) return;
  if (quote.total.minor === state.quote?.total.minor) checkout.show({ ...state, quote });
}
