import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { CARDS } from './buyer.ts';
import { Journey } from './journey.ts';
import { emulateMedia } from './start-browser.ts';

const journey = await Journey.start();
const HAMMING = 'The Art of Doing Science and Engineering';

/** How a part of the element looks. */
const styleOf = (page: Page, part: string) =>
  page
    .locator(`book-checkout [part~="${part}"]`)
    .first()
    .evaluate((node) => {
      const { color, fontFamily, backgroundColor, borderTopWidth } = getComputedStyle(node);
      return { color, fontFamily, backgroundColor, borderTopWidth };
    });

test('takes over the page’s font and colours where it is told nothing', async () => {
  const { page } = await journey.visit('/examples/magazine');
  const title = await styleOf(page, 'title');
  assert.match(title.fontFamily, /^Georgia/);
  assert.equal(title.color, 'rgb(239, 230, 218)');
  assert.equal((await styleOf(page, 'card')).backgroundColor, 'rgba(0, 0, 0, 0)');
});

test('follows when the page changes its theme by an attribute', async () => {
  const { page } = await journey.visit('/examples/bootstrap');
  const light = await styleOf(page, 'title');
  await page.getByRole('button', { name: 'Dark' }).click();
  const dark = await styleOf(page, 'title');
  assert.notEqual(dark.color, light.color);
});

test('its own attribute chooses light or dark on any page', async () => {
  const { page } = await journey.visit('/examples/article');
  await page.locator('book-checkout').evaluate((element) => {
    element.setAttribute('theme', 'dark');
  });
  const lightText = await page.evaluate(() => {
    const dark = document.createElement('p');
    dark.style.cssText = 'color-scheme: dark; color: CanvasText';
    document.body.append(dark);
    return getComputedStyle(dark).color;
  });
  assert.equal((await styleOf(page, 'title')).color, lightText);
});

test('custom properties and parts reach it from the page’s style sheet', async () => {
  const { page } = await journey.visit('/examples/article');
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `book-checkout { --book-checkout-accent: rgb(1, 2, 3) } book-checkout::part(title) { color: rgb(4, 5, 6) }`,
    );
    document.adoptedStyleSheets = [sheet];
  });
  assert.equal((await styleOf(page, 'purchase')).backgroundColor, 'rgb(1, 2, 3)');
  assert.equal((await styleOf(page, 'title')).color, 'rgb(4, 5, 6)');
});

test('edges stay where a high contrast mode takes grounds and shadows away', async () => {
  const { page } = await journey.visit('/examples/article', (opened) =>
    emulateMedia(opened, { forcedColors: 'active' }),
  );
  for (const part of ['card', 'purchase', 'add'])
    assert.notEqual((await styleOf(page, part)).borderTopWidth, '0px', part);
});

test('nothing moves for those who asked for no motion', async () => {
  const { page } = await journey.visit('/examples/article', async (opened) => {
    await emulateMedia(opened, { reducedMotion: 'reduce' });
    await opened.route('**/api/shop*', () => undefined);
  });
  await page.locator('book-checkout .ghost').first().waitFor();
  const moving = await page.evaluate(() => document.getAnimations().length);
  assert.equal(moving, 0);
});

test('what the page puts into the slots is shown in its places', async () => {
  const buyer = await journey.visit('/examples/article');
  const { page } = buyer;
  await page.locator('book-checkout').evaluate((element) => {
    for (const slot of ['header', 'book-2', 'empty-cart', 'note', 'receipt']) {
      const node = document.createElement('p');
      node.slot = slot;
      node.textContent = `Ours: ${slot}`;
      element.append(node);
    }
  });
  const ours = (slot: string) => page.getByText(`Ours: ${slot}`);
  await ours('header').waitFor();
  await ours('book-2').waitFor();
  assert.ok(await page.getByRole('button', { name: /^Purchase.*Persia/ }).isHidden());
  await buyer.addToCart(HAMMING);
  await buyer.openCart();
  await page.getByRole('button', { name: /^Remove/ }).click();
  await ours('empty-cart').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await buyer.checkOut();
  await ours('note').waitFor();
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.good);
  await buyer.pay();
  await buyer.receipt();
  await ours('receipt').waitFor();
});

test('fits a sidebar of 280 pixels inside a wide page', async () => {
  const { page } = await journey.visit('/examples/blocks');
  const box = await page.locator('book-checkout').boundingBox();
  assert.equal(box?.width, 280);
  const wide = await page
    .locator('book-checkout [part~="card"]')
    .evaluateAll(
      (cards) => cards.filter((card) => card.getBoundingClientRect().width > 280).length,
    );
  assert.equal(wide, 0);
});

test('every custom property that is documented is used, and every used one documented', async () => {
  const documented = names(
    await readFile('widget/book-checkout.ts', 'utf8'),
    /\[(--book-checkout-[a-z-]+)/g,
  );
  const files = ['styles', 'checkout-styles', 'page-styles', 'book-styles', 'shelf-styles', 'look'];
  const sources = await Promise.all(files.map((file) => readFile(`widget/${file}.ts`, 'utf8')));
  assert.deepEqual(documented, names(sources.join(), /(--book-checkout-[a-z-]+)/g));
});

const names = (source: string, pattern: RegExp): string[] =>
  [...new Set([...source.matchAll(pattern)].map(([, name]) => name ?? ''))].sort();
