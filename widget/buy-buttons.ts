import { BookCheckout } from './book-checkout.ts';
import { mainKeeper } from './page-elements.ts';
import { ADD, pressedBy } from './presses.ts';
import { Problem } from './problem.ts';
import type { Start } from './settings.ts';

const QUANTITY = 'data-book-checkout-quantity';

/** Somebody pressed a buy button of the page: its book goes into the cart of the page's shop. */
export async function press(button: HTMLElement): Promise<void> {
  // Where the focus returns to; some browsers leave it where it was.
  button.focus({ preventScroll: true });
  const shop = mainElement() ?? openedHere();
  await put(shop, button.getAttribute(ADD) ?? '', button);
}

/** A button of the page told an element to do something: `--add`, `--open`, `--close`, `--checkout`. */
export async function obeyEvent(shop: BookCheckout, event: Event): Promise<void> {
  if (!('command' in event && 'source' in event)) return;
  const { command, source } = event;
  if (typeof command === 'string')
    await obey(shop, command, source instanceof Element ? source : null);
}

async function obey(shop: BookCheckout, command: string, source: Element | null): Promise<void> {
  const value = source?.getAttribute('value') ?? '';
  if (command === '--add') await put(shop, source?.getAttribute(ADD) ?? value, source);
  if (command === '--open') await shop.open(isStart(value) ? value : undefined).catch(ignore);
  if (command === '--close') await shop.close();
  if (command === '--checkout') await shop.checkout().catch(ignore);
}

/** Keys for buy buttons that are no buttons, and commands for browsers that do not know them. */
export function hearKeys(): void {
  addEventListener('keydown', (event) => {
    const pressed = event.key === 'Enter' || event.key === ' ' ? pressedBy(event) : undefined;
    if (!pressed || pressed !== event.composedPath()[0] || pressed.matches(NATIVE)) return;
    event.preventDefault();
    pressed.click();
  });
  if (!('commandForElement' in HTMLButtonElement.prototype)) addEventListener('click', command);
}

/** What the keyboard reaches and presses by itself. */
export const NATIVE = 'a[href], button, input, summary';

function command(event: Event): void {
  const button = event
    .composedPath()
    .find((node): node is HTMLButtonElement => node instanceof HTMLButtonElement);
  const root = button?.getRootNode();
  if (!button || !(root instanceof Document || root instanceof ShadowRoot)) return;
  const shop = root.getElementById(button.getAttribute('commandfor') ?? '');
  if (shop instanceof BookCheckout) void obey(shop, button.getAttribute('command') ?? '', button);
}

async function put(shop: BookCheckout, item: string, button: Element | null): Promise<void> {
  const quantity = Number(button?.getAttribute(QUANTITY) ?? 1) || 1;
  try {
    await shop.add(item, quantity);
    if (!shop.stayClosed) await shop.open('cart');
  } catch (error) {
    // The buyer is told there why nothing happened.
    if (!(error instanceof Problem)) throw error;
    await shop.open('cart').catch(ignore);
  }
}

const mainElement = (): BookCheckout | undefined => {
  const host = mainKeeper()?.host;
  return host instanceof BookCheckout ? host : undefined;
};

/** A page that has buy buttons and no shop gets a drawer, which is hidden until then. */
function openedHere(): BookCheckout {
  const shop = document.createElement('book-checkout');
  shop.mode = 'drawer';
  document.body.append(shop);
  return shop;
}

const isStart = (value: string): value is Start =>
  ['catalogue', 'cart', 'checkout'].includes(value);

// The element itself says what went wrong.
const ignore = () => undefined;
