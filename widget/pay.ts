import type { OrderReply } from '../server/contract.ts';
import type { Checkout } from './checkout.ts';
import { attempt } from './problem.ts';
import { takeReturned } from './return-address.ts';
import { cameBack } from './visit.ts';
import type { Agreed } from './wallets.ts';

/** Into checkout: price the cart, load Stripe, show its field. */
export function open(checkout: Checkout): Promise<void> {
  // However the buyer got here: no second payment while the end of the first is not known.
  if (checkout.hasOpenOrder) {
    checkout.close();
    return resume(checkout);
  }
  const signal = checkout.begin();
  listen(checkout, signal);
  return attempt(signal, () => checkout.prepare(), checkout.block);
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
    // The page may have begun to ask for a consent while the form was open.
    await checkout.fetchAsked();
    const buyer = checkout.checkedBuyer();
    if (!buyer) return;
    const payment = await checkout.takePayment(buyer);
    await settle(checkout, await checkout.placeOrder(payment, buyer));
  });
}

/** The same from a wallet, which knows the buyer. */
function payFrom(checkout: Checkout, agreed: Agreed): Promise<void> {
  return pursue(checkout, async () => {
    const reply = await checkout.placeAgreed(agreed);
    if (reply) await settle(checkout, reply);
  });
}

/** An order is under way from before (a reload, a lost answer, a bank's page): learn its end first. */
export async function resume(checkout: Checkout, isBack = cameBack()): Promise<void> {
  // Somebody asks already: the buyer only cannot wait.
  if (checkout.hurry()) return;
  checkout.returned ||= takeReturned();
  checkout.wasAway ||= isBack || checkout.returned !== '';
  listen(checkout, checkout.carryOn());
  return pursue(checkout, async () => {
    await settle(checkout, await checkout.askAgain());
  });
}

/** What can happen to a checkout from outside, until `signal` ends it. */
function listen(checkout: Checkout, signal: AbortSignal): void {
  checkout.onAgree = (agreed) => {
    void payFrom(checkout, agreed);
  };
  // The page as it was when the bank led away from it: nothing in it goes on by itself.
  const shown = ({ persisted }: PageTransitionEvent) => {
    if (!persisted || checkout.state.step !== 'authenticating') return;
    checkout.close();
    void resume(checkout, true);
  };
  addEventListener('pageshow', shown, { signal });
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
      return settle(
        checkout,
        await (checkout.wasAway ? checkout.leaveBank(reply) : checkout.authenticate(reply)),
      );
    case 'pending':
    case 'unknown':
      return settle(checkout, await checkout.findOut(reply));
    case 'declined':
    case 'canceled':
      return checkout.decline(reply);
  }
}
