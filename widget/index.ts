export { BookCheckout } from './book-checkout.ts';
export {
  BookCartChangeEvent,
  BookCheckoutCompleteEvent,
  BookCheckoutErrorEvent,
  BookCheckoutStartEvent,
} from './events.ts';
export type { Cart } from './cart.ts';
export type { CardEntry, Start } from './settings.ts';
export type { Line } from '../server/contract.ts';
