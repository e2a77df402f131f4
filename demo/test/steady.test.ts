import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Buyer } from './buyer.ts';
import { Journey } from './journey.ts';
import { MODES } from './walking.ts';

// With a bar that takes room from the page, as most desks have.
const journey = await Journey.start({}, { ignoreDefaultArgs: ['--hide-scrollbars'] });

/** A piece of the page that has jumped, as the browser tells it. */
interface Jump {
  node: Node | null;
  previousRect: DOMRectReadOnly;
  currentRect: DOMRectReadOnly;
}

/** What of the page has jumped so far, by the browser's own measure of layout shifts. */
const jumps = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const found: string[] = [];
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const { sources = [] } = entry as PerformanceEntry & { sources?: Jump[] };
            for (const { node, previousRect: from, currentRect: to } of sources)
              found.push(
                `${node?.nodeName ?? ''} “${(node?.textContent ?? '').trim().slice(0, 30)}”: from ${from.x}, ${from.y} to ${to.x}, ${to.y}`,
              );
          }
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            resolve(found);
          }),
        );
      }),
  );

/** The page has text below the shop, and what draws dialogs comes when the rest was painted. */
async function arrive(path: string, change: (source: string) => string): Promise<Buyer> {
  return journey.visit(path, async (page) => {
    await page.route(`**${path}`, async (route) => {
      const response = await route.fetch();
      const body = change(await response.text()).replace('</main>', '<p>Below.</p></main>');
      await route.fulfill({ response, body });
    });
    await page.route('**/dialog-part.js', async (route) => {
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      );
      await route.continue();
    });
  });
}

const placed = (source: string) =>
  source.replace('mode="', 'opener="placed" mode="').replace('<p>Below', '<p>Still below');

for (const [what, path, change] of [
  ['a button', MODES.button, String],
  ['a button in a sentence', MODES.button, (source: string) => inSentence(source)],
  ['a drawer', MODES.drawer, String],
  ['a drawer with its opener in the page', MODES.drawer, placed],
  ['a window with its opener in the page', MODES.modal, placed],
] as const)
  test(`nothing jumps while ${what} comes`, async () => {
    const { page } = await arrive(path, change);
    await page.locator('book-checkout [aria-haspopup=dialog]').waitFor();
    assert.deepEqual(await jumps(page), []);
  });

const inSentence = (source: string): string =>
  source.replace('<book-checkout', '<p>Here: <book-checkout').replace('</book-checkout>', '$&</p>');

for (const mode of ['drawer', 'modal'] as const)
  test(`the page stays where it is behind the mode “${mode}”, and comes back`, async () => {
    const { page } = await journey.visit(MODES[mode]);
    await page.evaluate(() => {
      document.body.style.minHeight = '3000px';
      scrollTo(0, 120);
    });
    const place = () =>
      page.evaluate(() => ({
        scrolled: scrollY,
        left: document.querySelector('h1')?.getBoundingClientRect().left,
        width: document.body.offsetWidth,
      }));
    const before = await place();
    // When the bar to scroll with came.
    const jumped = await jumps(page);
    assert.ok(before.width < 1280, 'there is no such bar');
    await page.getByRole('button', { name: /^Cart/ }).click();
    const dialog = page.locator('dialog.frame:modal');
    await dialog.waitFor();
    await page.mouse.move(20, 400);
    await page.mouse.wheel(0, 500);
    await dialog.getByRole('button', { name: 'Close' }).focus();
    await page.keyboard.press('End');
    assert.deepEqual(await place(), before);
    assert.deepEqual(await jumps(page), jumped);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.deepEqual(await place(), before);
    await page.mouse.wheel(0, 500);
    await page.waitForFunction((scrolled) => scrollY > scrolled, before.scrolled);
  });
