import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { BROWSER_ARGUMENTS, findBrowser } from '../tools/find-browser.ts';
import { startDemoShop } from './demo-shop.ts';
import { Buyer } from './test/buyer.ts';
import { walks, WIDTHS, type Walk } from './test/states.ts';
import { strictShop } from './test/strict-shop.ts';
import { MODES } from './test/walking.ts';

/**
 * Pictures of the shop in every mode and state a buyer meets, and of the example pages, for looking
 * at: `npm run screenshots` fills screenshots/, and writes the README's picture, docs/shop.png. A
 * picture is called after the walk, the mode and the state it shows, then its width. `--only` takes
 * those whose walk and mode, or page, hold a text, as in `german-drawer`; `--width` some widths.
 */
const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: 'screenshots' },
    only: { type: 'string', default: '' },
    width: { type: 'string', default: WIDTHS.join() },
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
/** One that is dark without saying so to the browser: a book is opened there, too. */
const DARK = '/examples/magazine';
const PATIENCE = 10_000;
const TALLEST = 6000;

mkdirSync(values.folder, { recursive: true });
const widths = values.width.split(',').map(Number);
// As many declines as there are purchases here would look like stolen cards being tried.
const OFTEN = {
  PORT: '0',
  DATABASE_FILE: ':memory:',
  DECLINES_PER_ADDRESS: '0',
  DECLINE_RATE_ATTEMPTS: '1000',
  SHOP_EMAIL: 'orders@books.example',
};
const quiet = { write: () => true };
const strict = await strictShop();
const shop = await startDemoShop(OFTEN, quiet);
const strictDemoShop = await startDemoShop({ ...OFTEN, ...strict.environment }, quiet);
const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGUMENTS });

try {
  for (const [name, walk] of Object.entries<Walk>(walks)) await takeWalk(name, walk);
  for (const path of PAGES) await takePage(path, `at${path.replaceAll(/[^a-z0-9]+/g, '-')}`);
} finally {
  await browser.close();
  await shop.close();
  await strictDemoShop.close();
  await strict.remove();
}

async function takeWalk(name: string, { modes, strict: isStrict, media, run }: Walk) {
  for (const mode of modes.filter((one) => isWanted(`${name}-${one}`)))
    await visit((isStrict ? strictDemoShop : shop).url + MODES[mode], media, async (buyer) => {
      let place = 0;
      await run(buyer, mode, (state) => {
        place += 1;
        return pictures(buyer.page, `${name}-${mode}-${String(place).padStart(2, '0')}-${state}`);
      });
    });
}

async function takePage(path: string, name: string): Promise<void> {
  if (!isWanted(name)) return;
  await visit(shop.url + path, {}, async ({ page }) => {
    await page.waitForLoadState('networkidle');
    await pictures(page, name);
    if (path !== '/' || !widths.includes(1280)) return;
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.screenshot({ path: 'docs/shop.png' });
  });
  await visit(shop.url + path, { colorScheme: 'dark' }, async ({ page }) => {
    await page.waitForLoadState('networkidle');
    await pictures(page, `dark-${name}`);
  });
  if (path !== DARK) return;
  await visit(shop.url + path, {}, async ({ page }) => {
    await page.locator('book-checkout .title').first().click();
    await page.locator('book-checkout [part~="facts"]').waitFor();
    await pictures(page, `book-${name}`);
  });
}

function isWanted(name: string): boolean {
  return name.includes(values.only);
}

async function visit(
  address: string,
  media: Walk['media'],
  take: (buyer: Buyer) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ ...media, reducedMotion: 'reduce' });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  await page.goto(address);
  await take(new Buyer(page));
  await context.close();
}

/** At every width, all of the page, or of what is open above it. */
async function pictures(page: Page, name: string): Promise<void> {
  const usual = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: width > 600 ? 800 : 740 });
    // Frames that lie below the window are not drawn: so the window is made as high as all there is.
    const height = await page.evaluate(fullHeight);
    await page.setViewportSize({ width, height: Math.min(height, TALLEST) });
    await page.screenshot({
      path: `${values.folder}/${name}-${width}.png`,
      animations: 'disabled',
    });
  }
  if (usual) await page.setViewportSize(usual);
}

/** In pixels; of what lies behind an open dialog, no more than of the dialog. */
function fullHeight(): number {
  const top = [document.querySelector('book-checkout')?.shadowRoot, document]
    .flatMap((root) => [...(root?.querySelectorAll('dialog[open]') ?? [])])
    .at(-1);
  return Math.max(innerHeight, top ? top.scrollHeight + 32 : document.documentElement.scrollHeight);
}
