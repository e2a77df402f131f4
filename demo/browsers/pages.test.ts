import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { after } from 'node:test';
import type { TestContext } from 'node:test';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startDemoShop } from '../demo-shop.ts';
import { inEachBrowser, inFirefox, inWebKit } from './browsers.ts';
import { buyHere, buyOn, WAY } from './purchase.ts';
import { alertThatSays, button, part, without } from './targets.ts';

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
});

// WebKit's driver cannot send what it finds on a page whose prototypes are not the browser's own.
inFirefox('sells on the page “hostile/prototypes”', async (driver) => {
  assert.match(await buyOn(driver, `${shop.url}/examples/hostile/prototypes`), PAID);
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

/** The address of a page without a server, of the shop that runs here. */
async function onDisk(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'page-'));
  context.after(() => rm(folder, { recursive: true }));
  const source = await readFile('demo/examples/hostile/file.html', 'utf8');
  const file = join(folder, 'file.html');
  await writeFile(file, source.replace('http://localhost:5000', shop.url));
  return pathToFileURL(file).href;
}
