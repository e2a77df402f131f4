import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FrameLocator, Locator } from 'playwright-core';
import { deferred, fillForm, mount, useMerchant } from './merchant.ts';

const merchant = useMerchant();

type Bag = Readonly<Record<string, unknown>>;

const payment = (group: Bag = {}, options: Bag = {}): Promise<FrameLocator> =>
  mount(merchant, { type: 'payment', group: { ...deferred, ...group }, options });

const styleOf = (locator: Locator, property: string): Promise<string> =>
  locator.evaluate((one, name) => getComputedStyle(one).getPropertyValue(name), property);

describe('appearance', () => {
  const themes = [
    ['stripe', 'rgb(255, 255, 255)'],
    ['night', 'rgb(48, 49, 61)'],
    ['flat', 'rgb(241, 241, 241)'],
    ['none', 'rgba(0, 0, 0, 0)'],
  ] as const;
  for (const [theme, background] of themes) {
    test(`theme ${theme} has its background`, async () => {
      const frame = await payment({ appearance: { theme } });
      assert.equal(await styleOf(frame.locator('[name=cvc]'), 'background-color'), background);
    });
  }

  test('variables and rules reach the fields, and update() takes them back', async () => {
    const frame = await payment({
      appearance: {
        variables: { colorBackground: 'rgb(1, 2, 3)', spacingGridRow: '33px' },
        rules: { '.Input:focus, .Tab': { borderColor: 'rgb(7, 8, 9)' } },
      },
    });
    const cvc = frame.locator('[name=cvc]');
    assert.equal(await styleOf(cvc, 'background-color'), 'rgb(1, 2, 3)');
    assert.equal(await styleOf(frame.locator('.form'), 'row-gap'), '33px');
    await merchant.page.evaluate(() =>
      window.shop.elements.update({ appearance: { disableAnimations: true } }),
    );
    assert.equal(await styleOf(cvc, 'background-color'), 'rgb(255, 255, 255)');
    assert.equal(await styleOf(cvc, 'transition-duration'), '0s');
    assert.equal(await styleOf(frame.locator('.form'), 'row-gap'), '12px');
  });

  test('no rule hides a field or reaches for other parts of the frame', async () => {
    const warnings: string[] = [];
    merchant.page.on('console', (message) => warnings.push(message.text()));
    const frame = await payment({
      appearance: {
        rules: {
          '.Input': { display: 'none', color: 'rgb(1, 2, 3)' },
          'input[value^="4"]': { backgroundImage: 'none' },
        },
      },
    });
    const cvc = frame.locator('[name=cvc]');
    assert.equal(await cvc.isVisible(), true);
    assert.equal(await styleOf(cvc, 'color'), 'rgb(1, 2, 3)');
    assert.deepEqual(warnings, [
      'appearance.rules[".Input"]: display is not a supported property.',
      'appearance.rules: "input[value^="4"]" is not a supported selector.',
    ]);
  });

  test('floating labels rest in empty fields', async () => {
    const frame = await payment({ appearance: { labels: 'floating' } });
    const label = frame.locator('label[for=Field-numberInput]');
    assert.match((await label.getAttribute('class')) ?? '', /Label--resting/);
    await frame.locator('[name=number]').focus();
    assert.match((await label.getAttribute('class')) ?? '', /Label--floating/);
    assert.equal(await styleOf(label, 'position'), 'absolute');
  });

  test('condensed inputs touch', async () => {
    const frame = await payment({ appearance: { inputs: 'condensed' } });
    const number = await frame.locator('[name=number]').boundingBox();
    const expiry = await frame.locator('[name=expiry]').boundingBox();
    assert.ok((number?.y ?? 0) + (number?.height ?? 0) >= (expiry?.y ?? Infinity));
  });

  test('nothing moves for a buyer who asked for that', async () => {
    await merchant.page.emulateMedia({ reducedMotion: 'reduce' });
    const frame = await payment();
    assert.equal(await styleOf(frame.locator('[name=cvc]'), 'transition-duration'), '0s');
  });
});

