import { BookCheckout } from './book-checkout.ts';

// Where there is no page (a server rendering one) there is nothing to define.
if ('customElements' in globalThis) {
  BookCheckout.home ||= new URL('.', import.meta.url).href;
  // A page may carry the tag twice, or another copy of this file.
  if (!customElements.get('book-checkout')) customElements.define('book-checkout', BookCheckout);
}
