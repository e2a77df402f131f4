import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BOOKS } from './books.ts';
import { startShop } from './shop.ts';

const [ART, MAKING, WORKING] = BOOKS.books;
assert.ok(ART && MAKING && WORKING);
const CATALOGUE = {
  currency: 'usd',
  books: [
    { ...ART, isbn: '9781732265172', format: 'hardback', pages: 432, publisher: 'Stripe Press' },
    { ...MAKING, title: '</script><img src=x onerror=alert(1)> & “so on”', stock: 0 },
    WORKING,
  ],
};

/** The JSON-LD in a piece of HTML. */
function dataIn(html: string): {
  itemListElement: { position: number; item: Record<string, unknown> }[];
} {
  const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
  assert.ok(json, html);
  return JSON.parse(json) as ReturnType<typeof dataIn>;
}

test('the fallback has titles, authors, prices and links, and nothing a title wrote', async (t) => {
  const shop = await startShop(t, { catalogue: CATALOGUE });
  const answer = await fetch(`${shop.url}/api/shop.html?checkout=/checkout`);
  assert.match(answer.headers.get('content-type') ?? '', /^text\/html/);
  const html = await answer.text();
  assert.match(
    html,
    /<h3 dir="auto">The Art of Doing Science and Engineering<\/h3><p dir="auto">Somebody<\/p>/,
  );
  assert.match(html, /<a href="\/checkout\?item=1">Purchase — \$23<\/a>/);
  assert.ok(!html.includes('<img'), 'a title became markup');
  assert.match(html, /&lt;img src=x onerror=alert\(1\)&gt; &amp; “so on”/);
  assert.match(html, /\$25 · Sold out/);
  assert.ok(!html.includes('href="/checkout?item=2"'), 'a sold out book has a link');
  assert.ok(!/ style=| on\w+="/.test(html), 'something a strict policy refuses');
});

test('the fallback carries Book, Product and Offer for search engines', async (t) => {
  const shop = await startShop(t, { catalogue: CATALOGUE });
  const html = await (
    await fetch(`${shop.url}/api/shop.html?checkout=https://site.example/buy`)
  ).text();
  const [first, second] = dataIn(html).itemListElement;
  assert.ok(first && second, 'two books are missing');
  assert.deepEqual(first.item['@type'], ['Book', 'Product']);
  assert.equal(first.item.isbn, '9781732265172');
  assert.equal(first.item.bookFormat, 'https://schema.org/Hardcover');
  assert.deepEqual(first.item.offers, {
    '@type': 'Offer',
    url: 'https://site.example/buy?item=1',
    price: '23.00',
    priceCurrency: 'USD',
    availability: 'https://schema.org/InStock',
    itemCondition: 'https://schema.org/NewCondition',
  });
  assert.equal(second.item.name, '</script><img src=x onerror=alert(1)> & “so on”');
  assert.match(JSON.stringify(second.item.offers), /schema.org\/SoldOut/);
});

test('the data alone is what elements ask for that put it into their page themselves', async (t) => {
  const shop = await startShop(t, { catalogue: CATALOGUE });
  const answer = await fetch(`${shop.url}/api/shop.jsonld?items=3,none,1&lang=de`);
  assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
  const told = (await answer.json()) as ReturnType<typeof dataIn>;
  assert.deepEqual(
    told.itemListElement.map(({ position, item }) => [position, item.sku]),
    [
      [1, '3'],
      [2, '1'],
    ],
  );
  const [, art] = told.itemListElement;
  assert.ok(art, 'a book is missing');
  // Of the page it stands in, wherever that is.
  assert.deepEqual(art.item.offers, {
    '@type': 'Offer',
    price: '23.00',
    priceCurrency: 'USD',
    availability: 'https://schema.org/InStock',
    itemCondition: 'https://schema.org/NewCondition',
  });
  const page = await fetch(`${shop.url}/api/shop.jsonld?checkout=https://site.example/buy`);
  assert.deepEqual(
    await page.json(),
    dataIn(await shop.own.fallback({ checkoutUrl: 'https://site.example/buy' })),
  );
});

/** Its words, without marks of direction and with plain spaces. */
const plain = (html: string) =>
  html.replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '').replace(/\s/gu, ' ');

