import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { BROWSER_ARGUMENTS, findBrowser } from '../tools/find-browser.ts';
import { startDemoShop } from './demo-shop.ts';
import { Buyer } from './test/buyer.ts';
import { MODES, modeNames, troubles, walk } from './test/states.ts';

/**
 * Pictures of the shop in every mode and state a buyer meets, and of the example pages, for looking
 * at: `npm run screenshots` fills screenshots/, and writes the README's picture, docs/shop.png.
 * `--only` takes the modes, troubles or pages whose names hold a text; `--width` one width.
 */
const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: 'screenshots' },
    only: { type: 'string', default: '' },
    width: { type: 'string', default: '280,360,768,1280' },
  },
});

const PAGES = [
  '/',
  '/checkout?item=2',
  '/nothing',
  ...['', '/article', '/bootstrap', '/tailwind', '/magazine', '/blocks', '/arabic', '/library'].map(
    (name) => `/examples${name}`,
  ),
];
/** At this width everything is taken in the dark as well. */
const DARK_WIDTH = 360;
const PATIENCE = 10_000;
const TALLEST = 6000;

mkdirSync(values.folder, { recursive: true });
const shop = await startDemoShop(
  {
    PORT: '0',
    DATABASE_FILE: ':memory:',
    DECLINES_PER_ADDRESS: '0',
    DECLINE_RATE_ATTEMPTS: '1000',
  },
  { write: () => true },
);
const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGUMENTS });

try {
  for (const width of values.width.split(',').map(Number)) {
    await takeAll(width, 'light');
    if (width === DARK_WIDTH) await takeAll(width, 'dark');
  }
} finally {
  await browser.close();
  await shop.close();
}

async function takeAll(width: number, scheme: 'light' | 'dark'): Promise<void> {
  const end = `${width}${scheme === 'dark' ? '-dark' : ''}.png`;
  const wanted = (what: string) => what.includes(values.only);

  for (const mode of modeNames.filter(wanted))
    await visit(width, scheme, MODES[mode], async (buyer) => {
      let place = 0;
      await walk(buyer, mode, (state) => {
        place += 1;
        return picture(buyer.page, `${mode}-${String(place).padStart(2, '0')}-${state}-${end}`);
      });
    });
  for (const [name, trouble] of Object.entries(troubles)) {
    if (!wanted(name)) continue;
    await visit(width, scheme, MODES.page, (buyer) =>
      trouble(buyer, (state) => picture(buyer.page, `trouble-${state}-${end}`)),
    );
  }
  for (const path of PAGES.filter(wanted))
    await visit(width, scheme, path, async ({ page }) => {
      await page.waitForLoadState('networkidle');
      const name = path.replaceAll(/[^a-z0-9]+/g, '-');
      await picture(page, `at${name}-${end}`);
      if (path === '/' && width === 1280)
        await page.screenshot({ path: 'docs/shop.png', clip: { x: 0, y: 0, width, height: 800 } });
    });
}

async function visit(
  width: number,
  colorScheme: 'light' | 'dark',
  path: string,
  take: (buyer: Buyer) => Promise<void>,
): Promise<void> {
  const viewport = { width, height: width > 600 ? 800 : 740 };
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  await page.goto(shop.url + path);
  await take(new Buyer(page));
  await context.close();
}

/** The whole page, and where a dialog is open the window: the page behind it says nothing. */
async function picture(page: Page, name: string): Promise<void> {
  const window = page.viewportSize();
  const isDialog = (await page.locator('dialog[open]').count()) > 0;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  // Frames that lie below the window are not drawn: so the window is made as high as the page.
  if (window && !isDialog)
    await page.setViewportSize({ width: window.width, height: Math.min(height, TALLEST) });
  await page.screenshot({ path: `${values.folder}/${name}`, animations: 'disabled' });
  if (window) await page.setViewportSize(window);
}
