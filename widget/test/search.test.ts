import type { Book } from '../../server/contract.ts';
import { anything, folded, Search, type Wish } from '../search.ts';
import { equal } from './assert.ts';

const book = (id: string, title: string, more: Partial<Book> = {}): Book => ({
  id,
  title,
  author: 'Somebody',
  blurb: '',
  cover: '',
  ground: '#fff',
  price: { minor: 1000, currency: 'usd', text: '$10' },
  left: null,
  ...more,
});

const books = [
  book('door', 'The Blue Door', { author: 'Łucja Ørsted', subjects: ['Poetry'], format: 'ebook' }),
  book('cafe', 'Café Nights', { author: 'José Ángel', isbn: '9781732265172', published: '2019' }),
  book('blue', 'Blue', { subjects: ['Sea', 'Poetry'], published: '2021-05' }),
  book('road', 'Straße 10', { price: { minor: 500, currency: 'usd', text: '$5' } }),
  book('nine', 'Straße 9', { author: 'Ærø' }),
];

const found = (wish: Partial<Wish>, of = books) =>
  new Search(of, 'en').find({ ...anything, ...wish }).map(({ id }) => id);

describe('search', () => {
  it('finds all in the order of the shop when nothing is asked for', () => {
    equal(found({}), ['door', 'cafe', 'blue', 'road', 'nine']);
  });

  for (const [words, ids] of [
    ['CAFE', ['cafe']],
    ['café', ['cafe']],
    ['jose angel', ['cafe']],
    ['angel nights', ['cafe']],
    ['lucja', ['door']],
    ['orsted', ['door']],
    ['strasse', ['road', 'nine']],
    ['sea', ['blue']],
    ['  ', ['door', 'cafe', 'blue', 'road', 'nine']],
    ['nowhere', []],
  ] as const) {
    it(`finds ${JSON.stringify(words)} whatever its case and accents`, () => {
      equal(found({ words }), ids);
    });
  }

  for (const words of [
    '9781732265172',
    '978-1-7322651-7-2',
    '1-7322651-7-9',
    '173226517X',
    '97817322',
  ])
    it(`finds an ISBN written as ${words}`, () => {
      equal(found({ words }), ['cafe']);
    });

  it('puts titles that begin with the words first', () => {
    equal(found({ words: 'blue' }), ['blue', 'door']);
  });

  it('narrows by author, subject and format together', () => {
    equal(found({ subject: 'Poetry' }), ['door', 'blue']);
    equal(found({ subject: 'Poetry', format: 'ebook' }), ['door']);
    equal(found({ author: 'Ærø', words: '9' }), ['nine']);
    equal(found({ author: 'Ærø', format: 'ebook' }), []);
  });

  it('sorts as people do, and keeps the shop’s order among equals', () => {
    equal(found({ order: 'title' }), ['blue', 'cafe', 'nine', 'road', 'door']);
    equal(found({ order: 'newest' }), ['blue', 'cafe', 'door', 'road', 'nine']);
    equal(found({ order: 'cheapest' })[0], 'road');
    equal(found({ order: 'dearest' }).at(-1), 'road');
  });

  it('lists every author and subject once', () => {
    const search = new Search(books, 'en');
    equal(search.subjects(), ['Poetry', 'Sea']);
    equal(search.authors(), ['Ærø', 'José Ángel', 'Łucja Ørsted', 'Somebody']);
  });

  it('folds Arabic, Hebrew and Greek marks', () => {
    equal(folded('كِتَاب'), folded('كتاب'));
    equal(folded('סֵפֶר'), folded('ספר'));
    equal(folded('Οδύσσειας'), folded('ΟΔΥΣΣΕΙΑΣ'));
  });
});
