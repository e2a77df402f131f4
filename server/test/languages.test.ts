import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMoneyWriters } from '../languages.ts';
import { statusOf } from './answers.ts';
import { bearer, DECLINED_CARD, listAt, startShop, textAt, valueAt } from './shop.ts';

/** Digits and words, whatever kinds of spaces and marks of direction stand between. */
const plain = (text: string) =>
  text.replace(/[\u200e\u200f\u061c\u2066\u2069]/g, '').replace(/\s/gu, ' ');

const NEAREST: [asked: unknown, shop: string, locale: string][] = [
  ['de', 'en', 'de'],
  ['DE', 'en', 'de'],
  ['de-CH', 'en', 'de-CH'],
  ['de-Latn-CH', 'en', 'de-CH'],
  ['de-LI', 'en', 'de'],
  ['de', 'de-CH', 'de-CH'],
  ['de-AT', 'de-CH', 'de-AT'],
  ['pt', 'en', 'pt'],
  ['zh-Hant-TW', 'en', 'zh'],
  ['tr', 'en-GB', 'en-GB'],
  ['', 'fr', 'fr'],
  [undefined, 'fr', 'fr'],
  [['de', 'fr'], 'en', 'en'],
  ['not a tag', 'en', 'en'],
  ['../de', 'en', 'en'],
  [`de-${'x'.repeat(5000)}`, 'en', 'en'],
];

for (const [asked, shop, locale] of NEAREST) {
  test(`${String(asked).slice(0, 20)} in a shop that writes ${shop}: ${locale}`, () => {
    assert.equal(createMoneyWriters(shop)(asked).locale, locale);
  });
}

/** 7,100 units of money, 7,100 of a currency without cents and 7.1 of one with thousandths. */
const WRITTEN: [language: string, usd: string, jpy: string, kwd: string][] = [
  ['ar', '71.00 US$', '7,100 JP¥', '7.100 د.ك.'],
  ['de', '71,00 $', '7.100 ¥', '7,100 KWD'],
  ['en', '$71.00', '¥7,100', 'KWD 7.100'],
  ['es', '71,00 US$', '7100 JPY', '7,100 KWD'],
  ['fr', '71,00 $US', '7 100 JPY', '7,100 KWD'],
  ['he', '71.00 $', '7,100 ¥', '7.100 KWD'],
  ['it', '71,00 USD', '7100 JPY', '7,100 KWD'],
  ['ja', '$71.00', '￥7,100', 'KWD 7.100'],
  ['nl', 'US$ 71,00', 'JP¥ 7.100', 'KWD 7,100'],
  ['pl', '71,00 USD', '7100 JPY', '7,100 KWD'],
  ['pt', 'US$ 71,00', 'JP¥ 7.100', 'KWD 7,100'],
  ['sv', '71,00 US$', '7 100 JPY', '7,100 KWD'],
  ['zh', 'US$71.00', 'JP¥7,100', 'KWD 7.100'],
];

for (const [language, usd, jpy, kwd] of WRITTEN) {
  test(`${language} writes currencies with two, no and three decimals`, () => {
    const money = createMoneyWriters('en')(language);
    const write = (currency: string) => plain(money.full(7100, currency).text);
    assert.deepEqual([write('usd'), write('jpy'), write('kwd')], [usd, jpy, kwd]);
    assert.deepEqual(
      money.full(7100, 'jpy'),
      { minor: 7100, currency: 'jpy', text: money.full(7100, 'jpy').text },
      'the amount itself is the same in every language',
    );
  });
}

test('the window, the quote and the answers about an order come in the language asked for', async (t) => {
  const shop = await startShop(t);
  const german = await shop.get('/api/shop?lang=de');
  assert.equal(textAt(german.body, 'locale'), 'de');
  assert.equal(plain(textAt(listAt(german.body, 'books')[0], 'price', 'text')), '23 $');

  const quote = await shop.post('/api/quotes?lang=de', { lines: [{ book: '1', quantity: 2 }] });
  assert.equal(plain(textAt(quote.body, 'total', 'text')), '46,00 $');

  const order = await shop.order();
  const paid = await shop.post('/api/orders?lang=fr', order);
  assert.equal(plain(textAt(paid.body, 'receipt', 'total', 'text')), '23,00 $US');
  const id = textAt(paid.body, 'orderId');
  const token = textAt(paid.body, 'token');
  for (const [path, text] of [
    [`/api/orders/${id}?lang=pl`, '23,00 USD'],
    [`/api/orders/${id}`, '$23.00'],
  ] as const) {
    const answer = await shop.get(path, token);
    assert.equal(plain(textAt(answer.body, 'receipt', 'total', 'text')), text);
  }
  const confirmed = await shop.post(`/api/orders/${id}/confirm?lang=nl`, {}, bearer(token));
  assert.equal(plain(textAt(confirmed.body, 'receipt', 'total', 'text')), 'US$ 23,00');
});

test('each language has a validator of its own, and a page that says nothing the shop’s', async (t) => {
  const shop = await startShop(t, { locale: 'en-GB' });
  const tagOf = async (path: string) => (await shop.get(path)).headers.get('etag');
  const [own, none, english, german] = await Promise.all(
    ['/api/shop', '/api/shop?lang=xx', '/api/shop?lang=en', '/api/shop?lang=de'].map(tagOf),
  );
  assert.equal(own, none);
  assert.equal(own, english);
  assert.notEqual(own, german);
});

test('an outdated quote is renewed, and a small order refused, in the language asked for', async (t) => {
  const shop = await startShop(t, { locale: 'en', now: () => Date.now() });
  const answer = await shop.post('/api/quotes?lang=de', { lines: [{ book: '1', quantity: 1 }] });
  assert.equal(plain(textAt(listAt(answer.body, 'lines')[0], 'unit', 'text')), '23,00 $');

  const cheap = await startShop(t, {
    catalogue: {
      currency: 'usd',
      books: [
        {
          id: '1',
          title: 'A leaflet',
          author: 'Somebody',
          blurb: 'Short.',
          priceMinor: 10,
          cover: 'covers/1.svg',
          ground: '#fff',
        },
      ],
    },
  });
  const refused = await cheap.post('/api/quotes?lang=de', { lines: [{ book: '1', quantity: 1 }] });
  assert.equal(textAt(refused.body, 'error', 'code'), 'below_minimum');
  assert.equal(plain(textAt(refused.body, 'error', 'least', 'text')), '0,50 $');
});

const REASONS: [card: string, reason: string][] = [
  ['chargeDeclined', 'declined'],
  ['chargeDeclinedLostCard', 'declined'],
  ['chargeDeclinedStolenCard', 'declined'],
  ['chargeDeclinedFraudulent', 'declined'],
  ['chargeDeclinedInsufficientFunds', 'no-funds'],
  ['chargeDeclinedExpiredCard', 'expired'],
  ['chargeDeclinedProcessingError', 'not-now'],
];

test('a decline says what it is about where that may be told, and nothing else', async (t) => {
  const shop = await startShop(t, { declinesPerAddress: 0 });
  for (const [card, reason] of REASONS) {
    const payment = { ...DECLINED_CARD, id: `pm_card_${card}` };
    const answer = await shop.post('/api/orders', await shop.order({ payment }));
    assert.equal(statusOf(answer), 'declined', card);
    assert.equal(valueAt(answer.body, 'reason'), reason, card);
  }
});
