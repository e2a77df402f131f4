import type { OrderReply } from '../server/contract.ts';
import type { Checkout } from './checkout.ts';
import { attempt } from './problem.ts';

/** Into checkout: price the cart, load Stripe, show its field. */
export function open(checkout: Checkout): Promise<void> {
  return attempt(checkout.begin(), () => checkout.prepare(), checkout.block);
}

/** The cart was changed in another window: the form gets its new price, or is begun again. */
export function reprice(checkout: Checkout): Promise<void> {
  if (!checkout.card) return open(checkout);
  return attempt(
    checkout.signal,
    async () => (await checkout.fetchRare()).reprice(checkout),
    checkout.block,
  );
}

/** One press of Pay, to its end. */
export function pay(checkout: Checkout): Promise<void> {
  return pursue(checkout, async () => {
    const buyer = checkout.checkedBuyer();
    if (!buyer) return;
    const payment = await checkout.takePayment(buyer);
    await settle(checkout, await checkout.placeOrder(payment, buyer));
  });
}

/** An order is under way from before (a reload, a lost answer): learn its end first. */
export async function resume(checkout: Checkout): Promise<void> {
  // Somebody asks already: the buyer only cannot wait.
  if (checkout.hurry()) return;
  return pursue(checkout, async () => {
    await settle(checkout, await checkout.askAgain());
  });
}

function pursue(checkout: Checkout, story: () => Promise<void>): Promise<void> {
  const signal = checkout.carryOn();
  return attempt(signal, story, (problem) =>
    attempt(signal, () => checkout.recover(problem), checkout.block),
  );
}

async function settle(checkout: Checkout, reply: OrderReply): Promise<void> {
  checkout.note(reply);
  switch (reply.status) {
    case 'paid':
      checkout.finish(reply);
      return;
    case 'requires_action':
      return settle(checkout, await checkout.authenticate(reply));
    case 'pending':
    case 'unknown':
      return settle(checkout, await checkout.findOut(reply));
    case 'declined':
    case 'canceled':
      return checkout.decline(reply);
  }
}
