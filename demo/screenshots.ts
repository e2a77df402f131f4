import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { BROWSER_ARGUMENTS, findBrowser } from '../tools/find-browser.ts';
import { startDemoShop } from './demo-shop.ts';
import { Buyer, CARDS } from './test/buyer.ts';

/**
 * Pictures of the shop in every state a buyer meets, at desktop and phone width, for looking at:
 * `npm run screenshots` fills screenshots/, and writes the README's picture, docs/shop.png.
 */
const { values } = parseArgs({ options: { folder: { type: 'string', default: 'screenshots' } } });
mkdirSync(values.folder, { recursive: true });

const shop = await startDemoShop({ PORT: '0', DATABASE_FILE: ':memory:' }, { write: () => true });
const browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGUMENTS });

try {
  for (const width of [1280, 360]) await takeAll(width);
} finally {
  await browser.close();
  await shop.close();
}

async function takeAll(width: number): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height: width > 600 ? 800 : 740 },
  });
  const page = await context.newPage();
  const buyer = new Buyer(page);
  const take = (name: string) => picture(page, `${values.folder}/${name}-${width}.png`);

  await page.goto(shop.url);
  await buyer.book('Hamming').waitFor();
  await take('1-home');
  if (width > 600) await page.screenshot({ path: 'docs/shop.png' });

  await buyer.addToCart('Hamming');
  await buyer.addToCart('Mechner');
  await take('2-home-with-cart');
  await buyer.openCart();
  await page.getByText('$48.00').first().waitFor();
  await take('3-cart');

  await page.goto(`${shop.url}/checkout?item=2`);
  await buyer.cardFrame.locator('input').first().waitFor();
  await take('4-checkout-empty');
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.insufficientFunds);
  await take('5-checkout-filled');
  await buyer.pay();
  await buyer.cardError.filter({ hasText: 'funds' }).waitFor();
  await take('6-declined');
  await buyer.typeCard(CARDS.threeDSecure);
  await buyer.pay();
  await buyer.challenge.getByRole('button', { name: 'Complete' }).waitFor();
  await take('7-authentication');
  await buyer.answerChallenge('Complete');
  await buyer.receipt();
  await take('8-receipt');

  await page.goto(`${shop.url}/examples/article`);
  await buyer.book('Hamming').waitFor();
  await take('9-article');
  await buyer.purchase('Hamming');
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.good);
  await take('10-article-checkout');
  await page.goto(`${shop.url}/nothing`);
  await take('11-not-found');
  await context.close();
}

async function picture(page: Page, path: string): Promise<void> {
  await page.screenshot({ path, fullPage: true });
}
