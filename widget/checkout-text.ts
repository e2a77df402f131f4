import { enCheckout } from './locales/en-checkout.ts';
import { text } from './text.ts';

/** The sentences in use from the cart on, beside those of every screen. */
export const words = { ...text, ...enCheckout };
