import assert from 'node:assert/strict';
import { z } from 'zod';
import { MODES } from '../test/walking.ts';
import { inEachMode, inWebKit } from './browsers.ts';
import { FaultyShop } from './faulty-shop.ts';
import { goToCart } from './purchase.ts';

const KeptSchema = z.object({
  asked: z.array(z.string()),
  cookies: z.string(),
  local: z.array(z.string()),
  session: z.array(z.string()),
  databases: z.array(z.string()),
});

/** Before checkout; Firefox counts it as Chromium does, by the same tests. */
inEachMode(
  inWebKit,
  'asks nobody but the shop, and keeps nothing but the cart',
  async (mode, driver, context) => {
    const shop = await FaultyShop.start(context);
    await driver.open(shop.url + MODES[mode]);
    await goToCart(driver, mode);
    const kept = KeptSchema.parse(
      await driver.evaluate(`Promise.resolve(indexedDB.databases()).then((databases) => ({
        asked: [...new Set(performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin))],
        cookies: document.cookie,
        local: Object.keys(localStorage),
        session: Object.keys(sessionStorage),
        databases: databases.map(({ name }) => name),
      }))`),
    );
    assert.deepEqual(kept, {
      asked: [shop.url],
      cookies: '',
      local: mode === 'button' ? [] : [`book-checkout:cart:${shop.url}/`],
      session: [],
      databases: [],
    });
  },
);
