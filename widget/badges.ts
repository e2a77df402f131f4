import { expectBuyer, hearKeys, NATIVE, SOLD_OUT } from './buy-buttons.ts';
import { bookIn, copies, count, most, restore } from './cart.ts';
import { mainKeeper } from './page-elements.ts';
import { ADD } from './presses.ts';
import type { Shopkeeper } from './shopkeeper.ts';
import { hasShop } from './state.ts';

const COUNT = 'data-book-checkout-count';

/**
 * Serves the page's own buttons and badges, those in open shadow roots and those that come later, too:
 * keeps the numbers in the badges, makes buy buttons that are no buttons ones for the keyboard and for
 * screen readers, and marks those of a book that is sold out. `home` is the script's server.
 */
export function serve(home: string): void {
  hearKeys();
  void expectBuyer();
  /** The document, and every shadow root that was found in it. */
  const roots = new Set<Document | ShadowRoot>();
  /** Whose next step is waited for. */
  let watched: Shopkeeper | undefined;
  let waiting = false;

  const enter = (root: Document | ShadowRoot) => {
    roots.add(root);
    observer.observe(root, { childList: true, subtree: true });
    search(root);
  };
  const search = (within: ParentNode) => {
    // Nothing of the page's is inside our own.
    for (const { shadowRoot } of within.querySelectorAll(':not(book-checkout)'))
      if (shadowRoot && !roots.has(shadowRoot)) enter(shadowRoot);
  };
  const refresh = () => {
    waiting = false;
    const keeper = mainKeeper();
    if (keeper && keeper !== watched) {
      watched = keeper;
      void keeper.steps.next().then(() => {
        watched = undefined;
        soon();
      });
    }
    const text = String(count(keeper?.state.cart ?? restore(home) ?? []));
    for (const root of roots) {
      if (!root.isConnected) roots.delete(root);
      for (const badge of root.querySelectorAll(`[${COUNT}]`)) {
        // Only what differs: the observer hears of it.
        if (badge.textContent !== text) badge.textContent = text;
        if (badge.getAttribute(COUNT) !== text) badge.setAttribute(COUNT, text);
      }
      for (const button of root.querySelectorAll<HTMLElement>(`[${ADD}]`)) mark(button, keeper);
    }
  };
  const soon = () => {
    if (!waiting) requestAnimationFrame(refresh);
    waiting = true;
  };
  const observer = new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const { parentNode } of addedNodes)
        if (parentNode instanceof Element) search(parentNode);
    soon();
  });
  const lookAgain = () => {
    // A shadow root that is attached to what was there already is told to nobody.
    for (const root of roots) search(root);
    soon();
  };
  enter(document);
  addEventListener('book-cart-change', lookAgain);
  addEventListener('storage', lookAgain);
  soon();
}

function mark(button: HTMLElement, keeper: Shopkeeper | undefined): void {
  if (!button.matches(`[tabindex], ${NATIVE}`)) {
    button.tabIndex = 0;
    button.role ??= 'button';
  }
  const isOut = isSoldOut(keeper, button.getAttribute(ADD) ?? '');
  if (button.hasAttribute(SOLD_OUT) === isOut) return;
  button.toggleAttribute(SOLD_OUT, isOut);
  if (isOut) button.ariaDisabled = 'true';
  else button.removeAttribute('aria-disabled');
}

function isSoldOut(keeper: Shopkeeper | undefined, id: string): boolean {
  if (!keeper || !hasShop(keeper.state)) return false;
  const { shop, cart } = keeper.state;
  const book = bookIn(shop.books, id);
  return !!book && !most(book) && !copies(cart, id);
}
