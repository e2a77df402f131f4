import assert from 'node:assert/strict';
import { brotliDecompressSync } from 'node:zlib';
import { test } from 'node:test';
import type { BookDetails, BookList, Shop } from '../contract.ts';
import { isbn13 } from '../isbn.ts';
import { BOOKS } from './books.ts';
import { ask, startShop } from './shop.ts';

const FIRST = {
  ...BOOKS.books[0],
  isbn: '978-1-7322651-7-2',
  format: 'hardback',
  pages: 432,
  language: 'en',
  publisher: 'Stripe Press',
  published: '2020-05-26',
  subjects: ['Engineering'],
  sample: 'samples/1.pdf',
};

/** More books than are sent at once. */
const many = (count: number) => ({
  currency: 'usd',
  books: Array.from({ length: count }, (_, at) => ({
    ...FIRST,
    id: `b${at}`,
    title: `Book ${at}`,
    author: `Author ${at % 7}`,
    ...(at % 2 ? { format: 'ebook' } : {}),
    ...(at === 3 ? { stock: 2 } : {}),
  })),
});

test('an ISBN is thirteen digits however it was written, and none if a digit is wrong', () => {
  assert.equal(isbn13('978-1-7322651-7-2'), '9781732265172');
  assert.equal(isbn13('1 7322651 7 X'), null);
  assert.equal(isbn13('0-306-40615-2'), '9780306406157');
  assert.equal(isbn13('0-8044-2957-X'), '9780804429573');
  assert.equal(isbn13('9781732265173'), null);
});

test('a small shop is sent whole, with what its books can be found by', async (t) => {
  const shop = await startShop(t, {
    catalogue: { ...BOOKS, books: [FIRST, ...BOOKS.books.slice(1)] },
  });
  const { body, headers } = await shop.get('/api/shop');
  const { books, total } = body as Shop;
  assert.equal(total, undefined);
  const [first, second] = books;
  assert.ok(first && second, 'two books are missing');
  assert.equal(first.isbn, '9781732265172');
  assert.equal(first.format, 'hardback');
  assert.equal(first.digital, undefined);
  assert.ok(!('pages' in first), 'details are asked for');
  assert.deepEqual(Object.keys(second).sort(), [
    'author',
    'blurb',
    'cover',
    'ground',
    'id',
    'left',
    'price',
    'title',
  ]);
  assert.match(headers.get('vary') ?? '', /Accept-Encoding/i);
});

test('one book is told in full, with its ISBN as it was written', async (t) => {
  const shop = await startShop(t, { catalogue: { ...BOOKS, books: [FIRST] } });
  const { body } = await shop.get('/api/books/1');
  const { isbn, pages, sample, language } = body as BookDetails;
  assert.deepEqual(
    [isbn, pages, sample, language],
    ['978-1-7322651-7-2', 432, 'samples/1.pdf', 'en'],
  );
  const missing = await shop.get('/api/books/none');
  assert.equal(missing.status, 404);
  assert.match(JSON.stringify(missing.body), /There is no such book/);
});

test('a shop of many sends its first books, and all of them on request, written short', async (t) => {
  const shop = await startShop(t, { catalogue: many(10_000) });
  const answer = await fetch(`${shop.url}/api/shop`);
  const first = await answer.text();
  assert.ok(first.length < 12_000, `${first.length} characters before anything is seen`);
  const { books, total } = JSON.parse(first) as Shop;
  assert.equal(total, 10_000);
  assert.equal(books.length, 24);
  assert.equal(books[3]?.left, 2);
  assert.equal(books[1]?.digital, true);

  const listed = await fetch(`${shop.url}/api/books`, { headers: { 'accept-encoding': 'br' } });
  assert.equal(listed.headers.get('content-encoding'), 'br');
  const list = (await listed.json()) as BookList;
  assert.equal(list.books.length, 10_000);
  assert.equal(list.authors.length, 7);
  assert.equal(list.prices.length, 1);
  const plain = await fetch(`${shop.url}/api/books`, {
    headers: { 'accept-encoding': 'identity' },
  });
  assert.equal(plain.headers.get('content-encoding'), null);
  assert.deepEqual(await plain.json(), list);
  assert.notEqual(plain.headers.get('etag'), listed.headers.get('etag'));
  const again = await ask(`${shop.url}/api/books`, {
    headers: {
      'accept-encoding': 'br',
      'if-none-match': listed.headers.get('etag') ?? '',
      'cache-control': 'max-age=0',
    },
  });
  assert.equal(again.status, 304);
});

test('a cover in several widths is told with its book, in shops of few and of many', async (t) => {
  const covers = [
    { url: 'covers/1-200.avif', width: 200 },
    { url: 'https://pictures.example/1-400.avif', width: 400 },
  ];
  const few = await startShop(t, { catalogue: { ...BOOKS, books: [{ ...FIRST, covers }] } });
  assert.deepEqual(((await few.get('/api/shop')).body as Shop).books[0]?.covers, covers);
  const [first, ...others] = many(100).books;
  const catalogue = { currency: 'usd', books: [{ ...first, covers }, ...others] };
  const shop = await startShop(t, { catalogue });
  const { books } = (await shop.get('/api/books')).body as BookList;
  assert.deepEqual([books[0]?.[12], books[1]?.length], [covers, 12]);
});

test('what is compressed is the same text', async () => {
  const { keep } = await import('../kept-answer.ts');
  const answer = keep({ text: 'x'.repeat(10_000) });
  const small = await answer.brotli();
  assert.ok(small);
  assert.equal(brotliDecompressSync(small).toString(), answer.json);
  assert.equal(await keep({}).brotli(), null);
});
