import assert from 'node:assert/strict';
import { createMoneyWriter } from '../../server/money.ts';
import type { Locale } from '../../widget/locales/en.ts';
import type { Language } from '../../widget/text.ts';
import { ADDRESS } from '../test/buyer.ts';
import { HAMMING } from '../test/walking.ts';
import { inEachBrowser } from './browsers.ts';
import { getReadyHere } from './purchase.ts';
import { onAnotherSite } from './shop-elsewhere.ts';
import { part, receipt, running } from './targets.ts';

const LANGUAGES: Readonly<Record<Locale, () => Promise<Language>>> = {
  ar: () => import('../../widget/locales/ar.ts'),
  de: () => import('../../widget/locales/de.ts'),
  en: () => import('../../widget/locales/en.ts'),
  es: () => import('../../widget/locales/es.ts'),
  fr: () => import('../../widget/locales/fr.ts'),
  he: () => import('../../widget/locales/he.ts'),
  it: () => import('../../widget/locales/it.ts'),
  ja: () => import('../../widget/locales/ja.ts'),
  nl: () => import('../../widget/locales/nl.ts'),
  pl: () => import('../../widget/locales/pl.ts'),
  'pt-BR': () => import('../../widget/locales/pt.ts'),
  sv: () => import('../../widget/locales/sv.ts'),
  zh: () => import('../../widget/locales/zh.ts'),
};

/** A whole purchase in each language, on a page that says nothing but which it is. */
inEachBrowser((inBrowser) => {
  for (const [language, load] of Object.entries(LANGUAGES))
    inBrowser(`sells on a page in “${language}”`, async (driver, context) => {
      const { shop, page } = await onAnotherSite(context, { language });
      const { checkout: words } = await (await load()).checkout();
      const amount = createMoneyWriter(language).full(2300, 'usd').text;
      // The page itself has no `dir`.
      const side = /^(ar|he)/.test(language) ? 'rtl' : 'ltr';
      await driver.open(page);
      await getReadyHere(driver);
      const pay = running(side, part('pay'));
      assert.equal((await driver.read(pay)).trim(), words.pay(amount));
      await driver.press(pay);
      const paid = await driver.read(running(side, receipt));
      const titles = words.quoted([words.titled(HAMMING, 1)]);
      for (const sentence of [words.success, words.paid(amount, ADDRESS.Name, titles)])
        assert.ok(paid.includes(sentence), `${sentence} is missing in: ${paid}`);
      await shop.assertPaidOnce(paid, 2300);
    });
});
