import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { en } from '../../browser/form-locales/en.ts';
import { formTextFor } from '../../browser/form-text.ts';
import { deferred, mountGroup, useMerchant } from './merchant.ts';
import { sentences } from './sentences.ts';

const merchant = useMerchant();

const [languages, cardLanguages] = ['form-locales', 'locales'].map((folder) =>
  readdirSync(new URL(`../../browser/${folder}/`, import.meta.url)).map((file) =>
    file.replace(/\.ts$/, ''),
  ),
);

/** The wallet's name, which is nobody's language. */
const names = ['.express.plain', '.titles.wallet'];
/** Words that a language has in common with English. */
const shared: Readonly<Record<string, readonly string[]>> = {
  de: ['.labels.optional'],
  es: ['.wallet.total'],
  fr: ['.labels.province', '.wallet.contact', '.wallet.total'],
  nl: ['.labels.postcode', '.wallet.contact'],
  pt: ['.wallet.total'],
};

describe('every language of the forms', () => {
  const english = sentences(en);

  test('is one of the card frames’ too', () => {
    assert.deepEqual(languages, cardLanguages);
  });

  for (const language of languages?.filter((one) => one !== 'en') ?? []) {
    test(`${language} has every sentence, and none left in English`, () => {
      const found = new Map(sentences(formTextFor(language)));
      assert.deepEqual([...found.keys()].toSorted(), english.map(([path]) => path).toSorted());
      assert.ok([...found.values()].every((sentence) => sentence.trim() !== ''));
      const same = english.filter(([path, sentence]) => found.get(path) === sentence);
      const paths = same.map(([path]) => path);
      assert.deepEqual(paths.toSorted(), [...names, ...(shared[language] ?? [])].toSorted());
    });
  }

  test('is found by its region too, and English stands in for one that is missing', () => {
    assert.equal(formTextFor('PT-br'), formTextFor('pt'));
    assert.equal(formTextFor('ko'), en);
  });
});

describe('the address Element from right to left', () => {
  const address = { line1: '1012 Dam Square', city: 'Amsterdam', country: 'NL' };

  test('has its halves in that order, and Latin texts in their own', async () => {
    const frames = await mountGroup(merchant, { ...deferred, locale: 'ar' }, [
      ['address', { mode: 'billing', defaultValues: { address } }],
    ]);
    const frame = frames('address');
    const { labels } = formTextFor('ar');
    const postalCode = frame.getByLabel(labels.postalCode);
    const code = await postalCode.boundingBox();
    const city = await frame.getByLabel(labels.city).boundingBox();
    assert.ok((code?.x ?? 0) > (city?.x ?? 0));
    const line = frame.getByLabel(labels.line1);
    const flow = () =>
      line.evaluate((input) => {
        const { direction, textAlign } = getComputedStyle(input);
        return [direction, textAlign];
      });
    assert.deepEqual(await flow(), ['ltr', 'right']);
    await line.fill('شارع النيل 12');
    assert.deepEqual(await flow(), ['rtl', 'right']);
  });
});

test('the address Element calls the prefectures by their Japanese names in Japanese', async () => {
  const frames = await mountGroup(merchant, { ...deferred, locale: 'ja' }, [
    ['address', { mode: 'billing', defaultValues: { address: { country: 'JP' } } }],
  ]);
  const { prefecture } = formTextFor('ja').labels;
  await frames('address').getByLabel(prefecture).selectOption('東京都');
  await merchant.page.waitForFunction(() => window.shop.events.length > 1);
  const { value } = await merchant.page.evaluate(() => {
    const element = window.shop.elements.getElement('address');
    if (element === null) throw new Error('There is no address Element.');
    return element.getValue();
  });
  assert.equal(value.address.state, 'Tokyo');
});

test('the wallet speaks Arabic, its Latin addresses keep their order', async () => {
  const { express, wallet } = formTextFor('ar');
  const frames = await mountGroup(merchant, { ...deferred, locale: 'ar' }, [
    [
      'expressCheckout',
      {
        shippingAddressRequired: true,
        shippingRates: [{ id: 'post', displayName: 'Post', amount: 0 }],
      },
    ],
  ]);
  await merchant.page.evaluate(() => {
    window.shop.elements.getElement('expressCheckout')?.on('click', ({ resolve }) => {
      resolve();
    });
  });
  await frames('expressCheckout').getByRole('button', { name: express.plain }).click();
  const sheet = merchant.page.frameLocator('dialog iframe');
  await sheet.getByText(wallet.notice).waitFor();
  await sheet.getByRole('button', { name: wallet.cancel }).waitFor();
  assert.equal(await sheet.locator('html').getAttribute('dir'), 'rtl');
  const first = sheet.getByLabel(wallet.shipTo).locator('option').first();
  assert.equal(await first.evaluate((option) => getComputedStyle(option).direction), 'ltr');
});
