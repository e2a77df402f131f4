// Everything from the cart on, as the one file that is fetched ahead of need.
export { checkoutStyles } from './checkout-styles.ts';
export { loadWords } from './checkout-text.ts';
export { Till } from './till.ts';
