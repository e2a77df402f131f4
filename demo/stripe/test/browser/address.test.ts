import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { deferred, fillForm, mountGroup, useMerchant } from './merchant.ts';

const merchant = useMerchant();

const austin = {
  addressLine1: '3208 Maysilee St',
  locality: 'Austin',
  postalCode: '78728',
};

async function mountAddress(options: Readonly<Record<string, unknown>> = {}) {
  const frames = await mountGroup(merchant, deferred, [
    ['address', { mode: 'shipping', ...options }],
  ]);
  return frames('address');
}

async function fill(frame: FrameLocator, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(texts)) {
    await frame.locator(`[name=${name}]`).fill(text);
  }
}

/** The names of what is asked for, in the order of the page. */
function asked(frame: FrameLocator): Promise<(string | null)[]> {
  return frame
    .locator('input:visible, select:visible')
    .evaluateAll((controls) => controls.map((control) => control.getAttribute('name')));
}

function valueOf(): Promise<unknown> {
  return merchant.page.evaluate(() => window.shop.elements.getElement('address')?.getValue());
}

async function lastChange(): Promise<unknown> {
  const { page } = merchant;
  await page.waitForFunction(() => window.shop.events.some(([name]) => name === 'address change'));
  return page.evaluate(
    () => window.shop.events.findLast(([name]) => name === 'address change')?.[1],
  );
}

describe('the address Element', () => {
  test('tells the page a complete address', async () => {
    const { page } = merchant;
    const frame = await mountAddress();
    await fill(frame, { name: 'Jonah Jones', ...austin });
    await frame.locator('select[name=administrativeArea]').selectOption('TX');
    await page.waitForSelector('#address.StripeElement--complete');
    assert.deepEqual(await lastChange(), {
      elementType: 'address',
      elementMode: 'shipping',
      empty: false,
      complete: true,
      isNewAddress: true,
      value: {
        name: 'Jonah Jones',
        address: {
          line1: '3208 Maysilee St',
          line2: null,
          city: 'Austin',
          state: 'TX',
          postal_code: '78728',
          country: 'US',
        },
      },
    });
  });

  const countries = [
    [
      'US',
      ['addressLine1', 'addressLine2', 'locality', 'administrativeArea', 'postalCode'],
      'ZIP code',
    ],
    ['GB', ['addressLine1', 'addressLine2', 'locality', 'postalCode'], 'Postcode'],
    ['DE', ['addressLine1', 'addressLine2', 'postalCode', 'locality'], 'Postal code'],
    [
      'IT',
      ['addressLine1', 'addressLine2', 'postalCode', 'locality', 'administrativeArea'],
      'Province',
    ],
    [
      'JP',
      ['postalCode', 'administrativeArea', 'locality', 'addressLine1', 'addressLine2'],
      'Prefecture',
    ],
    [
      'AU',
      ['addressLine1', 'addressLine2', 'locality', 'administrativeArea', 'postalCode'],
      'Suburb or city',
    ],
  ] as const;
  for (const [country, parts, label] of countries) {
    test(`asks for what addresses in ${country} consist of`, async () => {
      const frame = await mountAddress();
      await frame.locator('[name=country]').selectOption(country);
      assert.deepEqual(await asked(frame), ['name', 'country', ...parts]);
      await frame.getByLabel(label, { exact: true }).waitFor();
    });
  }

  test('keeps the focus on the country while the form around it changes', async () => {
    const frame = await mountAddress();
    await frame.locator('[name=country]').focus();
    await frame.locator('[name=country]').selectOption('DE');
    await frame.locator('[name=country]:focus').waitFor();
  });

  test('does not take a postal code the country does not have', async () => {
    const frame = await mountAddress({ defaultValues: { address: { country: 'NL' } } });
    await fill(frame, { name: 'Jonah', addressLine1: 'Dam 1', locality: 'Amsterdam' });
    await fill(frame, { postalCode: '12345' });
    await frame.locator('[name=postalCode]').blur();
    await frame.getByText('This postal code does not exist in the chosen country.').waitFor();
    assert.partialDeepStrictEqual(await valueOf(), { complete: false });
    await fill(frame, { postalCode: '1012 JS' });
    assert.partialDeepStrictEqual(await valueOf(), { complete: true });
  });

  test('offers the allowed countries alone', async () => {
    const frame = await mountAddress({ allowedCountries: ['FR', 'DE', 'CI'] });
    const offered = await frame
      .locator('[name=country] option')
      .evaluateAll((options) => options.map((option) => option.getAttribute('value')));
    assert.deepEqual(offered, ['CI', 'FR', 'DE']);
  });

  test('getValue() shows what is missing', async () => {
    const frame = await mountAddress();
    assert.partialDeepStrictEqual(await valueOf(), { complete: false, value: { name: '' } });
    assert.equal(await frame.getByText('This field is incomplete.').count(), 5);
  });

  test('takes default values, with the name in two parts', async () => {
    const address = { line1: 'Lindenweg 5', city: 'Berlin', postal_code: '10115', country: 'DE' };
    const frame = await mountAddress({
      display: { name: 'split' },
      defaultValues: { firstName: 'Jonah', lastName: 'Jones', address },
    });
    await frame.getByLabel('Last name').waitFor();
    assert.partialDeepStrictEqual(await valueOf(), {
      complete: true,
      value: { name: 'Jonah Jones', firstName: 'Jonah', lastName: 'Jones', address },
    });
  });

  test('asks for a phone number if told to, and insists where it is required', async () => {
    const defaultValues = {
      name: 'Jonah',
      address: { line1: 'Weg 5', city: 'Berlin', postal_code: '10115', country: 'DE' },
    };
    const frame = await mountAddress({
      defaultValues,
      fields: { phone: 'always' },
      validation: { phone: { required: 'always' } },
    });
    assert.partialDeepStrictEqual(await valueOf(), { complete: false });
    await frame.getByLabel('Phone number').fill('+49 30 1234567');
    assert.partialDeepStrictEqual(await valueOf(), {
      complete: true,
      value: { phone: '+49 30 1234567' },
    });
  });

  test('refuses a PO box where the shop does', async () => {
    const frame = await mountAddress({ blockPoBox: true });
    await frame.locator('[name=addressLine1]').fill('P.O. Box 12');
    await frame.locator('[name=addressLine1]').blur();
    await frame.getByText('PO boxes are not accepted.').waitFor();
  });

  test('offers saved addresses, which are not new', async () => {
    const address = {
      line1: 'Lindenweg 5',
      city: 'Berlin',
      state: '',
      postal_code: '10115',
      country: 'DE',
    };
    const frame = await mountAddress({ contacts: [{ name: 'Jonah Jones', address }] });
    assert.partialDeepStrictEqual(await valueOf(), {
      complete: true,
      isNewAddress: false,
      value: { name: 'Jonah Jones', address },
    });
    await frame.getByLabel('Saved address').selectOption('Enter another address');
    assert.partialDeepStrictEqual(await valueOf(), { isNewAddress: true });
  });

  test('speaks German where the page does', async () => {
    const frames = await mountGroup(merchant, { ...deferred, locale: 'de' }, [
      ['address', { mode: 'billing', defaultValues: { address: { country: 'DE' } } }],
    ]);
    await frames('address').getByLabel('Postleitzahl').waitFor();
  });

  test('has to be told what it is for', async () => {
    await assert.rejects(
      mountGroup(merchant, deferred, [['address']]),
      /mode should be "billing" or "shipping"/,
    );
  });
});

