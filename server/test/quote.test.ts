import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalogue } from '../catalogue.ts';
import { priceLines } from '../pricing.ts';
import { freshPrice, openQuote, QUOTE_LIFETIME, signQuote } from '../quote.ts';
import { BOOKS } from './books.ts';

const KEY = 'a key of the shop';
const NOW = 1_800_000_000_000;
const catalogue = readCatalogue(BOOKS);
const price = priceLines(
  [
    { book: '1', quantity: 2 },
    { book: '2', quantity: 1 },
  ],
  catalogue,
);
const { token, expiresAt } = signQuote(price, KEY, NOW);

const open = () => {
  const quote = openQuote(token, KEY);
  assert.ok(quote);
  return quote;
};

test('a quote comes back as it was promised, for half an hour', () => {
  assert.equal(expiresAt, NOW + QUOTE_LIFETIME);
  assert.equal(QUOTE_LIFETIME, 1_800_000);
  assert.deepEqual(freshPrice(open(), catalogue, expiresAt), price);
});

test('a quote expires', () => {
  const quote = open();
  assert.equal(freshPrice(quote, catalogue, expiresAt + 1), null);
});

test('a quote ends when a price changes or a book goes', () => {
  const quote = open();
  const dearer = BOOKS.books.map((book) => ({ ...book, priceMinor: book.priceMinor + 100 }));
  for (const books of [dearer, BOOKS.books.slice(1)]) {
    const changed = readCatalogue({ ...BOOKS, books });
    assert.equal(freshPrice(quote, changed, NOW), null);
  }
});

test('a quote ends when the currency changes', () => {
  const changed = readCatalogue({ ...BOOKS, currency: 'eur' });
  assert.equal(freshPrice(open(), changed, NOW), null);
});

const payload = token.slice(0, token.lastIndexOf(','));
const signature = token.slice(payload.length + 1);
const FORGED = {
  'another key': signQuote(price, 'another key', NOW).token,
  'another price': token.replaceAll('2300', '0001'),
  'no signature': payload,
  'an empty signature': `${payload},`,
  'a signature cut short': `${payload},${signature.slice(0, -2)}`,
  'a signature alone': signature,
  'any text': 'quote',
  nothing: '',
};

for (const [name, forged] of Object.entries(FORGED)) {
  test(`a quote is refused with ${name}`, () => {
    assert.equal(openQuote(forged, KEY), null);
  });
}
