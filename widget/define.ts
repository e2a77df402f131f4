import { BookCheckout } from './book-checkout.ts';
import { withButtons } from './later-parts.ts';
import { hearPresses, PRESSED } from './presses.ts';

/** What of a page needs a part of its own before it is pressed. */
const SERVED = `[data-book-checkout-count],${PRESSED}`;

const { url } = import.meta;
const plain = url.replace(/\?.*/, '');

if (plain !== url) {
  // As WordPress and others append a version. The parts know this file by its plain address, and there
  // must not be a second one with a language and a cart of its own.
  void import(plain);
} else if ('document' in globalThis) {
  // Where there is no page (a server rendering one) there is nothing to define.
  BookCheckout.home ||= new URL('.', url).href;
  // A page may carry the tag twice, or another copy of this file.
  if (!customElements.get('book-checkout')) {
    customElements.define('book-checkout', BookCheckout);
    hearPresses();
    const look = () => {
      if (!document.querySelector(SERVED)) return;
      observer.disconnect();
      // Where it cannot be had, a press asks for it again.
      withButtons(
        ({ serve }) => {
          serve(BookCheckout.home);
        },
        () => undefined,
      );
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true });
    look();
  }
}
