import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARDS } from './buyer.ts';
import { Journey } from './journey.ts';
import { purchases, tokenPurchases } from './purchases.ts';

/**
 * The shop as it is in production: Stripe.js by the unmodified loader from https://js.stripe.com,
 * under the policy for Stripe itself. Only the names of Stripe's hosts lead elsewhere.
 */
const journey = await Journey.startAsInProduction();
const withTokens = await Journey.startAsInProduction({ PAYMENT_FLOW: 'charges' });

const scripts = 'https://js.stripe.com';
const api = 'https://api.stripe.com';
const bank = 'https://hooks.stripe.com';

for (const { what, run } of purchases) {
  test(`${what}, at Stripe's own addresses`, async () => {
    await run(journey);
    const banks = what.startsWith('3-D Secure') ? [bank] : [];
    assertOnlyStripe(journey, banks);
  });
}

for (const { what, run } of tokenPurchases) {
  test(`${what}, at Stripe's own addresses`, async () => {
    await run(withTokens);
    assertOnlyStripe(withTokens, []);
  });
}

test('the policy of every page names what Stripe asks for, and nobody else', async () => {
  for (const path of ['/', '/checkout', '/success', '/examples/article']) {
    const answer = await fetch(journey.shop.url + path);
    const policy = new Map(
      (answer.headers.get('content-security-policy') ?? '').split('; ').map((directive) => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sources.sort()];
      }),
    );
    assert.deepEqual(policy.get('connect-src'), ["'self'", api]);
    assert.deepEqual(policy.get('frame-src'), ['https://*.js.stripe.com', bank, scripts]);
    assert.deepEqual(policy.get('script-src'), ["'self'", 'https://*.js.stripe.com', scripts]);
    assert.deepEqual(policy.get('default-src'), ["'none'"]);
  }
});

test("the receipt is at Stripe's address for receipts", async () => {
  const buyer = await journey.visit('/checkout?item=1');
  await buyer.fillAddress();
  await buyer.typeCard(CARDS.good);
  await buyer.pay();
  await buyer.receipt();
  const link = buyer.page.getByRole('link', { name: /receipt/i });
  const address = (await link.getAttribute('href')) ?? '';
  assert.match(address, /^https:\/\/pay\.stripe\.com\/receipts\//);
  await buyer.page.goto(address);
  await buyer.page.getByText('$23.00').waitFor();
});

function assertOnlyStripe({ shop, witness }: Journey, banks: readonly string[]): void {
  assert.deepEqual(witness.violations, []);
  assert.deepEqual([...witness.requested].sort(), [shop.url, scripts, api, ...banks].sort());
  assert.deepEqual([...witness.shown].sort(), [shop.url, scripts, ...banks].sort());
}
