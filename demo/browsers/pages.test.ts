import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { after } from 'node:test';
import type { TestContext } from 'node:test';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startDemoShop } from '../demo-shop.ts';
import { CARDS } from '../test/buyer.ts';
import { inEachBrowser, inFirefox, inWebKit } from './browsers.ts';
import type { Driver } from './driver.ts';
import { FaultyShop } from './faulty-shop.ts';
import { inFrame } from './in-frame.ts';
import { startOtherSite } from './other-site.ts';
import { buyHere, buyOn, fillIn, pay, WAY } from './purchase.ts';
import { alertThatSays, BANK, button, focused, input, part, receipt, without } from './targets.ts';

/** Purchases on pages of other styles, languages and manners. */
const shop = await startDemoShop(
  { PORT: '0', DATABASE_FILE: ':memory:', ALLOWED_ORIGINS: 'null' },
  { write: () => true },
);
after(() => shop.close());

const STYLES = ['bootstrap', 'tailwind', 'magazine', 'blocks', 'arabic'];
const HOSTILE = ['resets', 'unset', 'base', 'policy'];

const PAID = /Jonah Jones/;

inEachBrowser((inBrowser) => {
  for (const page of [...STYLES, ...HOSTILE.map((name) => `hostile/${name}`)])
    inBrowser(`sells on the page “${page}”`, async (driver) => {
      assert.match(await buyOn(driver, `${shop.url}/examples/${page}`), PAID);
    });

  inBrowser('sells inside another widget’s modal', async (driver) => {
    await driver.open(`${shop.url}/examples/hostile/modal`);
    await driver.press(button(/^Show the books/));
    assert.match(await buyHere(driver), PAID);
  });

  inBrowser('sells in a sandboxed frame that keeps its origin', async (driver, context) => {
    const shop = await FaultyShop.start(context);
    await driver.open(`${shop.url}/examples/hostile/sandbox-origin`);
    const frame = inFrame('iframe', driver);
    for (const name of WAY) await frame.press(part(name));
    await fillIn(frame, CARDS.threeDSecure);
    await frame.press(pay);
    await frame.press(button(/^Complete/, BANK));
    await shop.assertPaidOnce(await frame.read(receipt), 2300);
  });

  inBrowser('keeps the focus beside another widget that holds on to it', async (driver) => {
    await driver.open(`${shop.url}/examples/hostile/trap`);
    await driver.press(button(/^Buy the first book/));
    await driver.press(part('checkout'));
    await driver.type(input('name'), 'Jonah Jones');
    await driver.key('Tab');
    await driver.write('jonah@example.com');
    await driver.read(input('name', 'Jonah Jones'));
    await driver.read(focused(input('email', 'jonah@example.com')));
  });
});

// WebKit's driver cannot send what it finds on a page whose prototypes are not the browser's own.
inFirefox('sells on the page “hostile/prototypes”', async (driver) => {
  assert.match(await buyOn(driver, `${shop.url}/examples/hostile/prototypes`), PAID);
});

inFirefox(
  'says that no card can be taken in a frame without an origin',
  async (driver, context) => {
    const shop = await FaultyShop.start(context, { ALLOWED_ORIGINS: 'null' });
    await assertNoCard(driver, shop, `${shop.url}/examples/hostile/sandbox`);
  },
);

inWebKit('shows the books in a frame without an origin', async (driver, context) => {
  const shop = await FaultyShop.start(context, { ALLOWED_ORIGINS: 'null' });
  await driver.open(`${shop.url}/examples/hostile/sandbox`);
  await inFrame('iframe', driver).read(part('add'));
});

// Not the example's frame, which is higher than the window: its driver scrolls nothing around one of
// another origin.
inWebKit('says that no card can be taken in a frame without an origin', async (driver, context) => {
  const shop = await FaultyShop.start(context, { ALLOWED_ORIGINS: 'null' });
  const site = await startOtherSite(context);
  const framed = await startOtherSite(context);
  site.show(`<iframe width="800" height="700" src="${framed.url}"
    sandbox="allow-scripts allow-forms"></iframe>`);
  framed.show(`<script type="module" src="${shop.url}/book-checkout.js"></script>
    <book-checkout></book-checkout>`);
  await assertNoCard(driver, shop, site.url);
});

inWebKit('sells on a page opened from a disk', async (driver, context) => {
  assert.match(await buyOn(driver, await onDisk(context)), PAID);
});

// It gives such a page no origin, which Stripe's frames need.
inFirefox('offers another try on a page opened from a disk', async (driver, context) => {
  await driver.open(await onDisk(context));
  for (const name of WAY) await driver.press(part(name));
  await driver.read(without(part('pay'), alertThatSays(/Please try again/)));
  await driver.read(button(/^Try again/));
});

/** Stripe's frames have no origin either where the shop has none, and need their own. */
async function assertNoCard(driver: Driver, shop: FaultyShop, page: string): Promise<void> {
  await driver.open(page);
  const frame = inFrame('iframe', driver);
  for (const name of WAY) await frame.press(part(name));
  await frame.read(without(pay, alertThatSays(/or this page may be holding back/)));
  await frame.read(button(/^Try again/));
  await shop.assertCharged();
}

/** The address of a page without a server, of the shop that runs here. */
async function onDisk(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'page-'));
  context.after(() => rm(folder, { recursive: true }));
  const source = await readFile('demo/examples/hostile/file.html', 'utf8');
  const file = join(folder, 'file.html');
  await writeFile(file, source.replace('http://localhost:5000', shop.url));
  return pathToFileURL(file).href;
}
