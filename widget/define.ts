import { BookCheckout } from './book-checkout.ts';
import { whenIdle } from './idle.ts';
import { withButtons } from './later-parts.ts';
import { hearPresses } from './presses.ts';

// Where there is no page (a server rendering one) there is nothing to define.
if ('document' in globalThis) {
  BookCheckout.home ||= new URL('.', import.meta.url).href;
  // A page may carry the tag twice, or another copy of this file.
  if (!customElements.get('book-checkout')) {
    customElements.define('book-checkout', BookCheckout);
    hearPresses();
    const lookForBadges = () => {
      if (!document.querySelector('[data-book-checkout-count], [data-book-checkout-add]')) return;
      removeEventListener('book-cart-change', lookForBadges);
      withButtons(
        ({ hearKeys, startBadges }) => {
          hearKeys();
          startBadges(BookCheckout.home);
        },
        // A press asks for it again.
        () => undefined,
      );
    };
    addEventListener('book-cart-change', lookForBadges);
    whenIdle(lookForBadges);
  }
}
