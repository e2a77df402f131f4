import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { BROWSER_ARGUMENTS, findBrowser } from '../../../../tools/find-browser.ts';
import { startStandIn } from '../../start.ts';
import type { StandIn } from '../../start.ts';
import { connect } from '../client.ts';
import type { Stripe } from '../client.ts';

let standIn: StandIn;
let stripe: Stripe;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

before(async () => {
  standIn = await startStandIn({ accounts: ['second'] });
  stripe = connect(standIn);
  browser = await chromium.launch({ executablePath: findBrowser(), args: BROWSER_ARGUMENTS });
});
beforeEach(async () => {
  await fetch(`${standIn.apiUrl}/_control/reset`, { method: 'POST' });
  page = await browser.newPage({ locale: 'en-US', viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(10_000);
  complaints.length = 0;
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(standIn.apiUrl);
  await page.getByText('Live', { exact: true }).waitFor();
});
afterEach(async () => {
  await page.close();
  assert.deepEqual(complaints, []);
});
after(async () => {
  await browser.close();
  await standIn.close();
});

function pay(amount: number, more: object = {}): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.create({
    amount,
    currency: 'usd',
    confirm: true,
    payment_method: 'pm_card_visa',
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    ...more,
  });
}

const row = (text: string) => page.getByRole('row').filter({ hasText: text });

test('an empty ledger says what to do', async () => {
  await page.getByRole('heading', { name: 'No payments yet' }).waitFor();
  await page.getByRole('button', { name: '4242 4242 4242 4242' }).waitFor();
  await page.getByRole('link', { name: /Requests/ }).click();
  await page.getByText('Point your server at this origin').waitFor();
});

test('a payment shows within a second, and its changes in the open item', async () => {
  const intent = await pay(4900, { capture_method: 'manual' });
  await row('$49.00').getByText('requires_capture').waitFor({ timeout: 1000 });
  await row('$49.00').getByRole('link').click();
  await page.getByRole('heading', { name: '$49.00' }).waitFor();
  await page.evaluate(() => {
    document.body.dataset.loaded = 'once';
  });
  await page.locator('details:has(pre) summary').click();
  await stripe.paymentIntents.capture(intent.id);
  await row('$49.00').getByText('succeeded').waitFor({ timeout: 1000 });
  await page.locator('.item dd').getByText('succeeded').waitFor({ timeout: 1000 });
  assert.equal(await page.locator('body').getAttribute('data-loaded'), 'once');
  assert.equal(await page.locator('details:has(pre)').getAttribute('open'), null);
});

test('the refund button gives back what its field says, then the rest', async () => {
  const intent = await pay(4900);
  await row('$49.00').getByRole('link').click();
  await page.getByLabel('Amount to refund, in USD').fill('9.50');
  await page.getByRole('button', { name: 'Refund' }).click();
  await page.getByText('Refunded.').waitFor();
  await page.locator('input[name=amount][value="39.50"]').waitFor();
  await page.getByRole('button', { name: 'Refund' }).click();
  await page.getByRole('button', { name: 'Refund' }).waitFor({ state: 'detached' });
  const refunds = await stripe.refunds.list({ payment_intent: intent.id });
  assert.deepEqual(
    refunds.data.map(({ amount }) => amount),
    [3950, 950],
  );
});

test('links lead from a payment to its charge, and Back returns', async () => {
  const intent = await pay(4900);
  await row('$49.00').getByRole('link').click();
  await page.locator('.related').getByRole('link', { name: 'visa •••• 4242' }).click();
  await page.locator('.item .kind').getByText('Charge').waitFor();
  await page.goBack();
  await page.locator('.item .kind').getByText('Payment intent').waitFor();
  assert.match(page.url(), new RegExp(`#payments/${intent.id}$`));
  await page.keyboard.press('Escape');
  await page.locator('.item').waitFor({ state: 'detached' });
  const focused = await page.evaluate(() => document.activeElement?.getAttribute('data-row'));
  assert.equal(focused, intent.id);
});

test('the filter leaves the rows in which all words occur', async () => {
  await pay(4900, { metadata: { order_id: 'order-7' } });
  await pay(2800, { metadata: { order_id: 'order-8' } });
  await row('$28.00').waitFor();
  await page.getByRole('searchbox').fill('ORDER-7 visa');
  await row('$28.00').waitFor({ state: 'detached' });
  assert.equal(await row('$49.00').count(), 1);
  await page.getByRole('searchbox').fill('nothing such');
  await page.getByText('None of these payments').waitFor();
});

test('another account has a ledger of its own', async () => {
  await pay(4900);
  await row('$49.00').waitFor();
  await page.getByLabel('Account').selectOption('second');
  await page.getByRole('heading', { name: 'No payments yet' }).waitFor();
});

test('reset asks first, then empties the page', async () => {
  await pay(4900);
  await row('$49.00').waitFor();
  await page.getByRole('button', { name: 'Reset…' }).click();
  await page.getByRole('button', { name: 'Keep' }).click();
  assert.equal((await stripe.paymentIntents.list()).data.length, 1);
  await page.getByRole('button', { name: 'Reset…' }).click();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await page.getByRole('heading', { name: 'No payments yet' }).waitFor();
});

test('nothing is wider than a phone', async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  await pay(4900, { description: 'A title as long as titles get, and then some' });
  for (const tab of ['payments', 'charges', 'events', 'requests']) {
    await page.goto(`${standIn.apiUrl}/#${tab}`);
    await page.locator('.opener').first().waitFor();
    await page.locator('.opener').first().click();
    await page.locator('.item dl').waitFor();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.equal(width, 360, tab);
  }
});
