import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deferred, fillForm, mount, typeCard, useMerchant } from './merchant.ts';

const merchant = useMerchant();

describe('the card line makes', () => {
  test('a token with name and address', async () => {
    const { page } = merchant;
    const frame = await mount(merchant, {});
    await typeCard(merchant, frame, '4242424242424242');
    const token = await page.evaluate(async () => {
      const card = window.shop.elements.getElement('card');
      if (card === null) throw new Error('No card Element.');
      const result = await window.shop.stripe.createToken(card, {
        name: 'Jonah Jones',
        address_line1: '3208 Maysilee St',
      });
      return result.token;
    });
    assert.match(token?.id ?? '', /^tok_/);
    assert.partialDeepStrictEqual(token?.card, {
      last4: '4242',
      exp_month: 12,
      exp_year: 2034,
      name: 'Jonah Jones',
      address_line1: '3208 Maysilee St',
      address_zip: '12345',
    });
  });

  test('a payment method with billing details', async () => {
    const { page } = merchant;
    const frame = await mount(merchant, {});
    await typeCard(merchant, frame, '5555555555554444');
    const method = await page.evaluate(async () => {
      const card = window.shop.elements.getElement('card');
      if (card === null) throw new Error('No card Element.');
      const result = await window.shop.stripe.createPaymentMethod({
        type: 'card',
        card,
        billing_details: { name: 'Jonah Jones', address: { city: 'Austin' } },
      });
      return result.paymentMethod;
    });
    assert.match(method?.id ?? '', /^pm_/);
    assert.equal(method?.card?.brand, 'mastercard');
    assert.equal(method.billing_details.address?.postal_code, '12345');
    assert.equal(method.billing_details.address.city, 'Austin');
  });

  test('nothing while it is incomplete, and shows why', async () => {
    const { page } = merchant;
    await mount(merchant, {});
    const error = await page.evaluate(async () => {
      const card = window.shop.elements.getElement('card');
      if (card === null) throw new Error('No card Element.');
      return (await window.shop.stripe.createToken(card)).error;
    });
    assert.deepEqual(error, {
      type: 'validation_error',
      code: 'incomplete_number',
      message: 'Your card number is incomplete.',
    });
    await page.waitForSelector('.StripeElement--invalid');
  });

  test("nothing of a card the API refuses; the error is the API's", async () => {
    const { page } = merchant;
    const frame = await mount(merchant, {});
    // Passes the check digit, but is not one of the test cards.
    await typeCard(merchant, frame, '4111111111111111');
    const error = await page.evaluate(async () => {
      const card = window.shop.elements.getElement('card');
      if (card === null) throw new Error('No card Element.');
      return (await window.shop.stripe.createToken(card)).error;
    });
    assert.equal(error?.type, 'card_error');
    assert.equal(error.code, 'card_declined');
    assert.ok(error.message);
  });

  test('an error, not an exception, when the API is out of reach', async () => {
    const { page, standIn } = merchant;
    const frame = await mount(merchant, {});
    await typeCard(merchant, frame, '4242424242424242');
    await page.route(`${standIn.apiUrl}/**`, (route) => route.abort());
    const error = await page.evaluate(async () => {
      const card = window.shop.elements.getElement('card');
      if (card === null) throw new Error('No card Element.');
      return (await window.shop.stripe.createToken(card)).error;
    });
    assert.equal(error?.type, 'api_connection_error');
    assert.ok(error.message);
  });
});

