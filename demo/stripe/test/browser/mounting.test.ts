import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deferred, mount, useMerchant } from './merchant.ts';

const merchant = useMerchant();

describe('the script', () => {
  test('is what the unmodified loader expects', async () => {
    const { page, standIn } = merchant;
    const warnings: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'warning') warnings.push(message.text());
    });
    const found = await page.evaluate(async (key) => {
      const stripe = await window.shop.load(key);
      return [typeof stripe.createToken, typeof stripe.elements];
    }, standIn.publishableKey);
    assert.deepEqual(found, ['function', 'function']);
    assert.deepEqual(warnings, []);
  });

  test('loaded twice leaves the first copy in charge', async () => {
    const { page, standIn } = merchant;
    const source = await (await fetch(standIn.scriptUrl)).text();
    await page.evaluate(() => window.shop.events.push(['loaded', window.Stripe]));
    await page.evaluate(source);
    const same = await page.evaluate(() => window.shop.events[0]?.[1] === window.Stripe);
    assert.equal(same, true);
  });
});

const refusals: readonly {
  readonly what: string;
  readonly call: (key: string) => unknown;
  readonly says: RegExp;
}[] = [
  { what: 'a secret key', call: () => window.Stripe?.('sk_test_123'), says: /secret key/ },
  { what: 'no key', call: () => window.Stripe?.(''), says: /publishable key/ },
  {
    what: 'an unknown Element',
    call: (key) => window.Stripe?.(key).elements().create('iban'),
    says: /"iban" is not an Element .* Use one of: payment, card, /,
  },
  {
    what: 'a style that is none',
    call: (key) => {
      window.shop.mount({ type: 'card', options: { style: 'color: red' }, key });
    },
    says: /Invalid value for create\(\): style should be an object. You specified: color: red/,
  },
  {
    what: 'an unknown style of icon',
    call: (key) => {
      window.shop.mount({ type: 'card', options: { iconStyle: 'round' }, key });
    },
    says: /iconStyle should be one of: default, solid. You specified: round/,
  },
  {
    what: 'a second Element of one type',
    call: (key) => {
      const elements = window.Stripe?.(key).elements();
      elements?.create('card');
      return elements?.create('card');
    },
    says: /has a card Element already/,
  },
  {
    what: 'a payment Element without amount',
    call: (key) => window.Stripe?.(key).elements().create('payment'),
    says: /needs \{clientSecret\} or/,
  },
  {
    what: 'an amount with a fraction',
    call: (key) =>
      window.Stripe?.(key).elements({ mode: 'payment', amount: 10.5, currency: 'usd' }),
    says: /amount should be a whole number/,
  },
  {
    what: 'paymentMethodTypes',
    call: (key) => {
      window.shop.mount({ type: 'card', group: { paymentMethodTypes: ['card'] }, key });
    },
    says: /paymentMethodTypes was removed/,
  },
  {
    what: 'a selector that finds nothing',
    call: (key) => {
      window.Stripe?.(key).elements().create('card').mount('#nowhere');
    },
    says: /#nowhere.* applies to no DOM element/,
  },
  {
    what: 'a node outside the document',
    call: (key) => {
      window.Stripe?.(key).elements().create('card').mount(document.createElement('div'));
    },
    says: /not attached to the page/,
  },
  {
    what: 'a node in a shadow root',
    call: (key) => {
      const root = document.querySelector('#elsewhere')?.attachShadow({ mode: 'open' });
      const host = document.createElement('div');
      root?.append(host);
      window.Stripe?.(key).elements().create('card').mount(host);
    },
    says: /Elements cannot be mounted in a ShadowRoot\. Please mount in the Light DOM/,
  },
];

describe('an IntegrationError refuses', () => {
  for (const { what, call, says } of refusals) {
    test(what, async () => {
      const { page, standIn } = merchant;
      await assert.rejects(page.evaluate(call, standIn.publishableKey), (error: Error) => {
        assert.match(error.message, /IntegrationError/);
        assert.match(error.message, says);
        return true;
      });
    });
  }
});

describe('mounting', () => {
  test('puts one cross-origin frame into the host, sized to its content', async () => {
    const { page, standIn } = merchant;
    await mount(merchant, { type: 'payment', group: deferred });
    const iframe = page.locator('#card > iframe');
    assert.equal(await iframe.count(), 1);
    assert.match((await iframe.getAttribute('name')) ?? '', /^__privateStripeFrame\d+$/);
    assert.equal(await iframe.getAttribute('allow'), 'payment *');
    const source = new URL((await iframe.getAttribute('src')) ?? '');
    assert.equal(source.origin, new URL(standIn.scriptUrl).origin);
    await page.waitForFunction(
      () => (document.querySelector('#card iframe')?.clientHeight ?? 0) > 150,
    );
  });

  test('a second time somewhere else moves the Element', async () => {
    const { page } = merchant;
    await mount(merchant, {});
    await page.evaluate(() => {
      window.shop.elements.getElement('card')?.mount('#elsewhere');
    });
    assert.equal(await page.locator('#card iframe').count(), 0);
    assert.equal(await page.locator('#card').getAttribute('class'), '');
    await page.frameLocator('#elsewhere iframe').locator('[name=cvc]').waitFor();
  });

  test('is over after destroy()', async () => {
    const { page } = merchant;
    await mount(merchant, {});
    const message = await page.evaluate(() => {
      const card = window.shop.elements.getElement('card');
      card?.destroy();
      try {
        card?.mount('#card');
      } catch (error) {
        return String(error);
      }
      return 'no error';
    });
    assert.match(message, /IntegrationError: This Element has been destroyed/);
    assert.equal(await page.locator('iframe').count(), 0);
  });

  test('survives a host that is moved within the page', async () => {
    const { page } = merchant;
    const frame = await mount(merchant, {});
    await frame.locator('[name=cardnumber]').fill('4242');
    await page.evaluate(() => {
      const host = document.querySelector('#card');
      if (host !== null) document.body.append(host);
    });
    await page.waitForSelector('#card.StripeElement--empty');
    await frame.locator('[name=cardnumber][placeholder]').fill('4242');
    await page.waitForSelector('#card:not(.StripeElement--empty)');
  });
});

describe('focus', () => {
  test('a click on the label goes into the frame', async () => {
    const { page } = merchant;
    const frame = await mount(merchant, {});
    await page.locator('label').click();
    await page.waitForSelector('#card.StripeElement--focus');
    await page.keyboard.type('42');
    assert.equal(await frame.locator('[name=cardnumber]').inputValue(), '42');
  });

  test('Tab passes through the frame and out of it', async () => {
    const { page } = merchant;
    const frame = await mount(merchant, {});
    // Page and frame are processes of their own: focus has come over once the field has it.
    for (const name of ['cardnumber', 'exp-date', 'cvc', 'postal']) {
      await page.keyboard.press('Tab');
      await frame.locator(`[name=${name}]:focus`).waitFor();
    }
    await page.keyboard.press('Tab');
    await page.locator('#pay:focus').waitFor();
  });
});
