// Everything from the cart on, as the one file that is fetched ahead of need.
export { checkoutStyles } from './checkout-styles.ts';
export { Till } from './till.ts';
// What has to do with the page around the shop is wanted as early, and without a sentence of checkout's.
export { Surroundings } from './surroundings.ts';