for (const [lang, list, link, soldOut] of [
  ['de-AT', 'lang="de" dir="ltr"', /Kaufen — \$ 23/, 'Vergriffen'],
  ['fr', 'lang="fr" dir="ltr"', /Acheter — 23 \$US/, 'Épuisé'],
  ['ar', 'lang="ar" dir="rtl"', /شراء — 23 US\$/, 'نفدت الكمية'],
  ['ja', 'lang="ja" dir="ltr"', /購入する — \$23/, '売り切れ'],
  ['tr', 'lang="en" dir="ltr"', /Purchase — \$23/, 'Sold out'],
  ['<b>', 'lang="en" dir="ltr"', /Purchase — \$23/, 'Sold out'],
] as const) {
  test(`the fallback for a page in ${lang}`, async (t) => {
    const shop = await startShop(t, { catalogue: CATALOGUE });
    const query = new URLSearchParams({ checkout: '/checkout', lang });
    const html = plain(await (await fetch(`${shop.url}/api/shop.html?${query.toString()}`)).text());
    assert.ok(html.startsWith(`<ul ${list}>`), html.slice(0, 100));
    assert.match(html, link);
    assert.ok(html.includes(` · ${soldOut}`), html);
    assert.deepEqual(
      html,
      plain(await shop.own.fallback({ checkoutUrl: '/checkout', language: lang })),
    );
  });
}

test('the fallback speaks the shop’s own language where none is asked for', async (t) => {
  const shop = await startShop(t, { catalogue: CATALOGUE, locale: 'nl-BE' });
  const html = await (await fetch(`${shop.url}/api/shop.html`)).text();
  assert.match(html, /^<ul lang="nl" dir="ltr">.*Kopen — /s);
});

test('the fallback gives one book, or a part of the shelves', async (t) => {
  const shop = await startShop(t, { catalogue: CATALOGUE });
  const titles = async (query: string) => {
    const html = await (await fetch(`${shop.url}/api/shop.html?${query}`)).text();
    return dataIn(html).itemListElement.map(({ item }) => item.sku);
  };
  assert.deepEqual(await titles('item=3'), ['3']);
  assert.deepEqual(await titles('items=3,none,1'), ['3', '1']);
  assert.deepEqual(await titles('item=none'), []);
  assert.deepEqual(await titles('from=1&count=1'), ['2']);
});

const MANY = 250;
const LIBRARY = {
  currency: 'usd',
  books: Array.from({ length: MANY }, (_, at) => ({ ...ART, id: `b${at}` })),
};

