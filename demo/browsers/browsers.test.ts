import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startDemoShop } from '../demo-shop.ts';
import type { Driver } from './driver.ts';
import { startFirefox } from './firefox.ts';
import { buyFromDrawer, buyFromPage } from './purchase.ts';
import { startWebKit } from './webkit.ts';

/** `npm run browsers`: whole purchases in the browsers that the other tests do not run in. */
const shop = await startDemoShop(
  { PORT: '0', DATABASE_FILE: ':memory:', DECLINES_PER_ADDRESS: '0' },
  { write: () => true },
);
after(() => shop.close());

const BROWSERS: Readonly<Record<string, () => Promise<Driver>>> = {
  Firefox: startFirefox,
  WebKit: startWebKit,
};

for (const [name, start] of Object.entries(BROWSERS))
  for (const buy of [buyFromPage, buyFromDrawer])
    test(`${name}: ${buy.name} ends in the receipt, with a decline and the bank on the way`, async () => {
      const driver = await start();
      try {
        const receipt = await buy(driver, shop.url);
        assert.match(receipt, /\$23\.00 paid by Jonah Jones/);
      } finally {
        await driver.close();
      }
    });