describe('the payment form makes', () => {
  test('a confirmation token after submit()', async () => {
    const { page } = merchant;
    const frame = await mount(merchant, { type: 'payment', group: deferred });
    await fillForm(frame, '4242424242424242');
    const { submitted, confirmationToken } = await page.evaluate(async () => {
      const { stripe, elements } = window.shop;
      const submitted = await elements.submit();
      const { confirmationToken } = await stripe.createConfirmationToken({
        elements,
        params: {
          payment_method_data: { billing_details: { name: 'Jonah Jones' } },
          return_url: 'https://shop.example/done',
        },
      });
      return { submitted, confirmationToken };
    });
    assert.deepEqual(submitted, { selectedPaymentMethod: 'card' });
    assert.match(confirmationToken?.id ?? '', /^ctoken_/);
    const preview = confirmationToken?.payment_method_preview;
    assert.equal(preview?.card?.last4, '4242');
    assert.partialDeepStrictEqual(preview.billing_details, {
      name: 'Jonah Jones',
      address: { country: 'US', postal_code: '12345' },
    });
  });

  test('no confirmation token without submit()', async () => {
    const { page } = merchant;
    const frame = await mount(merchant, { type: 'payment', group: deferred });
    await fillForm(frame, '4242424242424242');
    await assert.rejects(
      page.evaluate(() =>
        window.shop.stripe.createConfirmationToken({ elements: window.shop.elements }),
      ),
      /IntegrationError: elements\.submit\(\) must be called before stripe\.createConfirmationToken\(\)/,
    );
  });

  test('a payment method where the group says manual', async () => {
    const { page } = merchant;
    const group = { ...deferred, paymentMethodCreation: 'manual' };
    const frame = await mount(merchant, { type: 'payment', group });
    await fillForm(frame, '378282246310005');
    await frame.locator('[name=cvc]').fill('1234');
    const result = await page.evaluate(async () => {
      const { stripe, elements } = window.shop;
      await elements.submit();
      return stripe.createPaymentMethod({ elements });
    });
    assert.equal(result.error, undefined);
    assert.equal(result.paymentMethod.card?.brand, 'amex');
  });

  test('what it was told not to ask for only if the page passes it', async () => {
    const { page } = merchant;
    const fields = { billingDetails: { address: { country: 'never', postalCode: 'never' } } };
    const frame = await mount(merchant, { type: 'payment', group: deferred, options: { fields } });
    assert.equal(await frame.locator('[name=country]').isVisible(), false);
    assert.equal(await frame.locator('[name=postalCode]').isVisible(), false);
    await frame.locator('[name=number]').fill('4242424242424242');
    await frame.locator('[name=expiry]').fill('1234');
    await frame.locator('[name=cvc]').fill('123');
    const make = (address: Readonly<Record<string, string>>) =>
      page.evaluate(async (passed) => {
        const { stripe, elements } = window.shop;
        await elements.submit();
        const params = { payment_method_data: { billing_details: { address: passed } } };
        return stripe.createConfirmationToken({ elements, params });
      }, address);
    await assert.rejects(
      make({ country: 'DE' }),
      /"never" for fields\.billing_details\.address\.postal_code/,
    );
    const { confirmationToken } = await make({ country: 'DE', postal_code: '10115' });
    assert.equal(
      confirmationToken?.payment_method_preview.billing_details.address?.postal_code,
      '10115',
    );
  });
});

describe('the payment form', () => {
  test('shows on submit() what is missing, each message below its field', async () => {
    const { page } = merchant;
    const frame = await mount(merchant, { type: 'payment', group: deferred });
    const { error } = await page.evaluate(() => window.shop.elements.submit());
    assert.equal(error?.code, 'incomplete_number');
    assert.deepEqual(await frame.getByRole('alert').filter({ visible: true }).allInnerTexts(), [
      'Your card number is incomplete.',
      "Your card's expiration date is incomplete.",
      "Your card's security code is incomplete.",
      'Your postal code is incomplete.',
    ]);
    const number = frame.getByLabel('Card number');
    const described = await number.getAttribute('aria-describedby');
    assert.equal(
      await frame.locator(`[id="${described ?? ''}"]`).innerText(),
      'Your card number is incomplete.',
    );
  });

  test('asks for a postal code where the country has one checked', async () => {
    const frame = await mount(merchant, { type: 'payment', group: deferred });
    await frame.getByLabel('ZIP code').waitFor();
    await frame.getByLabel('Country').selectOption('GB');
    await frame.getByLabel('Postal code').waitFor();
    await frame.getByLabel('Country').selectOption('DE');
    await frame.locator('[name=postalCode]').waitFor({ state: 'hidden' });
  });

  test('takes theme and variables, and changes them on elements.update()', async () => {
    const { page } = merchant;
    const appearance = { theme: 'night', variables: { colorBackground: 'rgb(1, 2, 3)' } };
    const frame = await mount(merchant, { type: 'payment', group: { ...deferred, appearance } });
    const look = () =>
      frame.locator('[name=number]').evaluate((input) => {
        const { backgroundColor, color } = getComputedStyle(input);
        return [backgroundColor, color];
      });
    assert.deepEqual(await look(), ['rgb(1, 2, 3)', 'rgb(255, 255, 255)']);
    await page.evaluate(() => window.shop.elements.update({ appearance: { theme: 'flat' } }));
    assert.deepEqual(await look(), ['rgb(241, 241, 241)', 'rgb(26, 27, 37)']);
  });
});

test('no digit of the card reaches the page', async () => {
  const { page } = merchant;
  const frame = await mount(merchant, {});
  await typeCard(merchant, frame, '4000056655665556');
  await page.evaluate(async () => {
    const card = window.shop.elements.getElement('card');
    if (card === null) throw new Error('No card Element.');
    const { error } = await window.shop.stripe.createToken(card);
    if (error !== undefined) throw new Error(error.message);
  });
  const messages = await page.evaluate(() => window.shop.messages);
  assert.ok(messages.length > 5, 'the page recorded what it was sent');
  for (const message of messages) {
    // Longer than the last four, and as typed or as shown.
    assert.doesNotMatch(message, /4000\s?0566|0566\s?5566|5566\s?5556|"cvc":|12 \/ 34/);
  }
});
