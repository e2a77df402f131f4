import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { OFTEN } from './fits.ts';
import { Journey } from './journey.ts';
import { MODES, modeNames, walks, type Mode, type Walk } from './states.ts';
import { strictShop } from './strict-shop.ts';

const strict = await strictShop();
after(strict.remove);
const journey = await Journey.start(OFTEN);
const strictJourney = await journey.beside({ ...strict.environment, ...OFTEN });
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Pixels. */
const LEAST = 280;

interface Finding {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

for (const scheme of ['light', 'dark'] as const) {
  for (const mode of modeNames)
    test(`axe finds nothing in the mode “${mode}”, ${scheme}`, () =>
      finding(walks.purchase, mode, scheme));

  for (const walk of ['trouble', 'refused', 'german', 'arabic', 'library', 'wallet'] as const)
    test(`axe finds nothing on the way “${walk}”, ${scheme}`, () =>
      finding(
        walks[walk],
        walk === 'trouble' ? 'modal' : walk === 'refused' ? 'drawer' : 'page',
        scheme,
      ));
}

/** At the usual width and at the least. */
async function finding(walk: Walk, mode: Mode, scheme: 'light' | 'dark'): Promise<void> {
  const shop = walk.strict ? strictJourney : journey;
  const buyer = await shop.visit(MODES[mode], (page) => calm(page, scheme));
  const { page } = buyer;
  const found: string[] = [];
  await walk.run(buyer, mode, async (state) => {
    const usual = page.viewportSize();
    found.push(...(await faultsOf(page, state)));
    await page.setViewportSize({ width: LEAST, height: 740 });
    found.push(...(await faultsOf(page, `${state}, ${LEAST} px`)));
    if (usual) await page.setViewportSize(usual);
  });
  assertNone(found);
}

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

test('in a sidebar of 280 pixels nothing sticks out', async () => {
  await measured(MODES.page, 'page', 280, async (page) => overflow(page));
});

test('with the text spacing that WCAG names nothing is cut off', async () => {
  await measured(MODES.page, 'page', 360, async (page) => {
    await page.addStyleTag({ content: '' }).catch(() => undefined);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
      );
      document.adoptedStyleSheets = [sheet];
      const root = document.querySelector('book-checkout')?.shadowRoot;
      if (root && !root.adoptedStyleSheets.some((one) => one.cssRules.length === 2))
        root.adoptedStyleSheets.push(sheet);
    });
    return overflow(page);
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

test('the focus is seen on every control', async () => {
  const { page } = await journey.visit(MODES.page);
  await page
    .getByRole('button', { name: /^Purchase/ })
    .first()
    .waitFor();
  let seen = 0;
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const active = document.querySelector('book-checkout')?.shadowRoot?.activeElement;
      return active ? getComputedStyle(active).outlineWidth : null;
    });
    if (outline === null) continue;
    seen += 1;
    assert.equal(outline, '3px');
  }
  assert.ok(seen > 3);
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

/** What sticks out of the window, or is cut off by its box, at the sides. */
const overflow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.querySelector('book-checkout')?.shadowRoot;
    const sheet = root?.querySelector('dialog[open]');
    const nodes = [...((sheet ?? root)?.querySelectorAll<HTMLElement>('*') ?? [])];
    const wide = nodes.filter((node) => {
      if (!node.checkVisibility() || node.closest('.unseen')) return false;
      const { left, right } = node.getBoundingClientRect();
      const cut = !node.matches('input, select') && node.scrollWidth > node.clientWidth + 1;
      return (
        left < -1 ||
        right > innerWidth + 1 ||
        (cut && getComputedStyle(node).overflowX !== 'visible')
      );
    });
    return wide.map(
      (node) => `${node.localName}.${node.className} ${node.textContent.trim().slice(0, 30)}`,
    );
  });

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

const calm = (page: Page, colorScheme: 'light' | 'dark'): Promise<void> =>
  page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });

/** What axe has to say of the page and the element; what is in frames of Stripe's is Stripe's. */
async function faultsOf(page: Page, state: string): Promise<string[]> {
  await page.evaluate(axe);
  const findings: Finding[] = await page.evaluate(
    `axe.run({ exclude: ['iframe'] }, { iframes: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })) })))`,
  );
  return findings.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) =>
      `${state}: ${id}: ${html.slice(0, 200)} ${failureSummary}`.replace(/\s+/g, ' '),
    ),
  );
}

const assertNone = (found: readonly string[]): void => {
  assert.equal([...new Set(found)].join('\n'), '');
};
