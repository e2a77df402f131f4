/**
 * What the checkout page adds to the tag: the book named in its address, and the original's
 * address of the success page. It runs before the tag's script and so before the element starts.
 */
const element = document.querySelector('book-checkout');
const item = new URLSearchParams(location.search).get('item');
if (item !== null) element?.setAttribute('item', item);

element?.addEventListener('book-checkout-complete', () => {
  history.replaceState(null, '', '/success');
  document.title = 'Thank you — Stripe Press';
});