/** Where a link of this kind leads to; empty where there is none. */
const wayIn = (html: string, rel: 'next' | 'prev'): string =>
  new RegExp(`<a rel="${rel}" href="([^"]*)"`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';

/** The ids of the books on each page, from this one on to the last in the direction of `rel`. */
async function follow(shop: string, query: string, rel: 'next' | 'prev'): Promise<unknown[][]> {
  const pages: unknown[][] = [];
  for (let search = query; search;) {
    const html = await (await fetch(`${shop}/api/shop.html${search}`)).text();
    pages.push(dataIn(html).itemListElement.map(({ item }) => item.sku));
    // The shop's public address is not this test's.
    search = URL.parse(wayIn(html, rel))?.search ?? '';
  }
  return pages;
}

test('links lead through all books of a large shop, each shown once, and back', async (t) => {
  const shop = await startShop(t, { catalogue: LIBRARY });
  const first = '?checkout=/checkout';
  const pages = await follow(shop.url, first, 'next');
  assert.deepEqual(
    pages.map((books) => books.length),
    [100, 100, 50],
  );
  assert.deepEqual(
    pages.flat(),
    LIBRARY.books.map(({ id }) => id),
  );
  assert.deepEqual((await follow(shop.url, `${first}&from=200`, 'prev')).toReversed(), pages);
});

test('a link to another part asks for it as the first was asked for', async (t) => {
  const shop = await startShop(t, { catalogue: LIBRARY });
  const asked = new URLSearchParams({
    checkout: 'https://site.example/buy?a=1',
    items: 'b7,b8,b9',
    count: '1',
    lang: 'fr',
  });
  const html = await (await fetch(`${shop.url}/api/shop.html?${asked.toString()}&from=1`)).text();
  for (const [rel, from] of [
    ['next', '2'],
    ['prev', '0'],
  ] as const) {
    const way = new URL(wayIn(html, rel));
    assert.equal(way.origin + way.pathname, 'https://books.example/api/shop.html');
    assert.deepEqual(Object.fromEntries(way.searchParams), { ...Object.fromEntries(asked), from });
  }
});

test('a page that shows a part leads to itself, by the address it gives', async (t) => {
  const shop = await startShop(t, { catalogue: LIBRARY });
  const query = new URLSearchParams({ page: '/shop?a=1&b="2"', from: '100' });
  const html = await (await fetch(`${shop.url}/api/shop.html?${query.toString()}`)).text();
  assert.equal(wayIn(html, 'next'), '/shop?a=1&b=%222%22&from=200');
  assert.equal(wayIn(html, 'prev'), '/shop?a=1&b=%222%22&from=0');
  const own = await shop.own.fallback({ pageUrl: 'https://site.example/shop' });
  assert.equal(wayIn(own, 'next'), 'https://site.example/shop?from=100');
});

test('where all books are shown nothing leads further', async (t) => {
  const shop = await startShop(t, { catalogue: CATALOGUE });
  const html = await (await fetch(`${shop.url}/api/shop.html`)).text();
  assert.doesNotMatch(html, /rel=/);
});

test('from beyond the end a link leads back to the last books', async (t) => {
  const shop = await startShop(t, { catalogue: LIBRARY });
  const html = await (await fetch(`${shop.url}/api/shop.html?from=9000000`)).text();
  assert.deepEqual(dataIn(html).itemListElement, []);
  assert.equal(wayIn(html, 'next'), '');
  const [last] = await follow(shop.url, new URL(wayIn(html, 'prev')).search, 'next');
  assert.equal(last?.at(-1), `b${MANY - 1}`);
});

for (const from of [NaN, -3, 1.5, Infinity])
  test(`a page that passes on from=${from} shows the first books`, async (t) => {
    const shop = await startShop(t, { catalogue: LIBRARY });
    const html = await shop.own.fallback({ from, count: from });
    assert.equal(html, await shop.own.fallback());
  });

for (const [lang, previous, next] of [
  ['ar', 'الكتب السابقة', 'الكتب التالية'],
  ['de', 'Vorige Bücher', 'Weitere Bücher'],
  ['en', 'Previous books', 'Next books'],
  ['es', 'Libros anteriores', 'Libros siguientes'],
  ['fr', 'Livres précédents', 'Livres suivants'],
  ['he', 'הספרים הקודמים', 'הספרים הבאים'],
  ['it', 'Libri precedenti', 'Libri successivi'],
  ['ja', '前の本', '次の本'],
  ['nl', 'Vorige boeken', 'Volgende boeken'],
  ['pl', 'Poprzednie książki', 'Następne książki'],
  ['pt', 'Livros anteriores', 'Próximos livros'],
  ['sv', 'Föregående böcker', 'Nästa böcker'],
  ['zh', '上一页', '下一页'],
] as const)
  test(`the ways to other parts in ${lang}`, async (t) => {
    const shop = await startShop(t, { catalogue: LIBRARY });
    const html = await shop.own.fallback({ language: lang, from: 100 });
    const dir = ['ar', 'he'].includes(lang) ? 'rtl' : 'ltr';
    assert.ok(html.includes(`<p lang="${lang}" dir="${dir}"><a rel="prev"`), html.slice(-9000));
    assert.match(html, new RegExp(`<a rel="prev" [^>]*>${previous}</a>`));
    assert.match(html, new RegExp(`<a rel="next" [^>]*>${next}</a>`));
  });

for (const [query, sentence] of [
  ['checkout=javascript:alert(1)', /checkout must be a relative or http/],
  ['page=javascript:alert(1)', /page must be a relative or http/],
  ['count=0', /count must be at least 1/],
  ['count=1001', /count must be at most 1000/],
  ['from=x', /from/],
  ['from=-1', /from must be at least 0/],
  ['from=1.5', /from/],
  ['from=1e99', /from/],
  ['from=1&from=2', /from/],
  ['colour=red', /colour is not a known field/],
] as const) {
  test(`the fallback refuses ${query} with a sentence`, async (t) => {
    const shop = await startShop(t, { catalogue: CATALOGUE });
    const answer = await fetch(`${shop.url}/api/shop.html?${query}`);
    assert.equal(answer.status, 400);
    assert.match(await answer.text(), sentence);
  });
}
