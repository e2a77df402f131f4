import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { StripeExpressCheckoutElement } from '@stripe/stripe-js';
import type { FrameLocator } from 'playwright-core';
import { textAt } from '../../browser/record.ts';
import { deferred, mountGroup, useMerchant } from './merchant.ts';

const merchant = useMerchant();

type Options = Readonly<Record<string, unknown>>;

async function mountExpress(options: Options = {}, group: Options = deferred) {
  const frames = await mountGroup(merchant, group, [['expressCheckout', options]]);
  return frames('expressCheckout').getByRole('button');
}

/** Runs in the page, with the Element and a way to note what happened. */
type Script = (
  express: StripeExpressCheckoutElement,
  note: (name: string, payload: unknown) => void,
) => void;

/** Gives the page the handlers a shop would have. */
async function listen(script: Script): Promise<void> {
  await merchant.page.evaluate(`(${script.toString()})(
    window.shop.elements.getElement('expressCheckout'),
    (name, payload) => window.shop.events.push([name, JSON.parse(JSON.stringify(payload ?? null))]),
  )`);
}

function sheet(): FrameLocator {
  return merchant.page.frameLocator('dialog iframe');
}

async function noted(name: string): Promise<unknown> {
  const { page } = merchant;
  await page.waitForFunction(
    (wanted) => window.shop.events.some(([event]) => event === wanted),
    name,
  );
  return page.evaluate(
    (wanted) => window.shop.events.findLast(([event]) => event === wanted)?.[1],
    name,
  );
}

const takesToken: Script = (express, note) => {
  express.on('confirm', (event) => {
    note('confirm', event);
    const { stripe, elements } = window.shop;
    void elements.submit().then(async (submitted) => {
      note('submitted', submitted);
      note('made', await stripe.createConfirmationToken({ elements }));
    });
  });
};

