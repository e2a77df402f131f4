import type { Page } from 'playwright-core';
import type { Buyer } from './buyer.ts';
import { isOpened, part, setAttributes, type Look, type Mode } from './walking.ts';

/** To a page that has nothing to show, then with a cart that somebody sent, to one whose owner has made mistakes. */
export async function arrivals(buyer: Buyer, mode: Mode, look: Look): Promise<void> {
  const { page } = buyer;
  await setAttributes(page, NOTHING[mode]);
  if (isOpened(mode)) await part(page, 'opener').click();
  const said = mode === 'button' ? 'not sold here' : 'no books';
  await page.locator('book-checkout').getByText(said).waitFor();
  await look('no-books');
  await page.goto(`${page.url()}?cart=1*2,2,nothing,*`);
  await openShop(page, mode);
  await part(page, 'notice').filter({ hasText: 'shared cart' }).waitFor();
  await look('shared-cart');
  await setAttributes(page, { 'card-entry': 'nonsense', 'terms-url': 'javascript:' });
  await page.locator('book-checkout .mistakes').waitFor();
  await look('owner-mistaken');
  await setAttributes(page, { 'card-entry': 'card', 'terms-url': null });
  if (mode === 'page' || mode === 'inline') await part(page, 'cart-bar').click();
  await part(page, 'share').click();
  await page.locator('book-checkout .shared').waitFor();
  await look('link');
  await part(page, 'remove').click();
  await part(page, 'undo').waitFor();
  await look('removed');
  await part(page, 'checkout').click();
  await buyer.cardFrame.locator('input').first().waitFor();
  await look('one-line-card');
}

/** What a page has to say for the shop to have nothing to show. */
export const NOTHING: Readonly<Record<Mode, Readonly<Record<string, string | null>>>> = {
  page: { category: 'nothing' },
  inline: { item: 'nothing' },
  drawer: { category: 'nothing', start: 'catalogue' },
  modal: { category: 'nothing', start: 'catalogue' },
  button: { item: 'nothing' },
};

/** A book that is not to be had, on its card or its button, and while it is read. */
export async function soldOut({ page }: Buyer, mode: Mode, look: Look): Promise<void> {
  const isOne = mode === 'inline' || mode === 'button';
  await setAttributes(page, isOne ? { item: '3' } : { start: 'catalogue' });
  if (isOpened(mode)) await part(page, 'opener').click();
  await page.locator('book-checkout [part~="purchase"]:disabled').first().waitFor();
  await look('sold-out');
  if (mode === 'button') return;
  await page.locator('book-checkout .title').last().click();
  await part(page, 'facts').waitFor();
  await look('sold-out-book');
}

/** To where the buyer is told something; in the page that is where the shop is. */
async function openShop(page: Page, mode: Mode): Promise<void> {
  if (isOpened(mode)) await part(page, 'opener').click();
  if (mode === 'button') await part(page, 'purchase').click();
}
