import { NATIVE, SOLD_OUT } from './buy-buttons.ts';
import { bookIn, copies, count, most, restore } from './cart.ts';
import { mainKeeper } from './page-elements.ts';
import { ADD } from './presses.ts';
import type { Shopkeeper } from './shopkeeper.ts';
import { hasShop } from './state.ts';

const COUNT = 'data-book-checkout-count';

/**
 * Keeps the numbers in the page's cart badges, now and in those that come later, and makes buy buttons
 * that are no buttons ones for the keyboard and for screen readers. Those of a book that is sold out
 * are marked. `home` is the script's server.
 */
export function startBadges(home: string): void {
  /** Whose next step is waited for. */
  let watched: Shopkeeper | undefined;
  const refresh = () => {
    const keeper = mainKeeper();
    if (keeper && keeper !== watched) {
      watched = keeper;
      void keeper.steps.next().then(() => {
        watched = undefined;
        soon();
      });
    }
    const cart = keeper?.state.cart ?? restore(home) ?? [];
    const text = String(count(cart));
    for (const badge of document.querySelectorAll(`[${COUNT}]`)) {
      // Only what differs: the observer hears of it.
      if (badge.textContent !== text) badge.textContent = text;
      if (badge.getAttribute(COUNT) !== text) badge.setAttribute(COUNT, text);
    }
    for (const button of document.querySelectorAll<HTMLElement>(
      `[${ADD}]:not([tabindex], ${NATIVE})`,
    )) {
      button.tabIndex = 0;
      button.role ??= 'button';
    }
    for (const button of document.querySelectorAll(`[${ADD}]`)) {
      const isOut = isSoldOut(keeper, button.getAttribute(ADD) ?? '');
      if (button.hasAttribute(SOLD_OUT) === isOut) continue;
      button.toggleAttribute(SOLD_OUT, isOut);
      if (isOut) button.ariaDisabled = 'true';
      else button.removeAttribute('aria-disabled');
    }
  };
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      refresh();
    });
  };
  new MutationObserver(soon).observe(document, { childList: true, subtree: true });
  addEventListener('book-cart-change', soon);
  addEventListener('storage', soon);
  soon();
}

function isSoldOut(keeper: Shopkeeper | undefined, id: string): boolean {
  if (!keeper || !hasShop(keeper.state)) return false;
  const { shop, cart } = keeper.state;
  const book = bookIn(shop.books, id);
  return !!book && !most(book) && !copies(cart, id);
}
