/** What Stripe adds to the address it leads the buyer back to, and what finds the order there. */
const KEY = 'book-checkout-order';
const STRIPES = ['payment_intent', 'payment_intent_client_secret', 'redirect_status'];

/** This page, and in its address the client key of the order that is paid elsewhere. */
export function returnAddress(clientKey: string): string {
  const url = new URL(location.href);
  url.searchParams.set(KEY, clientKey);
  url.hash = '';
  return url.href;
}

/**
 * The client key of the order somebody comes back for, taken out of the address together with what
 * Stripe wrote there: none of that says how the payment went, and no reload shall bring it back.
 * Empty where nobody does.
 */
export function takeReturned(): string {
  const url = new URL(location.href);
  const key = url.searchParams.get(KEY) ?? '';
  if (!key) return '';
  for (const name of [KEY, ...STRIPES]) url.searchParams.delete(name);
  history.replaceState(history.state, '', url);
  return key;
}
