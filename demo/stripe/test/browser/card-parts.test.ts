import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import type { FrameLocator, Locator } from 'playwright-core';
import { mountGroup, useMerchant } from './merchant.ts';

const merchant = useMerchant();

const parts = ['cardNumber', 'cardExpiry', 'cardCvc'] as const;
const typed = { cardNumber: '4242424242424242', cardExpiry: '1234', cardCvc: '123' } as const;
const names = { cardNumber: 'cardnumber', cardExpiry: 'exp-date', cardCvc: 'cvc' } as const;

type Part = (typeof parts)[number];
type Options = Readonly<Partial<Record<Part, Readonly<Record<string, unknown>>>>>;

/** Mounts Elements of one group, each into a place named by its type. */
function mountParts(options: Options = {}, shown: readonly Part[] = parts) {
  return mountGroup(
    merchant,
    {},
    shown.map((type) => [type, options[type] ?? {}]),
  );
}

function frameOf(part: Part): FrameLocator {
  return merchant.page.frameLocator(`#${part} iframe`);
}

function input(part: Part): Locator {
  return frameOf(part).locator(`[name=${names[part]}]`);
}

async function fill(values: Readonly<Partial<Record<Part, string>>>): Promise<void> {
  for (const part of parts) {
    const value = values[part];
    if (value !== undefined) await input(part).pressSequentially(value);
  }
}

/** What `createToken` says of the group's number. */
function tokenise() {
  return merchant.page.evaluate(async () => {
    const number = window.shop.elements.getElement('cardNumber');
    if (number === null) throw new Error('There is no cardNumber Element.');
    const { token, error } = await window.shop.stripe.createToken(number, { name: 'Ada' });
    return {
      last4: token?.card?.last4,
      expiry: token?.card?.exp_month,
      name: token?.card?.name,
      code: error?.code,
    };
  });
}

describe('a card in three Elements', () => {
  beforeEach(async () => {
    await mountParts();
  });

  test('becomes one token', async () => {
    await fill(typed);
    assert.deepEqual(await tokenise(), {
      last4: '4242',
      expiry: 12,
      name: 'Ada',
      code: undefined,
    });
  });

  test('becomes a PaymentMethod that confirms nothing by itself', async () => {
    await fill(typed);
    const last4 = await merchant.page.evaluate(async () => {
      const card = window.shop.elements.getElement('cardNumber');
      if (card === null) return undefined;
      const made = await window.shop.stripe.createPaymentMethod({ type: 'card', card });
      return made.paymentMethod?.card?.last4;
    });
    assert.equal(last4, '4242');
  });

  test('is refused with the fault of the part that has it, which is marked', async () => {
    await fill({ ...typed, cardCvc: '1' });
    assert.equal((await tokenise()).code, 'incomplete_cvc');
    await merchant.page.waitForSelector('#cardCvc.StripeElement--invalid');
    assert.equal(await input('cardCvc').getAttribute('aria-invalid'), 'true');
    assert.equal(await merchant.page.locator('#cardNumber.StripeElement--invalid').count(), 0);
  });

  test('has a security code as long as its brand wants', async () => {
    await input('cardCvc').pressSequentially('1234');
    assert.equal(await input('cardCvc').inputValue(), '1234');
    await input('cardNumber').pressSequentially('4242');
    await merchant.page.waitForSelector('#cardCvc.StripeElement--invalid');
    await input('cardNumber').fill('3782');
    await merchant.page.waitForSelector('#cardCvc.StripeElement--complete');
  });

  test('keeps what is typed away from the page', async () => {
    await fill(typed);
    await tokenise();
    const heard = await merchant.page.evaluate(() => window.shop.messages.join());
    assert.match(heard, /visa/);
    assert.doesNotMatch(heard, /4242 ?4242|12 \/ 34|"123"/);
  });

  test('tells the brand with the number alone', async () => {
    await fill({ cardNumber: '5555', cardExpiry: '12' });
    await merchant.page.waitForFunction(() =>
      window.shop.events.some(([name]) => name === 'cardExpiry change'),
    );
    const events = new Map(await merchant.page.evaluate(() => window.shop.events));
    assert.partialDeepStrictEqual(events.get('cardNumber change'), {
      elementType: 'cardNumber',
      empty: false,
      complete: false,
      brand: 'mastercard',
    });
    const expiry = events.get('cardExpiry change');
    assert.partialDeepStrictEqual(expiry, { elementType: 'cardExpiry', empty: false });
    assert.doesNotMatch(JSON.stringify(expiry), /brand/);
  });

  test('leaves it to the buyer to go on to the next', async () => {
    await fill({ cardNumber: typed.cardNumber });
    await merchant.page.waitForSelector('#cardNumber.StripeElement--complete');
    assert.ok(await input('cardNumber').evaluate((one) => one === document.activeElement));
  });

  test('is gone through by Tab, forwards and backwards', async () => {
    const { page } = merchant;
    await page.locator('#pay').focus();
    for (const part of parts) {
      await page.keyboard.press('Tab');
      await frameOf(part).locator('input:focus').waitFor();
    }
    for (const part of ['cardExpiry', 'cardNumber'] as const) {
      await page.keyboard.press('Shift+Tab');
      await frameOf(part).locator('input:focus').waitFor();
    }
    await page.keyboard.press('Shift+Tab');
    await page.locator('#pay:focus').waitFor();
  });
});

test('two groups on one page are two cards', async () => {
  const { page } = merchant;
  await mountParts({}, ['cardExpiry', 'cardCvc']);
  await fill({ cardExpiry: '1234', cardCvc: '12' });
  await mountParts({}, ['cardNumber']);
  await input('cardNumber').pressSequentially('378282246310005');
  // The number's own group has no other part, so nothing is held against the other's code; what
  // is missing is left for the API to say.
  const { code } = await tokenise();
  assert.notEqual(code, 'incomplete_cvc');
  assert.equal(await page.locator('#cardCvc.StripeElement--invalid').count(), 1);
});

describe('options of the three', () => {
  test('placeholders, icon and disabled', async () => {
    await mountParts({
      cardNumber: { showIcon: true, iconStyle: 'solid', placeholder: 'Your number' },
      cardCvc: { disabled: true },
    });
    assert.equal(await input('cardNumber').getAttribute('placeholder'), 'Your number');
    assert.equal(await input('cardExpiry').getAttribute('placeholder'), 'MM / YY');
    const icon = frameOf('cardNumber').locator('.icon svg');
    await icon.locator('visible=true').waitFor();
    assert.equal(await icon.getAttribute('data-style'), 'solid');
    assert.equal(await input('cardCvc').isDisabled(), true);
    await merchant.page.evaluate(() => {
      window.shop.elements.getElement('cardNumber')?.update({ showIcon: false, placeholder: 'No' });
    });
    await frameOf('cardNumber').locator('[placeholder=No]').waitFor();
    assert.equal(await icon.isVisible(), false);
  });
});
