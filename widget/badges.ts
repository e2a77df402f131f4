import { NATIVE } from './buy-buttons.ts';
import { count, restore } from './cart.ts';
import { mainKeeper } from './page-elements.ts';
import { ADD } from './presses.ts';

const COUNT = 'data-book-checkout-count';

/**
 * Keeps the numbers in the page's cart badges, now and in those that come later, and makes buy buttons
 * that are no buttons ones for the keyboard and for screen readers. `home` is the script's server.
 */
export function startBadges(home: string): void {
  const refresh = () => {
    const keeper = mainKeeper();
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
