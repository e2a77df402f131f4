import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mount, typeCard, useMerchant } from './merchant.ts';

const merchant = useMerchant();

const texts = ['cardnumber', 'exp-date', 'cvc', 'postal'] as const;

describe('typing into the card line', () => {
  test('goes from field to field by itself', async () => {
    const frame = await mount(merchant, {});
    await typeCard(merchant, frame, '4242424242424242');
    const values = await Promise.all(
      texts.map((name) => frame.locator(`[name=${name}]`).inputValue()),
    );
    assert.deepEqual(values, ['4242 4242 4242 4242', '12 / 34', '123', '12345']);
  });

  test('shows the brand as soon as the number tells it', async () => {
    const frame = await mount(merchant, {});
    const icon = frame.locator('.icon svg');
    assert.equal(await icon.getAttribute('data-brand'), 'unknown');
    await frame.locator('[name=cardnumber]').pressSequentially('37');
    assert.equal(await icon.getAttribute('data-brand'), 'amex');
  });

  test('keeps the caret where the buyer edits', async () => {
    const frame = await mount(merchant, {});
    const number = frame.locator('[name=cardnumber]');
    await number.pressSequentially('424242');
    for (let step = 0; step < 4; step += 1) await number.press('ArrowLeft');
    await number.press('1');
    await number.press('3');
    assert.equal(await number.inputValue(), '4241 3242');
    assert.equal(
      await number.evaluate((input) => input instanceof HTMLInputElement && input.selectionStart),
      6,
    );
  });

  test('deletes the digit beside a separator', async () => {
    const frame = await mount(merchant, {});
    const expiry = frame.locator('[name=exp-date]');
    await expiry.pressSequentially('4');
    assert.equal(await expiry.inputValue(), '04 / ');
    await expiry.press('Backspace');
    assert.equal(await expiry.inputValue(), '0');
  });

  test('goes back from an empty field by Backspace without deleting', async () => {
    const { page } = merchant;
    const frame = await mount(merchant, {});
    await frame.locator('[name=cardnumber]').click();
    await page.keyboard.type('4242424242424242');
    await page.keyboard.press('Backspace');
    const number = frame.locator('[name=cardnumber]');
    assert.equal(await number.inputValue(), '4242 4242 4242 4242');
    assert.ok(await number.evaluate((input) => input === document.activeElement));
  });

  test('ignores letters, and Enter does nothing', async () => {
    const { page } = merchant;
    const frame = await mount(merchant, {});
    const url = page.url();
    await frame.locator('[name=cardnumber]').pressSequentially('4x2y');
    await frame.locator('[name=cardnumber]').press('Enter');
    assert.equal(await frame.locator('[name=cardnumber]').inputValue(), '42');
    assert.equal(page.url(), url);
  });
});

const faults = [
  {
    name: 'cardnumber',
    typed: '4242',
    code: 'incomplete_number',
    message: 'Your card number is incomplete.',
  },
  {
    name: 'cardnumber',
    typed: '4242424242424241',
    code: 'invalid_number',
    message: 'Your card number is invalid.',
  },
  {
    name: 'exp-date',
    typed: '12',
    code: 'incomplete_expiry',
    message: "Your card's expiration date is incomplete.",
  },
  {
    name: 'exp-date',
    typed: '1220',
    code: 'invalid_expiry_year_past',
    message: "Your card's expiration year is in the past.",
  },
  {
    name: 'cvc',
    typed: '1',
    code: 'incomplete_cvc',
    message: "Your card's security code is incomplete.",
  },
  {
    name: 'postal',
    typed: '123',
    code: 'incomplete_zip',
    message: 'Your postal code is incomplete.',
  },
] as const;

