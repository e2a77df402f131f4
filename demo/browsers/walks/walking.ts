import { isOpened, type Look, type Mode } from '../../test/walking.ts';
import type { Driver } from '../driver.ts';
import type { FaultyShop } from '../faulty-shop.ts';
import type { Relay } from '../relay.ts';
import { button, part } from '../targets.ts';

/** What a walk goes through: the shop, and what stands before it, on the page of a mode. */
export interface Walking {
  driver: Driver;
  shop: FaultyShop;
  relay: Relay;
  mode: Mode;
  /** Told of each state while it is on the screen. */
  look: Look;
}

/** Has the element's attributes changed, as a script of the page may; null takes one away. */
export async function setAttributes(
  driver: Driver,
  attributes: Readonly<Record<string, string | null>>,
): Promise<void> {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) await callElement(driver, 'removeAttribute', name);
    else await callElement(driver, 'setAttribute', name, value);
  }
}

/** Calls a method of the element's, as a script of the page may. */
export async function callElement(
  driver: Driver,
  method: string,
  ...given: readonly string[]
): Promise<void> {
  await driver.evaluate(
    `void document.querySelector('book-checkout').${method}(...${JSON.stringify(given)})`,
  );
}

/** From the page of a mode, in any language, to the cart; to the form in the mode of one button. */
export async function goIn(driver: Driver, mode: Mode): Promise<void> {
  for (const pressed of waysIn(mode)) await driver.press(pressed);
}

function waysIn(mode: Mode) {
  if (mode === 'button') return [part('purchase')];
  return isOpened(mode) ? [button(/^Buy the first book/)] : [part('add'), part('cart-bar')];
}
