import { after, test } from 'node:test';
import { chromium } from 'playwright-core';
import { BROWSER_ARGUMENTS, findBrowser } from '../../../tools/find-browser.ts';
import { startDemoShop } from '../../demo-shop.ts';
import { testKeysOrExit } from '../../stripe/live/keys.ts';
import { purchasesOnStripe } from './purchases.ts';

/**
 * `node demo/test/on-stripe/journeys.ts`: the demo shop on an account at Stripe, bought from with
 * Stripe's own fields. Ends with 2, and says what it needs, where the account's keys are missing.
 */
const keys = testKeysOrExit();
const shop = await startDemoShop(
  {
    PORT: '0',
    DATABASE_FILE: ':memory:',
    STRIPE_SECRET_KEY: keys.secretKey,
    STRIPE_PUBLISHABLE_KEY: keys.publishableKey,
  },
  { write: () => undefined },
);
const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGUMENTS });
after(async () => {
  await browser.close();
  await shop.close();
});

const stripe = { apiUrl: 'https://api.stripe.com', ...keys };

for (const { what, run } of purchasesOnStripe) {
  test(`${what}, at Stripe`, async () => {
    const context = await browser.newContext({ locale: 'en-US' });
    // Stripe's bank takes its time.
    context.setDefaultTimeout(30_000);
    await run({ shopUrl: shop.url, stripe, page: await context.newPage() });
    await context.close();
  });
}