describe('faults in the card line', () => {
  for (const { name, typed, code, message } of faults) {
    test(`${typed} in ${name} says ${code} once the field is left`, async () => {
      const { page } = merchant;
      const frame = await mount(merchant, {});
      const input = frame.locator(`[name=${name}]`);
      await input.pressSequentially(typed);
      await input.press('Tab');
      await page.waitForFunction(
        (wanted) =>
          JSON.stringify(window.shop.events.findLast(([event]) => event === 'change')).includes(
            wanted,
          ),
        code,
      );
      const last = await page.evaluate(() =>
        window.shop.events.findLast(([event]) => event === 'change'),
      );
      assert.partialDeepStrictEqual(last, [
        'change',
        { complete: false, error: { type: 'validation_error', code, message } },
      ]);
      assert.equal(await input.getAttribute('aria-invalid'), 'true');
      assert.match(
        (await page.locator('#card').getAttribute('class')) ?? '',
        /StripeElement--invalid/,
      );
    });
  }

  test('an unfinished number is not held against a buyer who is still typing', async () => {
    const { page } = merchant;
    const frame = await mount(merchant, {});
    await frame.locator('[name=cardnumber]').pressSequentially('4242');
    await page.waitForFunction(() => window.shop.events.some(([name]) => name === 'change'));
    const classes = await page.locator('#card').getAttribute('class');
    assert.equal(classes, 'StripeElement StripeElement--focus');
  });
});

describe('what the page hears of the card line', () => {
  test('focus, change with brand and postal code, escape, blur', async () => {
    const { page } = merchant;
    const frame = await mount(merchant, {});
    await typeCard(merchant, frame, '4242424242424242');
    await page.keyboard.press('Escape');
    await page.locator('#pay').click();
    await page.waitForFunction(() => window.shop.events.at(-1)?.[0] === 'blur');
    const events = await page.evaluate(() => window.shop.events);
    const names = events.map(([name]) => name).filter((name) => name !== 'change');
    assert.deepEqual(names, ['ready', 'focus', 'escape', 'blur']);
    const changes = events.filter(([name]) => name === 'change');
    assert.partialDeepStrictEqual(changes.at(-1), [
      'change',
      {
        elementType: 'card',
        empty: false,
        complete: true,
        brand: 'visa',
        value: { postalCode: '12345' },
      },
    ]);
    assert.match((await page.locator('#card').getAttribute('class')) ?? '', /--complete/);
  });

  test('clear() empties every field', async () => {
    const { page } = merchant;
    const frame = await mount(merchant, {});
    await typeCard(merchant, frame, '4242424242424242');
    await page.evaluate(() => {
      window.shop.elements.getElement('card')?.clear();
    });
    await page.waitForSelector('.StripeElement--empty');
    assert.equal(await frame.locator('[name=cardnumber]').inputValue(), '');
  });
});

describe('options of the card line', () => {
  test('hidePostalCode leaves three fields', async () => {
    const frame = await mount(merchant, { options: { hidePostalCode: true } });
    assert.equal(await frame.locator('[name=postal]').isVisible(), false);
    assert.equal(await frame.locator('input:visible').count(), 3);
  });

  test('style reaches the fields in each state', async () => {
    const style = {
      base: { color: 'rgb(1, 2, 3)', fontSize: '20px' },
      invalid: { color: 'rgb(9, 8, 7)' },
    };
    const frame = await mount(merchant, { options: { style } });
    const number = frame.locator('[name=cardnumber]');
    const look = () =>
      number.evaluate((input) => [getComputedStyle(input).color, getComputedStyle(input).fontSize]);
    assert.deepEqual(await look(), ['rgb(1, 2, 3)', '20px']);
    await number.pressSequentially('4242424242424241');
    assert.deepEqual(await look(), ['rgb(9, 8, 7)', '20px']);
  });

  test('disabled takes no input until update() allows it', async () => {
    const { page } = merchant;
    const frame = await mount(merchant, { options: { disabled: true } });
    assert.equal(await frame.locator('[name=cvc]').isDisabled(), true);
    await page.evaluate(() => {
      window.shop.elements.getElement('card')?.update({ disabled: false });
    });
    await frame.locator('[name=cvc]:enabled').waitFor();
  });

  test('at 300 pixels every field of a complete card is inside the frame', async () => {
    const { page } = merchant;
    await page.setViewportSize({ width: 316, height: 600 });
    const frame = await mount(merchant, {});
    await typeCard(merchant, frame, '4242424242424242');
    const cut = await frame
      .locator('.line')
      .evaluate((line) => line.scrollWidth - line.clientWidth);
    assert.ok(cut <= 0, `${cut} px are cut off`);
    assert.equal(await frame.locator('.last-four').innerText(), '4242');
  });
});
