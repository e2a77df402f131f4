import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { textAt } from '../../browser/record.ts';
import { fillForm, mount, typeCard, useMerchant } from './merchant.ts';

const merchant = useMerchant();

async function intent(): Promise<string> {
  const { apiUrl, secretKey } = merchant.standIn;
  const response = await fetch(`${apiUrl}/v1/payment_intents`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${secretKey}` },
    body: new URLSearchParams({ amount: '2500', currency: 'usd' }),
  });
  return textAt(await response.json(), 'client_secret') ?? '';
}

describe('an intent confirmed in the browser', () => {
  for (const [number, outcome] of [
    ['4242424242424242', { paymentIntent: { status: 'succeeded' } }],
    ['4000000000009995', { error: { type: 'card_error', decline_code: 'insufficient_funds' } }],
  ] as const) {
    test(`confirmCardPayment with ${number}`, async () => {
      const { page } = merchant;
      const frame = await mount(merchant, {});
      await typeCard(merchant, frame, number);
      const result = await page.evaluate(
        (secret) => {
          const card = window.shop.elements.getElement('card');
          if (card === null) throw new Error('No card Element.');
          return window.shop.stripe.confirmCardPayment(secret, { payment_method: { card } });
        },
        await intent(),
      );
      assert.partialDeepStrictEqual(result, outcome);
    });
  }

  test('confirmPayment with a challenge, without leaving the page', async () => {
    const { page } = merchant;
    const clientSecret = await intent();
    const frame = await mount(merchant, { type: 'payment', group: { clientSecret } });
    await fillForm(frame, '4000002760003184');
    const paying = page.evaluate(() =>
      window.shop.stripe.confirmPayment({
        elements: window.shop.elements,
        redirect: 'if_required',
      }),
    );
    await page
      .frameLocator('dialog iframe')
      .getByRole('button', { name: /complete/i })
      .click();
    assert.partialDeepStrictEqual(await paying, { paymentIntent: { status: 'succeeded' } });
  });

  test('confirmPayment goes to return_url, with the outcome in the query', async () => {
    const { page } = merchant;
    const clientSecret = await intent();
    const frame = await mount(merchant, { type: 'payment', group: { clientSecret } });
    await fillForm(frame, '4242424242424242');
    await page.evaluate(() => {
      void window.shop.stripe.confirmPayment({
        elements: window.shop.elements,
        confirmParams: { return_url: `${location.origin}/done` },
      });
    });
    await page.waitForURL('**/done?*redirect_status=succeeded');
  });
});

test('a frame that cannot load ends in loaderror, not in silence', async () => {
  const { page, standIn } = merchant;
  await page.route('**/frames/**', (route) => route.abort());
  await page.evaluate((key) => {
    window.shop.mount({ type: 'card', key });
  }, standIn.publishableKey);
  await page.waitForFunction(() => window.shop.events.length > 0);
  assert.partialDeepStrictEqual(await page.evaluate(() => window.shop.events), [
    ['loaderror', { elementType: 'card', error: { type: 'api_connection_error' } }],
  ]);
});
