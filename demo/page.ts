/** What the checkout page adds to the tag: the original's address of the success page. */
document.querySelector('book-checkout')?.addEventListener('book-checkout-complete', () => {
  history.replaceState(null, '', '/success');
  document.title = 'Thank you — Stripe Press';
});
