import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FrameLocator } from 'playwright-core';
import { mount, useMerchant } from './merchant.ts';

const merchant = useMerchant();

const number = (frame: FrameLocator) => frame.locator('[name=cardnumber]');

/** All of a text in one input event, as pasting makes it. */
async function paste(frame: FrameLocator, text: string): Promise<void> {
  await number(frame).focus();
  await merchant.page.keyboard.insertText(text);
}

const caret = (frame: FrameLocator): Promise<number | null> =>
  number(frame).evaluate((input) =>
    input instanceof HTMLInputElement ? input.selectionStart : null,
  );

describe('a pasted number', () => {
  const pasted = [
    ['4242 4242 4242 4242', '4242 4242 4242 4242'],
    ['4242-4242-4242-4242', '4242 4242 4242 4242'],
    ['  378282246310005  ', '3782 822463 10005'],
    ['42424242424242424242', '4242 4242 4242 4242'],
    ['36227206271667', '3622 720627 1667'],
    ['6205500000000000004', '6205 5000 0000 0000 004'],
    ['４２４２４２', '4242 42'],
  ] as const;
  test('is grouped as its brand prints it, whatever stood between the digits', async () => {
    const frame = await mount(merchant, {});
    for (const [text, shown] of pasted) {
      await number(frame).fill('');
      await paste(frame, text);
      assert.equal(await number(frame).inputValue(), shown);
    }
  });
});

describe('editing across the gaps of a number', () => {
  const edits = [
    { at: 5, key: 'Backspace', shown: '4244 2424 242', caret: 3 },
    { at: 4, key: 'Delete', shown: '4242 2424 242', caret: 4 },
    { at: 2, key: 'Backspace', shown: '4424 2424 242', caret: 1 },
    { at: 4, key: '9', shown: '4242 9424 2424 2', caret: 6 },
    { at: 0, key: 'Delete', shown: '2424 2424 242', caret: 0 },
  ];
  test('keeps the caret behind the digit it was behind', async () => {
    const frame = await mount(merchant, {});
    for (const { at, key, shown, caret: after } of edits) {
      await number(frame).fill('424242424242');
      await number(frame).evaluate((input, place) => {
        if (input instanceof HTMLInputElement) input.setSelectionRange(place, place);
      }, at);
      await number(frame).press(key);
      assert.deepEqual(
        [await number(frame).inputValue(), await caret(frame)],
        [shown, after],
        `${key} at ${at}`,
      );
    }
  });
});

describe('the postal code of the card line', () => {
  const codes = [
    ['4000008260000000', 'SW1A 1', 'Postal', 'incomplete'],
    ['4000008260000000', 'SW1A 1AA', 'Postal', 'complete'],
    ['4000001240000000', 'M5T 1T4', 'Postal', 'complete'],
    ['4000002760000016', '1', 'Postal', 'complete'],
    ['4000008400001629', '9411', 'ZIP', 'incomplete'],
  ] as const;
  for (const [card, code, placeholder, worth] of codes) {
    test(`${code} with ${card} is ${worth}`, async () => {
      const { page } = merchant;
      const frame = await mount(merchant, {});
      await number(frame).pressSequentially(`${card}1234123`);
      const postal = frame.locator('[name=postal]');
      assert.equal(await postal.getAttribute('placeholder'), placeholder);
      await postal.pressSequentially(code);
      await page.locator('#pay').click();
      await page.waitForSelector(
        worth === 'complete' ? '.StripeElement--complete' : '.StripeElement--invalid',
      );
    });
  }

  test('comes from `value`, alone and with no change until then', async () => {
    const frame = await mount(merchant, { options: { value: { postalCode: '94110' } } });
    assert.equal(await frame.locator('[name=postal]').inputValue(), '94110');
    assert.equal(await number(frame).inputValue(), '');
    await merchant.page.waitForSelector('#card:not(.StripeElement--empty)');
  });
});

describe('the icon of the card line', () => {
  test('shows the place of the code, the fault and the brand', async () => {
    const { page } = merchant;
    const frame = await mount(merchant, {});
    const icon = frame.locator('.icon svg');
    await number(frame).pressSequentially('378282246310005');
    assert.equal(await icon.getAttribute('data-brand'), 'amex');
    await frame.locator('[name=cvc]').click();
    assert.equal(await icon.getAttribute('data-brand'), 'cvc-front');
    await frame.locator('[name=cvc]').pressSequentially('1');
    await page.locator('#pay').click();
    await frame.locator('.icon svg[data-brand=fault]').waitFor();
  });

  test('may be hidden, and be of one colour', async () => {
    const style = { base: { iconColor: 'rgb(1, 2, 3)' } };
    const frame = await mount(merchant, { options: { iconStyle: 'solid', style } });
    await number(frame).pressSequentially('42');
    const icon = frame.locator('.icon');
    assert.equal(await icon.locator('svg').getAttribute('data-style'), 'solid');
    assert.equal(await icon.evaluate((one) => getComputedStyle(one).color), 'rgb(1, 2, 3)');
    await merchant.page.evaluate(() => {
      window.shop.elements.getElement('card')?.update({ hideIcon: true });
    });
    await frame.locator('.icon').waitFor({ state: 'hidden' });
  });
});

