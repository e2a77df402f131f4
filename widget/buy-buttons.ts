import { BookCheckout } from './book-checkout.ts';
import { mainKeeper } from './page-elements.ts';
import { ADD, pressedBy } from './presses.ts';
import { Problem } from './problem.ts';
import { Service } from './service.ts';
import type { Start } from './settings.ts';
import type { Shopkeeper } from './shopkeeper.ts';

const QUANTITY = 'data-book-checkout-quantity';
/** What marks a buy button of a book of which there is none. */
export const SOLD_OUT = 'data-book-checkout-sold-out';

/**
 * Somebody pressed a buy button of the page: its book goes into the cart of the page's shop. Or one with
 * a command, in a browser that does not know them: it is given.
 */
export async function press(button: HTMLElement): Promise<void> {
  if (!button.hasAttribute(ADD)) {
    command(button);
    return;
  }
  // Our own mark is no reason to say nothing: whoever presses it is told.
  if (button.matches(`:disabled, [aria-disabled=true]:not([${SOLD_OUT}])`)) return;
  // Where the focus returns to; some browsers leave it where it was.
  button.focus({ preventScroll: true });
  if (!mainKeeper()) await openShop();
  const keeper = mainKeeper();
  if (keeper) await put(keeper, button.getAttribute(ADD) ?? '', button);
}

/** A button of the page told an element to do something: `--add`, `--open`, `--close`, `--checkout`. */
export async function obeyEvent(keeper: Shopkeeper, event: Event): Promise<void> {
  if (!('command' in event && 'source' in event)) return;
  const { command } = event;
  const source = event.source instanceof Element ? event.source : null;
  const value = source?.getAttribute('value') ?? '';
  const service = new Service(keeper);
  const { host } = keeper;
  if (command === '--add') await put(keeper, source?.getAttribute(ADD) ?? value, source);
  if (command === '--open') await service.show(isStart(value) ? value : undefined).catch(ignore);
  if (command === '--close' && host instanceof BookCheckout) await host.close();
  if (command === '--checkout') await service.checkout().catch(ignore);
}

/** Keys for buy buttons that are no buttons. */
export function hearKeys(): void {
  addEventListener('keydown', (event) => {
    const pressed = event.key === 'Enter' || event.key === ' ' ? pressedBy(event) : undefined;
    if (!pressed || pressed !== event.composedPath()[0] || pressed.matches(NATIVE)) return;
    event.preventDefault();
    pressed.click();
  });
}

/** What the keyboard reaches and presses by itself. */
export const NATIVE = 'a[href], button, input, summary';

function command(button: HTMLElement): void {
  const root = button.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return;
  const shop = root.getElementById(button.getAttribute('commandfor') ?? '');
  if (!(shop instanceof BookCheckout)) return;
  const told = { command: button.getAttribute('command'), source: button };
  shop.dispatchEvent(Object.assign(new Event('command', { cancelable: true }), told));
}

async function put(keeper: Shopkeeper, item: string, button: Element | null): Promise<void> {
  const quantity = Number(button?.getAttribute(QUANTITY) ?? 1) || 1;
  const service = new Service(keeper);
  try {
    const { why } = await service.add(item, quantity);
    if (why || !keeper.host.hasAttribute('stay-closed')) await service.show('cart', why);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // Whoever pressed for nothing is told so.
    await service.show('cart', error.message).catch(ignore);
  }
}

/** Whoever is led here to pay, or back from a bank's page, needs a shop before a button is pressed. */
export async function expectBuyer(): Promise<void> {
  const { search } = location;
  if (!mainKeeper() && /[?&]book-checkout(=checkout|-order=)/.test(search)) await openShop();
}

/** A page that has buy buttons and no shop gets a drawer, which is hidden until then. */
async function openShop(): Promise<void> {
  const shop = document.createElement('book-checkout');
  shop.mode = 'drawer';
  document.body.append(shop);
  await shop.updateComplete;
}

const isStart = (value: string): value is Start =>
  ['catalogue', 'cart', 'checkout'].includes(value);

// The element itself says what went wrong.
const ignore = () => undefined;
