import type { TemplateResult } from 'lit';
import type { Actions } from './actions.ts';
import type { WithShop } from './state.ts';
import { cart } from './views/cart.ts';
import { findingOut, payment } from './views/payment.ts';
import { receipt } from './views/receipt.ts';

// Everything from the cart on, as the one file that is fetched ahead of need.
export { Checkout } from './checkout.ts';
export { open, pay, reprice, resume } from './pay.ts';
export { type } from './typing.ts';
export { loadWords } from './checkout-text.ts';
export { share } from './share.ts';
export { checkoutStyles } from './checkout-styles.ts';

/** Draws any step of this part. */
export function draw(state: WithShop, actions: Actions): TemplateResult {
  switch (state.step) {
    case 'browsing':
    case 'cart':
      return cart(state, actions);
    case 'paid':
      return receipt(state, actions);
    case 'finding':
      return findingOut(state, actions);
    default:
      return payment(state, actions);
  }
}