describe('the linkAuthentication Element', () => {
  test('tells the page a complete email address', async () => {
    const { page } = merchant;
    const frames = await mountGroup(merchant, deferred, [['linkAuthentication']]);
    const email = frames('linkAuthentication').getByLabel('Email');
    await email.fill('jonah@');
    await email.blur();
    await frames('linkAuthentication').getByText('Your email address is incomplete.').waitFor();
    await email.fill('jonah@example.com');
    await page.waitForSelector('#linkAuthentication.StripeElement--complete');
    const change = await page.evaluate(
      () => window.shop.events.findLast(([name]) => name === 'linkAuthentication change')?.[1],
    );
    assert.deepEqual(change, {
      elementType: 'linkAuthentication',
      empty: false,
      complete: true,
      value: { email: 'jonah@example.com' },
    });
  });
});

describe('what stands beside the payment Element', () => {
  const address = {
    line1: 'Lindenweg 5',
    city: 'Berlin',
    state: '',
    postal_code: '10115',
    country: 'DE',
  };
  const all = [
    ['linkAuthentication', { defaultValues: { email: 'jonah@example.com' } }],
    ['address', { mode: 'billing', defaultValues: { name: 'Jonah Jones', address } }],
    ['address', { mode: 'shipping', defaultValues: { name: 'Katie Jones', address } }],
    ['payment'],
  ] as const;

  test('goes into the confirmation token', async () => {
    const { page } = merchant;
    const frames = await mountGroup(merchant, deferred, all);
    await fillForm(frames('payment'), '4242424242424242');
    const { confirmationToken: token } = await page.evaluate(async () => {
      const { stripe, elements } = window.shop;
      await elements.submit();
      return stripe.createConfirmationToken({ elements });
    });
    assert.partialDeepStrictEqual(token?.payment_method_preview.billing_details, {
      name: 'Jonah Jones',
      email: 'jonah@example.com',
      address: { line1: 'Lindenweg 5', city: 'Berlin', postal_code: '10115', country: 'DE' },
    });
    assert.partialDeepStrictEqual(token?.shipping, {
      name: 'Katie Jones',
      address: { line1: 'Lindenweg 5', country: 'DE' },
    });
  });

  test('gives way to what the page passes', async () => {
    const { page } = merchant;
    const frames = await mountGroup(merchant, deferred, all);
    await fillForm(frames('payment'), '4242424242424242');
    const { confirmationToken: token } = await page.evaluate(async () => {
      const { stripe, elements } = window.shop;
      await elements.submit();
      const params = { payment_method_data: { billing_details: { name: 'Somebody Else' } } };
      return stripe.createConfirmationToken({ elements, params });
    });
    assert.partialDeepStrictEqual(token?.payment_method_preview.billing_details, {
      name: 'Somebody Else',
      email: 'jonah@example.com',
    });
  });

  test('is checked by submit(), too', async () => {
    const { page } = merchant;
    const frames = await mountGroup(merchant, deferred, [
      ['payment'],
      ['address', { mode: 'billing' }],
    ]);
    await fillForm(frames('payment'), '4242424242424242');
    const { error } = await page.evaluate(() => window.shop.elements.submit());
    assert.deepEqual(error, {
      type: 'validation_error',
      code: 'incomplete_name',
      message: 'This field is incomplete.',
    });
  });
});
