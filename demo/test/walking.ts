import type { Locator, Page, Route } from 'playwright-core';
import type { Buyer } from './buyer.ts';

/** Where the shop lives, by the page that shows it there. */
export const MODES = {
  page: '/examples/modes/page',
  inline: '/examples/modes/inline',
  drawer: '/examples/modes/drawer',
  modal: '/examples/modes/modal',
  button: '/examples/modes/button',
};

export type Mode = keyof typeof MODES;

export const modeNames: readonly Mode[] = ['page', 'inline', 'drawer', 'modal', 'button'];

/** Whether the shop is in a dialog, which its own button opens. */
export const isOpened = (mode: Mode): boolean => mode === 'drawer' || mode === 'modal';

/** Told of each state while it is on the screen. */
export type Look = (state: string) => Promise<void>;

/** From the page to the form, by way of the cart where there is one; in any language. */
export async function enter(
  page: Page,
  mode: Mode,
  look: Look = () => Promise.resolve(),
): Promise<void> {
  if (mode === 'button') {
    await part(page, 'purchase').waitFor();
    await look('button');
    await part(page, 'purchase').click();
    return;
  }
  await fillCart(page, mode, look);
  await part(page, 'checkout').waitFor();
  await look('cart');
  await part(page, 'remove').click();
  await part(page, 'undo').waitFor();
  await look('empty');
  await part(page, 'undo').click();
  await part(page, 'checkout').click();
}

/** One book, and the cart open; not in the mode of one button, which has none. */
export async function fillCart(
  page: Page,
  mode: Mode,
  look: Look = () => Promise.resolve(),
): Promise<void> {
  if (mode === 'page' || mode === 'inline') {
    await part(page, 'add').waitFor();
    await look('catalogue');
    await part(page, 'add').click();
    await part(page, 'cart-bar').waitFor();
    await look('added');
    await part(page, 'cart-bar').click();
  } else {
    await part(page, 'opener').waitFor();
    await look('closed');
    await page.getByRole('button', { name: 'Buy the first book' }).click();
  }
}

const ORDERS = /\/api\/orders(\?|\/|$)/;

export type Answer = (route: Route) => Promise<unknown>;

/**
 * What the next requests for orders are answered with, in turn; the shop answers the others. The route
 * stays: the browser's driver loses a request that is under way while its interception ends.
 */
export async function answering(page: Page): Promise<Answer[]> {
  const answers: Answer[] = [];
  await page.route(ORDERS, async (route) => {
    const answer = answers.shift();
    await (answer ? answer(route) : route.continue());
  });
  return answers;
}

export const HAMMING = 'The Art of Doing Science and Engineering';

/** A part of the element, which is called the same in every language. */
export const part = (page: Page, name: string): Locator => parts(page, name).first();

export const parts = (page: Page, name: string): Locator =>
  page.locator(`book-checkout [part~="${name}"]`);

/** The page speaks another language. */
export const speak = (page: Page, language: string): Promise<void> =>
  page.evaluate((code) => {
    document.documentElement.lang = code;
    document.documentElement.dir = code === 'ar' ? 'rtl' : 'ltr';
  }, language);

export const choose = (page: Page, field: string, value: string) =>
  page.locator(`book-checkout [name="${field}"]`).selectOption(value);

export async function type(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(fields))
    await page.locator(`book-checkout :is(input, textarea)[id="${name}"]`).fill(text);
}

/** Has the element's attributes changed, as a script of the page may; null takes one away. */
export const setAttributes = (
  page: Page,
  attributes: Readonly<Record<string, string | null>>,
): Promise<void> =>
  page.locator('book-checkout').evaluate((element, given) => {
    for (const [name, value] of Object.entries(given)) {
      if (value === null) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
  }, attributes);

/** Calls a method of the element's, as a script of the page may. */
export const call = (page: Page, method: 'add' | 'checkout', ...given: string[]): Promise<void> =>
  page.locator('book-checkout').evaluate(
    (element, [name, ...values]) => {
      const found: unknown = Reflect.get(element, name);
      if (typeof found === 'function') Reflect.apply(found, element, values);
    },
    [method, ...given] as const,
  );

/** What Stripe lays over the page; the shop's own dialog is another one. */
export const over = ({ page }: Buyer) =>
  page.locator('dialog:not(:has(book-checkout))').frameLocator('iframe');
