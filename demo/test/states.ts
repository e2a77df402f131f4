import { CARDS, type Buyer } from './buyer.ts';

/** Where the shop lives, by the page that shows it there. */
export const MODES = {
  page: '/examples/article',
  inline: '/examples/modes/inline',
  drawer: '/examples/modes/drawer',
  modal: '/examples/modes/modal',
  button: '/examples/modes/button',
};

export type Mode = keyof typeof MODES;

export const modeNames: readonly Mode[] = ['page', 'inline', 'drawer', 'modal', 'button'];

/** Told of each state while it is on the screen. */
export type Look = (state: string) => Promise<void>;

/** The whole purchase with a decline and a bank's question, through every state that it has. */
export async function walk(buyer: Buyer, mode: Mode, look: Look): Promise<void> {
  await enter(buyer, mode, look);
  const { page } = buyer;
  await buyer.cardFrame.locator('input').first().waitFor();
  await look('checkout');
  await buyer.typeCard(CARDS.insufficientFunds);
  await buyer.pay();
  await page.getByRole('alert').getByRole('button').first().waitFor();
  await look('mistakes');
  await buyer.fillAddress();
  await look('filled');
  await buyer.pay();
  await buyer.cardError.filter({ hasText: /money/ }).waitFor();
  await look('declined');
  await buyer.typeCard(CARDS.threeDSecure);
  await buyer.pay();
  await bank(buyer).getByRole('button', { name: 'Complete' }).waitFor();
  await look('authentication');
  await bank(buyer).getByRole('button', { name: 'Complete' }).click();
  await buyer.receipt();
  await look('receipt');
}

/** From the page to the form. */
async function enter(buyer: Buyer, mode: Mode, look: Look): Promise<void> {
  const { page } = buyer;
  if (mode === 'button') {
    await page.getByRole('button', { name: /^Purchase/ }).waitFor();
    await look('button');
    await page.getByRole('button', { name: /^Purchase/ }).click();
    return;
  }
  if (mode === 'page' || mode === 'inline') {
    const add = page.getByRole('button', { name: /^Add/ }).first();
    await add.waitFor();
    await look('catalogue');
    await add.click();
    await page.getByRole('button', { name: /^Cart/ }).waitFor();
    await look('added');
    await buyer.openCart();
  } else {
    await page.getByRole('button', { name: /^Cart/ }).waitFor();
    await look('closed');
    await page.getByRole('button', { name: 'Buy the first book' }).click();
  }
  await page.getByRole('button', { name: /check ?out/i }).waitFor();
  await look('cart');
  await page.getByRole('button', { name: /^Remove/ }).click();
  await page.getByRole('button', { name: /undo/i }).waitFor();
  await look('empty');
  await page.getByRole('button', { name: /undo/i }).click();
  await buyer.checkOut();
}

/** What goes wrong around a purchase: each as a state of its own. */
export const troubles: Readonly<Record<string, (buyer: Buyer, look: Look) => Promise<void>>> = {
  async unreachable({ page }, look) {
    await page.route('**/api/shop*', (route) => route.abort());
    await page.goto(new URL(MODES.page, page.url()).href);
    await page.getByRole('button', { name: /try again/i }).waitFor();
    await look('unreachable');
  },
  async blocked(buyer, look) {
    await buyer.page.route('**/stripe.js', (route) => route.abort());
    await buyer.page
      .getByRole('button', { name: /^Purchase/ })
      .first()
      .click();
    await buyer.page.getByRole('button', { name: /try again/i }).waitFor();
    await look('blocked');
  },
  async uncertain(buyer, look) {
    await buyer.page
      .getByRole('button', { name: /^Purchase/ })
      .first()
      .click();
    await buyer.fillAddress();
    await buyer.typeCard(CARDS.good);
    await buyer.page.route('**/api/orders*', (route) => route.abort());
    await buyer.pay();
    await buyer.page.locator('[aria-busy="true"], .spinner').first().waitFor();
    await look('uncertain');
  },
  async book({ page }, look) {
    await page
      .getByRole('heading', { name: /Prince of Persia/ })
      .getByRole('button')
      .click();
    await page.getByText('Format').first().waitFor();
    await look('book');
  },
};

/** The bank's window; the shop's own dialog is another one. */
const bank = ({ page }: Buyer) =>
  page.locator('dialog:not(:has(book-checkout))').frameLocator('iframe');
