import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { textAt } from '../../browser/record.ts';
import { deferred, fillForm, mount, mountGroup, useMerchant } from './merchant.ts';

const merchant = useMerchant();

async function clientSecret(amount: string): Promise<string> {
  const { apiUrl, secretKey } = merchant.standIn;
  const response = await fetch(`${apiUrl}/v1/payment_intents`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${secretKey}` },
    body: new URLSearchParams({ amount, currency: 'usd' }),
  });
  return textAt(await response.json(), 'client_secret') ?? '';
}

describe('an Elements group', () => {
  test('update() resolves, and says so by update-end', async () => {
    const { page } = merchant;
    await mount(merchant, { type: 'payment', group: deferred });
    const order = await page.evaluate(async () => {
      const { elements } = window.shop;
      const happened: string[] = [];
      elements.on('update-end', () => happened.push('update-end'));
      await elements.update({ amount: 3000, appearance: { theme: 'night' } });
      return [...happened, 'resolved'];
    });
    assert.deepEqual(order, ['update-end', 'resolved']);
  });

  test('fetchUpdates() reads the intent again', async () => {
    const { page } = merchant;
    const secret = await clientSecret('2500');
    await mount(merchant, { type: 'payment', group: { clientSecret: secret } });
    const { apiUrl, secretKey } = merchant.standIn;
    await fetch(`${apiUrl}/v1/payment_intents/${secret.split('_secret_', 1)[0] ?? ''}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${secretKey}` },
      body: new URLSearchParams({ amount: '3000' }),
    });
    const result = await page.evaluate(() => window.shop.elements.fetchUpdates());
    assert.deepEqual(result, {});
  });

  test('tells two addresses apart by their mode', async () => {
    const { page } = merchant;
    await mountGroup(merchant, deferred, [
      ['address', { mode: 'billing' }],
      ['address', { mode: 'shipping' }],
    ]);
    const modes = await page.evaluate(() => {
      const { elements } = window.shop;
      const billing = elements.getElement('address', { mode: 'billing' });
      const shipping = elements.getElement('address', { mode: 'shipping' });
      return [billing !== null, shipping !== null, billing === shipping];
    });
    assert.deepEqual(modes, [true, true, false]);
  });

  const unmounted = /elements should have a mounted Payment Element or Express Checkout Element/;
  for (const call of ['createConfirmationToken', 'confirmPayment'] as const) {
    test(`${call}() needs its Element mounted`, async () => {
      const { page } = merchant;
      const frame = await mount(merchant, { type: 'payment', group: deferred });
      await fillForm(frame, '4242424242424242');
      const secret = await clientSecret('2500');
      await assert.rejects(
        page.evaluate(
          async ([name, clientSecret]) => {
            const { stripe, elements } = window.shop;
            await elements.submit();
            elements.getElement('payment')?.unmount();
            if (name === 'createConfirmationToken') await stripe[name]({ elements });
            else await stripe[name]({ elements, clientSecret, redirect: 'if_required' });
          },
          [call, secret] as const,
        ),
        unmounted,
      );
    });
  }

  test('createToken() needs its Element mounted, and says so', async () => {
    const { page } = merchant;
    await mount(merchant, {});
    await assert.rejects(
      page.evaluate(() => {
        const card = window.shop.elements.getElement('card');
        if (card === null) throw new Error('No card Element.');
        card.unmount();
        return window.shop.stripe.createToken(card);
      }),
      /IntegrationError: .*Make sure the Element you are using is mounted/,
    );
  });
});

describe('confirmPayment()', () => {
  const returnUrls = [
    ['', /Missing value for stripe\.confirmPayment\(\): confirmParams\.return_url/],
    ['/done', /Invalid value for stripe\.confirmPayment\(\): confirmParams\.return_url/],
  ] as const;
  for (const [url, says] of returnUrls) {
    test(`does not take "${url}" as return_url`, async () => {
      const { page } = merchant;
      await mount(merchant, {
        type: 'payment',
        group: { clientSecret: await clientSecret('2500') },
      });
      await assert.rejects(
        page.evaluate((address) => {
          const { stripe, elements } = window.shop;
          return stripe.confirmPayment({ elements, confirmParams: { return_url: address } });
        }, url),
        says,
      );
    });
  }

  test('refuses an intent about another amount than the buyer was shown', async () => {
    const { page } = merchant;
    const frame = await mount(merchant, { type: 'payment', group: deferred });
    await fillForm(frame, '4242424242424242');
    const { error } = await page.evaluate(
      async (clientSecret) => {
        const { stripe, elements } = window.shop;
        await elements.submit();
        return stripe.confirmPayment({ elements, clientSecret, redirect: 'if_required' });
      },
      await clientSecret('2600'),
    );
    assert.deepEqual(error, {
      type: 'invalid_request_error',
      param: 'amount',
      message: 'The provided amount (2500) does not match the expected amount (2600).',
    });
  });

  test('does without Elements if the payment method is there', async () => {
    const { page } = merchant;
    await mount(merchant, {});
    const result = await page.evaluate(
      (clientSecret) =>
        window.shop.stripe.confirmPayment({
          clientSecret,
          confirmParams: { payment_method: 'pm_card_visa' },
          redirect: 'if_required',
        }),
      await clientSecret('2500'),
    );
    assert.partialDeepStrictEqual(result, { paymentIntent: { status: 'succeeded' } });
  });

  test('shows what is missing instead of confirming', async () => {
    const { page } = merchant;
    await mount(merchant, { type: 'payment', group: { clientSecret: await clientSecret('2500') } });
    const { error } = await page.evaluate(() =>
      window.shop.stripe.confirmPayment({
        elements: window.shop.elements,
        redirect: 'if_required',
      }),
    );
    assert.equal(error?.code, 'incomplete_number');
  });
});

describe('what is not imitated', () => {
  for (const name of [
    'confirmSetup',
    'confirmCardSetup',
    'retrieveSetupIntent',
    'verifyIdentity',
  ]) {
    test(`${name}() says so`, async () => {
      const { page } = merchant;
      await mount(merchant, {});
      const said = await page.evaluate(async (method) => {
        const call: unknown = Reflect.get(window.shop.stripe, method);
        if (typeof call !== 'function') return 'missing';
        try {
          await Reflect.apply(call, window.shop.stripe, [{}]);
          return 'resolved';
        } catch (error) {
          return String(error);
        }
      }, name);
      assert.match(said, new RegExp(`^IntegrationError: stripe\\.${name}\\(\\) is not imitated`));
    });
  }

  for (const kind of ['cvc_update', 'iban', 'pii', 'bank_account', 'account', 'person']) {
    test(`createToken('${kind}', …) says so, whatever it is given`, async () => {
      await mount(merchant, {});
      const said = await merchant.page.evaluate(async (name) => {
        const { stripe, elements } = window.shop;
        const given = [undefined, null, elements.getElement('card'), { country: 'US' }];
        const call: unknown = Reflect.get(stripe, 'createToken');
        if (typeof call !== 'function') return [];
        const outcomes = given.map(async (what) => {
          try {
            await Reflect.apply(call, stripe, [name, what]);
            return 'resolved';
          } catch (error) {
            return String(error);
          }
        });
        return Promise.all(outcomes);
      }, kind);
      const refusal = `IntegrationError: stripe.createToken('${kind}', …) is not imitated`;
      assert.deepEqual(
        said.map((one) => one.startsWith(refusal)),
        [true, true, true, true],
        said.join(' '),
      );
    });
  }

  test('no method of the typings is missing', async () => {
    const { page, standIn } = merchant;
    const missing = await page.evaluate(
      ([key, names]) => {
        const stripe: unknown = window.Stripe?.(key);
        return names.filter((name) => typeof Reflect.get(Object(stripe), name) !== 'function');
      },
      [standIn.publishableKey, await typedMethods()] as const,
    );
    assert.deepEqual(missing, []);
  });
});

/** The names of what `@stripe/stripe-js` says a Stripe object can do. */
async function typedMethods(): Promise<string[]> {
  const { readFile } = await import('node:fs/promises');
  const { fileURLToPath } = await import('node:url');
  const index = fileURLToPath(import.meta.resolve('@stripe/stripe-js/dist/pure.mjs'));
  const typings = await readFile(index.replace('pure.mjs', 'stripe-js/stripe.d.ts'), 'utf8');
  const [, body = ''] = /export interface Stripe \{([\s\S]*?)\n\}/.exec(typings) ?? [];
  const names = [...body.matchAll(/^ {2}(\w+)\(/gm)].map(([, name = '']) => name);
  assert.ok(names.length > 60, 'the typings were read');
  return [...new Set(names)];
}