describe('the expressCheckout Element', () => {
  test('says which wallets there are', async () => {
    await mountExpress();
    assert.deepEqual(await noted('expressCheckout ready'), {
      elementType: 'expressCheckout',
      availablePaymentMethods: {
        amazonPay: false,
        applePay: false,
        googlePay: false,
        klarna: false,
        paypal: false,
        link: true,
      },
    });
  });

  test('has none where the page switches it off', async () => {
    const button = await mountExpress({ paymentMethods: { link: 'never' } });
    const ready = { elementType: 'expressCheckout', availablePaymentMethods: undefined };
    assert.deepEqual(await noted('expressCheckout ready'), ready);
    assert.equal(await button.count(), 0);
  });

  test('labels and sizes its button as asked', async () => {
    const button = await mountExpress({
      buttonHeight: 55,
      buttonType: { googlePay: 'buy' },
      buttonTheme: { googlePay: 'black' },
    });
    assert.equal(await button.innerText(), 'Buy with Pretend Pay');
    assert.equal((await button.boundingBox())?.height, 55);
    await assert.rejects(mountExpress({ buttonHeight: 70 }), /between 40 and 55/);
  });

  test('pays: the wallet’s buyer and card are in the confirmation token', async () => {
    const { page } = merchant;
    const button = await mountExpress();
    await listen((express) => {
      express.on('click', ({ resolve }) => {
        resolve({ emailRequired: true, lineItems: [{ name: 'A book', amount: 2500 }] });
      });
    });
    await listen(takesToken);
    await button.click();
    await sheet().getByText('Demonstration only').waitFor();
    await sheet().getByText('A book').waitFor();
    await sheet().getByRole('button', { name: 'Pay $25.00' }).click();
    const made = await noted('made');
    assert.partialDeepStrictEqual(await noted('confirm'), {
      expressPaymentType: 'link',
      billingDetails: { name: 'Pat Pretend', email: 'pat.pretend@example.com' },
    });
    assert.deepEqual(await noted('submitted'), { selectedPaymentMethod: 'link' });
    assert.partialDeepStrictEqual(made, {
      confirmationToken: {
        object: 'confirmation_token',
        payment_method_preview: {
          card: { last4: '4242' },
          billing_details: { name: 'Pat Pretend', email: 'pat.pretend@example.com' },
        },
      },
    });
    await page.waitForFunction(() => document.querySelector('dialog') === null);
  });

  test('keeps the focus in the sheet, and gives it back with the page’s scrolling', async () => {
    const { page } = merchant;
    const button = await mountExpress();
    await button.focus();
    await page.keyboard.press('Enter');
    await sheet().locator('[name=card]:focus').waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.style.overflow), 'hidden');
    assert.equal(await page.locator('dialog').getAttribute('aria-modal'), 'true');
    await page.keyboard.press('Escape');
    await noted('expressCheckout cancel');
    assert.equal(await page.locator('dialog').count(), 0);
    assert.equal(await page.evaluate(() => document.documentElement.style.overflow), '');
    await merchant.page.frameLocator('#expressCheckout iframe').locator('button:focus').waitFor();
  });

  for (const [way, close] of [
    ['Cancel in the sheet', () => sheet().getByRole('button', { name: 'Cancel' }).click()],
    ['Close above it', () => merchant.page.getByRole('button', { name: 'Close' }).click()],
  ] as const) {
    test(`is cancelled by ${way}`, async () => {
      const button = await mountExpress();
      await button.click();
      await sheet().getByRole('button', { name: 'Pay $25.00' }).waitFor();
      await close();
      await noted('expressCheckout cancel');
      assert.equal(await merchant.page.locator('dialog').count(), 0);
    });
  }

  test('opens no sheet after event.reject(), nor without any answer in a second', async () => {
    const { page } = merchant;
    const uncaught: string[] = [];
    page.on('pageerror', ({ message }) => uncaught.push(message));
    const button = await mountExpress();
    await listen((express, note) => {
      express.once('click', ({ reject }) => {
        reject();
        note('rejected', {});
      });
    });
    await button.click();
    await noted('rejected');
    assert.deepEqual(uncaught, []);
    await listen((express, note) => {
      express.once('click', () => {
        note('ignored', {});
      });
    });
    const failed = page.waitForEvent('pageerror');
    await button.click();
    assert.match((await failed).message, /click event was answered neither by event\.resolve\(\)/);
    assert.equal(await page.locator('dialog').count(), 0);
  });

  const mistakes = [
    [{ lineItems: [{ name: 'A book', amount: 9900 }] }, /less than the sum of lineItems/],
    [
      { lineItems: [{ name: 'A book' }] },
      /lineItems\.0\.amount should be an amount in the currency's subunit/,
    ],
    [
      { shippingRates: [{ id: 'a', displayName: 'Post', amount: 0 }] },
      /You must specify `shippingAddressRequired: true` when providing `shippingRates`/,
    ],
    [{ shippingAddressRequired: true }, /You must specify `shippingRates`/],
  ] as const;
  for (const [details, says] of mistakes) {
    test(`resolve(${JSON.stringify(details)}) throws`, async () => {
      const { page } = merchant;
      const button = await mountExpress();
      await page.evaluate((given) => {
        window.shop.elements.getElement('expressCheckout')?.on('click', (event) => {
          try {
            Reflect.apply(event.resolve, undefined, [given]);
          } catch (error) {
            window.shop.events.push(['thrown', String(error)]);
            event.reject();
          }
        });
      }, details);
      await button.click();
      assert.match(String(await noted('thrown')), says);
    });
  }
});

