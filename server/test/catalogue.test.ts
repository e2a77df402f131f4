import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalogue } from '../catalogue.ts';
import { StartError } from '../errors.ts';
import { BOOKS } from './books.ts';

const withBook = (changes: object) => ({ ...BOOKS, books: [{ ...BOOKS.books[0], ...changes }] });

const FAULTY: [content: unknown, sentence: RegExp][] = [
  ['/no/such/books.json', /^The catalogue \/no\/such\/books.json cannot be read/],
  [import.meta.filename, /is not valid JSON/],
  [[], /^The catalogue has a fault: it must be an object\.$/],
  [{ ...BOOKS, books: [] }, /books must have at least 1 entry/],
  [{ ...BOOKS, currency: 'USD' }, /currency must be a currency code in lower case/],
  [{ ...BOOKS, colour: 'red' }, /colour is not a known field/],
  [withBook({ priceMinor: 23.5 }), /books\[0\].priceMinor must be a whole number/],
  [withBook({ priceMinor: 0 }), /books\[0\].priceMinor must be at least 1/],
  [withBook({ id: 'a b' }), /books\[0\].id must be/],
  [withBook({ title: ' ' }), /books\[0\].title must not be empty/],
  [withBook({ cover: 'javascript:alert(1)' }), /books\[0\].cover must be/],
  [withBook({ covers: [] }), /books\[0\].covers must have at least 1 entry/],
  [withBook({ covers: [{ url: 'javascript:1', width: 1 }] }), /covers\[0\].url must be/],
  [withBook({ covers: [{ url: 'a, b', width: 1 }] }), /covers\[0\].url must be .* without spaces/],
  [withBook({ covers: [{ url: 'a', width: 0 }] }), /covers\[0\].width must be at least 1/],
  [withBook({ covers: [{ url: 'a', width: 1.5 }] }), /covers\[0\].width must be a whole number/],
  [withBook({ covers: [{ url: 'a' }] }), /covers\[0\].width/],
  [
    withBook({
      covers: [
        { url: 'a', width: 1 },
        { url: 'b', width: 1 },
      ],
    }),
    /books\[0\].covers must not have the same width twice/,
  ],
  [withBook({ ground: 'red;background:url(//x)' }), /books\[0\].ground must be a CSS colour/],
  [withBook({ isbn: '978-1-7322651-7-3' }), /books\[0\].isbn must be an ISBN whose check digit/],
  [withBook({ isbn: '12345' }), /books\[0\].isbn must be an ISBN/],
  [withBook({ format: 'scroll' }), /books\[0\].format is not one of/],
  [withBook({ pages: 0 }), /books\[0\].pages must be at least 1/],
  [withBook({ language: 'english!' }), /books\[0\].language must be a language tag/],
  [withBook({ published: '2020-02-30' }), /books\[0\].published must be a date/],
  [withBook({ published: 'last year' }), /books\[0\].published must be a date/],
  [withBook({ sample: 'javascript:alert(1)' }), /books\[0\].sample must be a relative or http/],
  [withBook({ subjects: [''] }), /books\[0\].subjects\[0\] must not be empty/],
  [{ ...BOOKS, books: [BOOKS.books[0], BOOKS.books[0]] }, /two books with the id "1"/],
  [{ ...withBook({ priceMinor: 2301 }), currency: 'kwd' }, /multiple of 10/],
];

for (const [content, sentence] of FAULTY) {
  test(`a faulty catalogue is told in a sentence: ${sentence.source}`, () => {
    assert.throws(
      () => readCatalogue(content),
      (error) => {
        assert.ok(error instanceof StartError);
        assert.match(error.message, sentence);
        return true;
      },
    );
  });
}

test('books keep the order of the file', () => {
  assert.deepEqual([...readCatalogue(BOOKS).books.keys()], ['1', '2', '3']);
});
