import assert from 'node:assert/strict';
import { after } from 'node:test';
import { startDemoShop } from '../demo-shop.ts';
import { startBankPages } from '../test/bank-page.ts';
import { WIDTHS } from '../test/states.ts';
import { modeNames } from '../test/walking.ts';
import { inWebKit, NARROWEST } from './browsers.ts';
import { buyByTheBanksPage, buyIn, readAbout } from './purchase.ts';

/** `npm run browsers`: whole purchases in the browsers that the other tests do not run in. */
const bank = await startBankPages();
const shop = await openShop();
const leadingAway = await openShop({ STRIPE_REDIRECTS: 'on', STRIPE_API_URL: bank.url });
bank.leadTo(leadingAway.standIn?.apiUrl ?? '');
after(async () => {
  await shop.close();
  await leadingAway.close();
  await bank.close();
});

for (const mode of modeNames)
  for (const width of WIDTHS.filter((width) => width >= NARROWEST.WebKit))
    inWebKit(`buys in mode ${mode} at ${width} px, after a decline`, async (driver) => {
      await driver.widen(width);
      assert.match(await buyIn(mode, driver, shop.url), /\$23\.00 paid by Jonah Jones/);
    });

inWebKit('comes back from the bank’s page to the receipt', async (driver) => {
  const paid = await buyByTheBanksPage(driver, leadingAway.url);
  assert.match(paid, /\$23\.00 paid by Jonah Jones/);
});

inWebKit('finds one book among ten thousand', async (driver) => {
  assert.match(await readAbout(driver, shop.url), /ISBN/);
});

function openShop(environment: Readonly<Record<string, string>> = {}) {
  const memory = { PORT: '0', DATABASE_FILE: ':memory:', DECLINES_PER_ADDRESS: '0' };
  return startDemoShop({ ...memory, ...environment }, { write: () => true });
}
