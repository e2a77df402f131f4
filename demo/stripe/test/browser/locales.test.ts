import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { en } from '../../browser/locales/en.ts';
import { directionOf, isTranslated, textFor, translateRefusal } from '../../browser/text.ts';
import { deferred, mount, typeCard, useMerchant } from './merchant.ts';
import { sentences } from './sentences.ts';

const merchant = useMerchant();

const folder = new URL('../../browser/locales/', import.meta.url);
const languages = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''));

describe('every language', () => {
  const wanted = sentences(en).map(([path]) => path);
  for (const language of languages) {
    test(`${language} has every sentence, and none left in English`, () => {
      const found = sentences(textFor(language));
      assert.ok(isTranslated(language));
      assert.deepEqual(found.map(([path]) => path).toSorted(), wanted.toSorted());
      assert.ok(found.every(([, sentence]) => sentence.trim() !== ''));
      const english = new Map(sentences(en));
      const long = found.filter(([, sentence]) => sentence.length > 20);
      const same = long.filter(([path, sentence]) => english.get(path) === sentence);
      assert.deepEqual(same, language === 'en' ? long : []);
      assert.match(textFor(language).payment.terms('Books'), /Books/);
    });
  }

  test('is found by its region too, and English stands in for one that is missing', () => {
    assert.equal(textFor('de-AT'), textFor('de'));
    assert.equal(textFor('ko'), en);
    assert.equal(isTranslated('ko'), false);
    assert.equal(directionOf('ar-EG'), 'rtl');
    assert.equal(directionOf('fr'), 'ltr');
  });

  test('knows the refusals of the API by their English', () => {
    const german = textFor('de');
    assert.equal(translateRefusal('Your card was declined.', german), german.refusals.declined);
    assert.equal(translateRefusal('Your cat was declined.', german), 'Your cat was declined.');
  });
});

describe('the card line', () => {
  const placeholders = [
    ['de', 'PLZ', 'ltr'],
    ['fr-CA', 'Code postal', 'ltr'],
    ['ja', '郵便番号', 'ltr'],
    ['ar', 'الرمز', 'rtl'],
  ] as const;
  for (const [locale, placeholder, direction] of placeholders) {
    test(`speaks ${locale}`, async () => {
      const frame = await mount(merchant, { group: { locale } });
      assert.equal(await frame.locator('[name=postal]').getAttribute('placeholder'), placeholder);
      const html = frame.locator('html');
      assert.equal(await html.getAttribute('lang'), locale);
      assert.equal(await html.getAttribute('dir'), direction);
    });
  }

  test('follows the browser with "auto"', async () => {
    const frame = await mount(merchant, { group: { locale: 'auto' } });
    assert.equal(await frame.locator('html').getAttribute('lang'), 'en-US');
  });

  test('runs from right to left in Arabic, its digits from left to right', async () => {
    const frame = await mount(merchant, { group: { locale: 'ar' } });
    await typeCard(merchant, frame, '4242424242424242');
    const number = frame.locator('[name=cardnumber]');
    const postal = await frame.locator('[name=postal]').boundingBox();
    const box = await number.boundingBox();
    assert.ok((box?.x ?? 0) > (postal?.x ?? 0));
    const style = await number.evaluate((input) => {
      const { direction, textAlign } = getComputedStyle(input);
      return [direction, textAlign];
    });
    assert.deepEqual(style, ['ltr', 'right']);
    assert.equal(await number.inputValue(), '4242 4242 4242 4242');
  });

  test('says in the buyer’s language what the API refuses', async () => {
    const { page } = merchant;
    const frame = await mount(merchant, { group: { locale: 'de' } });
    await typeCard(merchant, frame, '4242424242424242');
    await page.route('**/v1/tokens', (route) =>
      route.fulfill({
        status: 402,
        headers: { 'access-control-allow-origin': '*' },
        json: { error: { type: 'card_error', message: en.refusals.incorrectCvc } },
      }),
    );
    const message = await page.evaluate(async () => {
      const card = window.shop.elements.getElement('card');
      if (card === null) return undefined;
      return (await window.shop.stripe.createToken(card)).error?.message;
    });
    assert.equal(message, textFor('de').refusals.incorrectCvc);
  });
});

describe('the labels of the form', () => {
  for (const language of languages) {
    test(`need one line in ${language}, however narrow the page`, async () => {
      const { page } = merchant;
      const group = { ...deferred, locale: language };
      const frame = await mount(merchant, { type: 'payment', group });
      for (const width of [240, 280, 315, 316, 360]) {
        await page.setViewportSize({ width, height: 700 });
        const long = await frame
          .locator('.Label:visible')
          .evaluateAll((labels) =>
            labels
              .filter(
                (label) =>
                  label.clientHeight > 1.5 * parseFloat(getComputedStyle(label).lineHeight),
              )
              .map((label) => label.textContent),
          );
        assert.deepEqual(long, [], `at ${width} px`);
      }
    });
  }
});