describe('delivery by the wallet', () => {
  const rates = [
    { id: 'post', displayName: 'Post', amount: 500, deliveryEstimate: '3 days' },
    { id: 'courier', displayName: 'Courier', amount: 1500 },
  ];
  const options = { shippingAddressRequired: true, shippingRates: rates };

  test('asks the shop about address and rate, and shows the new total', async () => {
    const button = await mountExpress(options);
    await listen((express, note) => {
      express.on('shippingaddresschange', ({ name, address, resolve }) => {
        note('address', { name, address });
        resolve();
      });
      express.on('shippingratechange', ({ shippingRate, resolve }) => {
        note('rate', shippingRate);
        void window.shop.elements.update({ amount: 4000 });
        resolve({ lineItems: [{ name: 'Courier', amount: 1500 }] });
      });
    });
    await listen(takesToken);
    await button.click();
    assert.deepEqual(await noted('address'), {
      name: 'Pat Pretend',
      address: { city: 'San Francisco', state: 'CA', postal_code: '94103', country: 'US' },
    });
    await sheet().getByLabel('Deliver to').selectOption('DE');
    await merchant.page.waitForFunction(() =>
      JSON.stringify(window.shop.events).includes('"country":"DE"'),
    );
    await sheet().getByLabel('Courier').check();
    assert.partialDeepStrictEqual(await noted('rate'), { id: 'courier' });
    await sheet().getByRole('button', { name: 'Pay $40.00' }).click();
    assert.partialDeepStrictEqual(await noted('confirm'), {
      shippingAddress: { name: 'Pat Pretend', address: { line1: 'Musterweg 3', country: 'DE' } },
      shippingRate: { id: 'courier' },
    });
    assert.partialDeepStrictEqual(await noted('made'), {
      confirmationToken: { shipping: { name: 'Pat Pretend', address: { country: 'DE' } } },
    });
  });

  test('cannot be paid for where the shop does not deliver', async () => {
    const button = await mountExpress(options);
    await listen((express) => {
      express.on('shippingaddresschange', ({ address, resolve, reject }) => {
        if (address.country === 'US') resolve();
        else reject();
      });
    });
    await button.click();
    const pay = sheet().getByRole('button', { name: 'Pay $25.00' });
    await sheet().locator('button[type=submit]:enabled').waitFor();
    await sheet().getByLabel('Deliver to').selectOption('FR');
    await sheet().getByText('The shop does not deliver to this address.').waitFor();
    assert.equal(await pay.isDisabled(), true);
  });

  test('offers the addresses in the countries the shop serves', async () => {
    const button = await mountExpress({ ...options, allowedShippingCountries: ['DE', 'FR'] });
    await button.click();
    const offered = sheet().getByLabel('Deliver to').locator('option');
    await offered.first().waitFor({ state: 'attached' });
    assert.deepEqual(
      await offered.evaluateAll((all) => all.map((one) => one.getAttribute('value'))),
      ['DE', 'FR'],
    );
  });
});

describe('a payment that the wallet began', () => {
  test('may fail and be tried again in the sheet', async () => {
    const button = await mountExpress();
    await listen((express, note) => {
      express.on('confirm', ({ paymentFailed }) => {
        note('confirm', {});
        paymentFailed({ reason: 'fail', message: 'Sold out meanwhile.' });
      });
    });
    await button.click();
    await sheet().getByRole('button', { name: 'Pay $25.00' }).click();
    await sheet().getByText('Sold out meanwhile.').waitFor();
    await sheet().getByRole('button', { name: 'Pay $25.00' }).click();
    await merchant.page.waitForFunction(
      () => window.shop.events.filter(([name]) => name === 'confirm').length === 2,
    );
  });

  test('is confirmed in the page, challenge included', async () => {
    const { page, standIn } = merchant;
    const response = await fetch(`${standIn.apiUrl}/v1/payment_intents`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${standIn.secretKey}` },
      body: new URLSearchParams({ amount: '2500', currency: 'usd' }),
    });
    const clientSecret = textAt(await response.json(), 'client_secret') ?? '';
    const button = await mountExpress({}, { clientSecret });
    await listen((express, note) => {
      express.on('confirm', () => {
        const { stripe, elements } = window.shop;
        void stripe.confirmPayment({ elements, redirect: 'if_required' }).then((result) => {
          note('result', result);
        });
      });
    });
    await button.click();
    await sheet().getByLabel('Card').selectOption('tok_threeDSecure2Required');
    await sheet().getByRole('button', { name: 'Pay $25.00' }).click();
    const bank = page.frameLocator('iframe[name=__stripeJSChallengeFrame]');
    await bank.getByRole('button', { name: 'Complete' }).click();
    assert.partialDeepStrictEqual(await noted('result'), {
      paymentIntent: { status: 'succeeded' },
    });
  });

  test('cannot be made without the buyer', async () => {
    await mountExpress();
    await assert.rejects(
      merchant.page.evaluate(async () => {
        const { stripe, elements } = window.shop;
        await elements.submit();
        return stripe.createConfirmationToken({ elements });
      }),
      /the buyer has not agreed to pay in the wallet/,
    );
  });
});
