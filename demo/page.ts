/**
 * What the checkout page adds to the tag: the book named in its address, and the original's
 * address of the success page. It runs before the tag's script and so before the element starts.
 */
const element = document.querySelector('book-checkout');
const item = new URLSearchParams(location.search).get('item');
if (item !== null) element?.setAttribute('item', item);

element?.addEventListener('book-checkout-complete', () => {
  // The element keeps its receipt in history.state, which is why that is handed on.
  history.replaceState(history.state, '', '/success');
  document.title = 'Thank you — Stripe Press';
});
