import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { textAt } from '../../browser/record.ts';
import { useMerchant } from './merchant.ts';

const merchant = useMerchant();

/** An intent that a server confirmed with a card whose bank wants to hear from the buyer. */
async function intentWithChallenge(): Promise<string> {
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
    }),
  });
  const intent: unknown = await response.json();
  assert.partialDeepStrictEqual(intent, { status: 'requires_action' });
  return textAt(intent, 'client_secret') ?? '';
}

/** Starts authentication on the page, as the click on "Pay" would; the result is on `shop`. */
async function begin(): Promise<void> {
  const clientSecret = await intentWithChallenge();
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
  await page.getByRole('dialog').waitFor();
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
