export { BookCheckout } from './book-checkout.ts';
export { BookCheckoutChallengeEvent } from './challenge-event.ts';
export { BookCheckoutCompleteEvent } from './complete-event.ts';
export { BookCartChangeEvent, BookCheckoutErrorEvent, BookCheckoutStartEvent } from './events.ts';
export type { Cart } from './cart.ts';
export type { Address, CardEntry, Mode, Opener, Start } from './settings.ts';
export type { Line } from '../server/contract.ts';
export { BookCheckoutEcommerceEvent } from './ecommerce.ts';
export type { Ecommerce, EcommerceItem, EcommerceName } from './ecommerce.ts';
