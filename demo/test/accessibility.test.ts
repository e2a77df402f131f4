import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertNone, calm, faultsOf } from './axe.ts';
import { OFTEN } from './fits.ts';
import { Journey } from './journey.ts';
import { misfits } from './misfits.ts';
import { overflow } from './overflow.ts';
import { walks } from './states.ts';
import { spaceText } from './text-spacing.ts';
import { MODES, type Mode } from './walking.ts';

const journey = await Journey.start(OFTEN);

for (const name of ['', 'examples', 'examples/bootstrap', 'examples/tailwind', 'examples/magazine'])
  test(`axe finds nothing on the page /${name}`, () => looksRight(`/${name}`));
for (const name of ['examples/blocks', 'examples/arabic'])
  test(`axe finds nothing on the page /${name}`, () => looksRight(`/${name}`));

test('axe finds nothing in a book that is open on a dark page', async () => {
  const { page } = await journey.visit('/examples/magazine', (opened) => calm(opened, 'light'));
  await page.locator('book-checkout .title').first().click();
  await page.locator('book-checkout [part~="facts"]').waitFor();
  assertNone(await faultsOf(page, 'book'));
});

test('at 400 % zoom nothing is cut off and nothing scrolls sideways', async () => {
  // A window of 1280 pixels, four times as large.
  await measured(MODES.page, 'page', 320, async (page) => overflow(page));
  await measured(MODES.drawer, 'drawer', 320, async (page) => overflow(page));
});

test('in a window of 280 pixels nothing sticks out', async () => {
  await measured(MODES.page, 'page', 280, async (page) => overflow(page));
});

test('in a sidebar of 280 pixels nothing sticks out, on a page however wide', async () => {
  await measured(MODES.page, 'page', 1280, async (page) => {
    await page.locator('book-checkout').evaluate((shop) => {
      shop.style.width = '280px';
    });
    const found = await misfits(page);
    return [...found, ...(await overflow(page, 'book-checkout'))];
  });
});

test('with the text spacing that WCAG names nothing is cut off', async () => {
  await measured(MODES.page, 'page', 360, async (page) => {
    await spaceText(page);
    return [...(await overflow(page)), ...(await misfits(page))];
  });
});

test('every target is at least 24 pixels wide and high', async () => {
  await measured(MODES.page, 'page', 360, (page) =>
    page.evaluate(() => {
      const root = document.querySelector('book-checkout')?.shadowRoot;
      return [...(root?.querySelectorAll('button, input, select, a, label:has(input)') ?? [])]
        .filter((node) => node.checkVisibility() && !node.closest('label:has(input) input'))
        .map((node) => ({ box: node.getBoundingClientRect(), text: node.textContent.trim() }))
        .filter(({ box }) => box.width < 24 || box.height < 24)
        .map(({ box, text }) => `${text}: ${box.width} × ${box.height}`);
    }),
  );
});

for (const mode of ['page', 'drawer'] as const)
  test(`the focus is seen on every control, in the mode “${mode}”`, async () => {
    const seen = new Set<string>();
    await measured(MODES[mode], mode, 1280, async (page) => {
      const found: string[] = [];
      for (let stop = 0; stop < 25; stop += 1) {
        await page.keyboard.press('Tab');
        const focused = await page.evaluate(() => {
          const active = document.querySelector('book-checkout')?.shadowRoot?.activeElement;
          if (!active?.matches('button, input, select, a[href]') || !document.hasFocus())
            return null;
          const { outlineWidth, outlineStyle } = getComputedStyle(active);
          const name = active.getAttribute('part') ?? active.id;
          return { name, outline: `${outlineWidth} ${outlineStyle}` };
        });
        if (focused) seen.add(focused.name);
        if (focused && focused.outline !== '3px solid')
          found.push(`${focused.name} has ${focused.outline}`);
      }
      // Behind the page's last stop, Firefox leads into its own window, and from there back here.
      if (!(await page.evaluate(() => document.hasFocus()))) await page.keyboard.press('Tab');
      return found;
    });
    for (const name of ['button checkout', 'link remove', 'step', 'input', 'button pay'])
      assert.ok(seen.has(name), `${name} never had the focus: ${[...seen].join()}`);
  });

/** Runs the purchase in a window of this width, and has every state measured. */
async function measured(
  path: string,
  mode: Mode,
  width: number,
  measure: (page: Page) => Promise<string[]>,
): Promise<void> {
  const buyer = await journey.visit(path, (page) => page.setViewportSize({ width, height: 700 }));
  const found: string[] = [];
  await walks.purchase.run(buyer, mode, async (state) => {
    found.push(...(await measure(buyer.page)).map((what) => `${state}: ${what}`));
  });
  assertNone(found);
}

async function looksRight(path: string): Promise<void> {
  const found: string[] = [];
  for (const scheme of ['light', 'dark'] as const) {
    const { page } = await journey.visit(path, (opened) => calm(opened, scheme));
    await page.waitForLoadState('networkidle');
    const theme = page.getByRole('button', { name: 'Dark' });
    if (scheme === 'dark' && (await theme.isVisible())) await theme.click();
    found.push(...(await faultsOf(page, `${path} ${scheme}`)));
  }
  assertNone(found);
}