describe('options of the payment Element', () => {
  test('an accordion opens by its header and closes by collapse()', async () => {
    const { page } = merchant;
    const layout = { type: 'accordion', defaultCollapsed: true, radios: 'always' };
    const frame = await payment({}, { layout });
    const header = frame.getByRole('button', { name: 'Card' });
    assert.equal(await header.getAttribute('aria-expanded'), 'false');
    assert.equal(await frame.locator('[name=number]').isVisible(), false);
    await header.click();
    await frame.locator('[name=number]').waitFor();
    await page.evaluate(() => window.shop.elements.getElement('payment')?.collapse());
    await frame.locator('[name=number]').waitFor({ state: 'hidden' });
    await page.waitForFunction(() => {
      const [, payload] = window.shop.events.findLast(([name]) => name === 'change') ?? [];
      return JSON.stringify(payload).includes('"collapsed":true');
    });
  });

  test('tabs show no header where there is one way to pay', async () => {
    const frame = await payment({}, { layout: 'tabs' });
    assert.equal(await frame.getByRole('button').count(), 0);
  });

  const terms = [
    [{}, {}, false],
    [{ setupFutureUsage: 'off_session' }, {}, true],
    [{ setupFutureUsage: 'off_session' }, { terms: { card: 'never' } }, false],
    [{}, { terms: { card: 'always' } }, true],
  ] as const;
  for (const [group, options, visible] of terms) {
    const given = JSON.stringify({ ...group, ...options });
    test(`terms are ${visible ? 'shown' : 'left out'} with ${given}`, async () => {
      const frame = await payment(group, { ...options, business: { name: 'Rocket Books' } });
      assert.equal(await frame.getByText('Rocket Books').isVisible(), visible);
    });
  }

  test('default values, read-only, and what there is no effect of, are taken', async () => {
    const frame = await payment(
      {},
      {
        defaultValues: { billingDetails: { address: { country: 'GB', postal_code: 'E1 6AN' } } },
        readOnly: true,
        paymentMethodOrder: ['card', 'link'],
        wallets: { applePay: 'never' },
        layout: { type: 'tabs', defaultCollapsed: false },
      },
    );
    assert.equal(await frame.locator('[name=country]').inputValue(), 'GB');
    assert.equal(await frame.locator('[name=postalCode]').inputValue(), 'E1 6AN');
    assert.equal(await frame.locator('[name=number]').isDisabled(), true);
    assert.equal(await frame.locator('[name=country]').isDisabled(), true);
  });

  test('a complete number tells the brand of its card', async () => {
    const { page } = merchant;
    const frame = await payment();
    await page.evaluate(() => {
      window.shop.elements
        .getElement('payment')
        ?.on('carddetailschange', (payload) => window.shop.events.push(['details', payload]));
    });
    await frame.locator('[name=number]').fill('5555555555554444');
    await page.waitForFunction(
      () => window.shop.events.filter(([n]) => n === 'details').length > 1,
    );
    const told = await page.evaluate(() => window.shop.events.filter(([n]) => n === 'details'));
    assert.deepEqual(told, [
      ['details', { elementType: 'payment', loading: true }],
      [
        'details',
        {
          elementType: 'payment',
          loading: false,
          details: { brands: ['mastercard'], funding: null },
        },
      ],
    ]);
  });

  test('the change event tells the address as far as the form asks for it', async () => {
    const frame = await payment();
    await fillForm(frame, '4242424242424242');
    await merchant.page.waitForSelector('.StripeElement--complete');
    const last = await merchant.page.evaluate(() =>
      window.shop.events.findLast(([name]) => name === 'change'),
    );
    assert.deepEqual(last?.[1], {
      elementType: 'payment',
      empty: false,
      complete: true,
      collapsed: false,
      value: {
        type: 'card',
        billingDetails: { address: { country: 'US', postalCode: '12345' } },
      },
    });
  });
});

describe('fonts', () => {
  /** Addresses the frame asked for; what is answered is no font, which is warned of. */
  async function fetched(): Promise<string[]> {
    const asked: string[] = [];
    await merchant.page.route('**/*.woff2', (route) => {
      asked.push(route.request().url());
      return route.fulfill({ headers: { 'access-control-allow-origin': '*' }, body: '' });
    });
    return asked;
  }

  const fontWarning = () =>
    merchant.page.waitForEvent('console', (message) => message.text().includes('The font "Shop"'));

  test('are fetched before anything is typed, whichever characters they are for', async () => {
    const asked = await fetched();
    const src = 'url(https://fonts.example/shop.woff2)';
    const warned = fontWarning();
    await mount(merchant, { group: { fonts: [{ family: 'Shop', src, unicodeRange: 'U+34' }] } });
    await warned;
    assert.deepEqual(asked, ['https://fonts.example/shop.woff2']);
  });

  test('from a stylesheet are read by the page, those on http: left out', async () => {
    const asked = await fetched();
    const sheet = `
      @font-face { font-family: "Shop"; src: url("https://fonts.example/shop.woff2") format("woff2"); }
      @font-face { font-family: "Plain"; src: url(../plain.woff2); }`;
    // The one address that the shop's policy lets the page fetch from.
    const cssSrc = `${merchant.standIn.apiUrl}/css/shop.css`;
    await merchant.page.route(cssSrc, (route) =>
      route.fulfill({ headers: { 'access-control-allow-origin': '*' }, body: sheet }),
    );
    const warned = fontWarning();
    await mount(merchant, { group: { fonts: [{ cssSrc }] } });
    await warned;
    assert.deepEqual(asked, ['https://fonts.example/shop.woff2']);
  });

  const refused = [
    [[{ family: 'Shop', src: 'url(/shop.woff2)' }], /Invalid src value .*: \/shop.woff2/],
    [[{ family: 'Shop' }], /each font needs/],
    ['Shop', /fonts should be an array/],
  ] as const;
  for (const [fonts, says] of refused) {
    test(`${JSON.stringify(fonts)} is an integration error`, async () => {
      const { page, standIn } = merchant;
      const given = { type: 'card', group: { fonts }, key: standIn.publishableKey };
      const mounting = page.evaluate((wanted) => {
        window.shop.mount(wanted);
      }, given);
      await assert.rejects(mounting, { message: says });
      await assert.rejects(mounting, { message: /IntegrationError/ });
    });
  }
});
