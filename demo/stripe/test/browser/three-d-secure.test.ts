import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { textAt } from '../../browser/record.ts';
import { useMerchant } from './merchant.ts';

const merchant = useMerchant();

/** An intent that a server confirmed with a card whose bank wants to hear from the buyer. */
async function intentWithChallenge(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const { apiUrl, secretKey } = merchant.standIn;
  const response = await fetch(`${apiUrl}/v1/payment_intents`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${secretKey}` },
    body: new URLSearchParams({
      amount: '2500',
      currency: 'usd',
      payment_method: 'pm_card_authenticationRequired',
      'automatic_payment_methods[enabled]': 'true',
      'automatic_payment_methods[allow_redirects]': 'never',
      use_stripe_sdk: 'true',
      confirm: 'true',
      ...more,
    }),
  });
  const intent: unknown = await response.json();
  assert.partialDeepStrictEqual(intent, { status: 'requires_action' });
  return textAt(intent, 'client_secret') ?? '';
}

/** Starts authentication on the page, as the click on "Pay" would; the result is on `shop`. */
async function begin(more: Readonly<Record<string, string>> = {}): Promise<void> {
  const clientSecret = await intentWithChallenge(more);
  await handleNextAction(clientSecret);
  await merchant.page.getByRole('dialog').waitFor();
}

async function handleNextAction(clientSecret: string): Promise<void> {
  const { page, standIn } = merchant;
  await page.evaluate(
    ([secret, key]) => {
      const stripe = window.Stripe?.(key);
      document.querySelector<HTMLElement>('#pay')?.focus();
      void stripe?.handleNextAction({ clientSecret: secret }).then((result) => {
        window.shop.events.push(['result', result]);
      });
    },
    [clientSecret, standIn.publishableKey] as const,
  );
}

async function outcome(): Promise<unknown> {
  const { page } = merchant;
  await page.waitForFunction(() => window.shop.events.some(([name]) => name === 'result'));
  return page.evaluate(() => window.shop.events.find(([name]) => name === 'result')?.[1]);
}

const authenticationFailure = {
  error: {
    code: 'payment_intent_authentication_failure',
    payment_intent: { status: 'requires_payment_method' },
  },
};

describe('3-D Secure', () => {
  test('passed: the intent has succeeded, the dialog is gone, the focus back', async () => {
    const { page } = merchant;
    await begin();
    await page
      .frameLocator('dialog iframe')
      .getByRole('button', { name: /complete/i })
      .click();
    assert.partialDeepStrictEqual(await outcome(), { paymentIntent: { status: 'succeeded' } });
    assert.equal(await page.getByRole('dialog').count(), 0);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'pay');
  });

  test('failed: an error with the intent', async () => {
    await begin();
    await merchant.page
      .frameLocator('dialog iframe')
      .getByRole('button', { name: /fail/i })
      .click();
    assert.partialDeepStrictEqual(await outcome(), authenticationFailure);
  });

  test('closed by the button: the same error', async () => {
    await begin();
    await merchant.page.getByRole('button', { name: 'Close' }).click();
    assert.partialDeepStrictEqual(await outcome(), authenticationFailure);
  });

  test('closed by Escape: the same error', async () => {
    const { page } = merchant;
    await begin();
    await page.getByRole('button', { name: 'Close' }).focus();
    await page.keyboard.press('Escape');
    assert.partialDeepStrictEqual(await outcome(), authenticationFailure);
  });

  test('closed in the frame, by Escape or by the bank’s own button: the same error', async () => {
    const { page } = merchant;
    await begin();
    // The bank's first button has the focus.
    await page.frameLocator('dialog iframe').locator('button:focus').waitFor();
    await page.keyboard.press('Escape');
    assert.partialDeepStrictEqual(await outcome(), authenticationFailure);
    assert.equal(await page.getByRole('dialog').count(), 0);
    await page.reload();
    await begin();
    await page.frameLocator('dialog iframe').getByRole('button', { name: 'Cancel' }).click();
    assert.partialDeepStrictEqual(await outcome(), authenticationFailure);
  });

  test('is modal, keeps the page from scrolling, and fills a small screen', async () => {
    const { page } = merchant;
    await page.setViewportSize({ width: 360, height: 640 });
    await begin();
    const dialog = page.getByRole('dialog', { name: 'Confirm the payment with your bank' });
    assert.equal(await dialog.getAttribute('aria-modal'), 'true');
    assert.equal(await page.evaluate(() => document.documentElement.style.overflow), 'hidden');
    const frame = await page.locator('dialog iframe').boundingBox();
    assert.equal(frame?.width, 360);
    assert.equal(frame.y + frame.height, 640);
    await page.locator('#pay').focus();
    assert.notEqual(await page.evaluate(() => document.activeElement?.id), 'pay');
    await page.getByRole('button', { name: 'Close' }).click();
    await outcome();
    assert.equal(await page.evaluate(() => document.documentElement.style.overflow), '');
  });

  test('says that it is a demonstration', async () => {
    await begin();
    const bank = merchant.page.frameLocator('dialog iframe');
    await bank.getByText('No bank is behind this page, and no money moves.').waitFor();
  });

  test('passed with manual confirmation: the server is to confirm again', async () => {
    const { page, standIn } = merchant;
    const response = await fetch(`${standIn.apiUrl}/v1/payment_intents`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${standIn.secretKey}` },
      body: new URLSearchParams({
        ...{ amount: '2500', currency: 'usd', confirmation_method: 'manual', confirm: 'true' },
        ...{ payment_method: 'pm_card_authenticationRequired', use_stripe_sdk: 'true' },
        return_url: 'https://shop.example/done',
      }),
    });
    await handleNextAction(textAt(await response.json(), 'client_secret') ?? '');
    await page.frameLocator('dialog iframe').getByRole('button', { name: 'Complete' }).click();
    assert.partialDeepStrictEqual(await outcome(), {
      paymentIntent: { status: 'requires_confirmation' },
    });
  });

  for (const [button, status] of [
    ['Complete', 'succeeded'],
    ['Fail', 'failed'],
    ['Cancel', 'failed'],
  ] as const) {
    test(`by redirect, ${button}: comes back to return_url with ${status}`, async () => {
      const { page } = merchant;
      const secret = await intentWithChallenge({
        use_stripe_sdk: 'false',
        return_url: `${page.url()}done?order=7`,
      });
      await handleNextAction(secret);
      await page.waitForURL('**/3ds/**');
      await page.getByRole('button', { name: button }).click();
      await page.waitForURL('**/done?**');
      const query = new URL(page.url()).searchParams;
      assert.deepEqual(Object.fromEntries(query), {
        order: '7',
        payment_intent: secret.split('_secret_', 1)[0],
        payment_intent_client_secret: secret,
        redirect_status: status,
      });
    });
  }

  test('a forged outcome from the page itself is not believed', async () => {
    const { page } = merchant;
    await begin();
    await page.evaluate(() => {
      window.postMessage({ standIn: 'three-d-secure', outcome: 'succeeded' }, location.origin);
    });
    await page.frameLocator('dialog iframe').getByRole('button', { name: /fail/i }).click();
    assert.partialDeepStrictEqual(await outcome(), authenticationFailure);
  });

  test('is refused where the intent asks for nothing', async () => {
    const { page, standIn } = merchant;
    await begin();
    await page
      .frameLocator('dialog iframe')
      .getByRole('button', { name: /complete/i })
      .click();
    const result = await outcome();
    const secret = textAt(result, 'paymentIntent', 'client_secret') ?? '';
    await assert.rejects(
      page.evaluate(
        ([clientSecret, key]) => window.Stripe?.(key).handleNextAction({ clientSecret }),
        [secret, standIn.publishableKey] as const,
      ),
      /IntegrationError: handleNextAction: the PaymentIntent supplied is not in the requires_action state/,
    );
  });
});