describe('style', () => {
  test('reaches pseudo-classes and states, and nothing but the listed properties', async () => {
    const frame = await mount(merchant, {
      options: {
        style: {
          base: {
            color: 'rgb(1, 1, 1)',
            position: 'fixed',
            display: 'none',
            ':focus': { color: 'rgb(2, 2, 2)' },
            '::placeholder': { color: 'rgb(3, 3, 3)' },
            ':disabled': { color: 'rgb(4, 4, 4)' },
          },
          complete: { color: 'rgb(5, 5, 5)' },
          empty: { letterSpacing: '2px' },
        },
      },
    });
    const look = (name: string, part?: string) =>
      frame.locator(`[name=${name}]`).evaluate((input, pseudo) => {
        const { color, position, display, letterSpacing } = getComputedStyle(input, pseudo);
        return { color, position, display, letterSpacing };
      }, part);
    assert.partialDeepStrictEqual(await look('cvc'), {
      color: 'rgb(1, 1, 1)',
      position: 'static',
      display: 'block',
      letterSpacing: '2px',
    });
    assert.equal((await look('cvc', '::placeholder')).color, 'rgb(3, 3, 3)');
    await frame.locator('[name=cvc]').focus();
    assert.equal((await look('cvc')).color, 'rgb(2, 2, 2)');
    await number(frame).pressSequentially('4242424242424242');
    assert.deepEqual([(await look('cardnumber')).color], ['rgb(5, 5, 5)']);
    await merchant.page.evaluate(() => {
      window.shop.elements.getElement('card')?.update({ disabled: true });
    });
    await frame.locator('[name=cvc]:disabled').waitFor();
    assert.equal((await look('cvc')).color, 'rgb(4, 4, 4)');
  });

  test('takes classes of the page’s own', async () => {
    const { page } = merchant;
    const classes = { base: 'mine wide', focus: 'mine-focus', complete: 'mine-complete' };
    const frame = await mount(merchant, { options: { classes } });
    assert.equal(
      await page.locator('#card').getAttribute('class'),
      'mine wide StripeElement--empty',
    );
    await number(frame).click();
    await page.waitForSelector('#card.mine-focus');
    assert.equal(await page.locator('#card.StripeElement--focus').count(), 0);
  });
});

describe('what assistive technology is told', () => {
  test('names, keyboards, autofill and where the fault is said', async () => {
    const frame = await mount(merchant, {});
    const inputs = await frame
      .locator('input')
      .evaluateAll((all) =>
        all.map((input) => [
          input.getAttribute('aria-label'),
          input.getAttribute('autocomplete'),
          input.getAttribute('inputmode'),
        ]),
      );
    assert.deepEqual(inputs, [
      ['Credit or debit card number', 'cc-number', 'numeric'],
      ['Credit or debit card expiration date', 'cc-exp', 'numeric'],
      ['Credit or debit card CVC/CVV', 'cc-csc', 'numeric'],
      ['ZIP', 'postal-code', 'numeric'],
    ]);
    await number(frame).pressSequentially('4242424242424241');
    const said = await number(frame).evaluate(
      (input) => document.getElementById(input.getAttribute('aria-describedby') ?? '')?.innerText,
    );
    assert.equal(said, 'Your card number is invalid.');
  });

  test('Shift and Tab lead back to what was before the frame', async () => {
    const { page } = merchant;
    const frame = await mount(merchant, {});
    await page.locator('#pay').focus();
    for (const name of ['postal', 'cvc', 'exp-date', 'cardnumber']) {
      await page.keyboard.press('Shift+Tab');
      await frame.locator(`[name=${name}]:focus`).waitFor();
    }
    await page.keyboard.press('Shift+Tab');
    await page.waitForSelector('#card:not(.StripeElement--focus)');
  });
});

test('an option Stripe does not know is warned of in Stripe’s words', async () => {
  const warnings: string[] = [];
  merchant.page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text());
  });
  await mount(merchant, { options: { hideZip: true } });
  assert.deepEqual(warnings, [
    'Unrecognized create() parameter: hideZip is not a recognized parameter. ' +
      'This may cause issues with your integration in the future.',
  ]);
});
