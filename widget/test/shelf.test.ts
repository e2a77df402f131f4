import type { BookList, BookRow } from '../../server/contract.ts';
import { equal, ok, until } from './assert.ts';
import { FakeServer } from './fake-server.ts';
import { HeldTime } from './held-time.ts';
import { forgetAll, place, type Visitor } from './stage.ts';

const dollars = (minor: number) => ({ minor, currency: 'usd', text: `$${String(minor / 100)}` });

/** A list of so many books, as the server writes it. */
const listOf = (count: number): BookList => ({
  authors: ['Ada', 'Łucja'],
  subjects: ['Sea', 'Poetry'],
  grounds: ['#143295'],
  prices: [dollars(1000)],
  books: Array.from({ length: count }, (_, at): BookRow => [
    `b${String(at)}`,
    `Volume ${String(at + 1)}`,
    at % 2,
    0,
    'covers/none.svg',
    0,
    null,
    '',
    at % 4,
    [at % 2],
    '',
    0,
  ]),
});

describe('shelves of many books', () => {
  let server: FakeServer;
  let visitor: Visitor;

  /** Opens a shop of 10,000 books, of which the first answer has 24. */
  const open = async (into: Node = document.body) => {
    const [book] = server.shop.books;
    ok(book, 'no book');
    const list = listOf(10_000);
    server.books = list;
    server.shop = {
      ...server.shop,
      total: 10_000,
      books: list.books.slice(0, 24).map(([id, title]) => ({
        ...book,
        id,
        title,
        blurb: '',
        format: 'ebook' as const,
        subjects: ['Sea'],
      })),
    };
    visitor = place({}, into);
    await visitor.sees('10,000 books');
    await until(() => items().length > 0 && room() > 50_000, 'room for all');
  };
  const items = () => [...visitor.root.querySelectorAll<HTMLElement>('.run li')];
  const room = () => visitor.root.querySelector('.run')?.getBoundingClientRect().height ?? 0;
  const seen = (title: string) =>
    items().some((item) => {
      const { top, bottom } = item.getBoundingClientRect();
      return item.textContent.includes(title) && bottom > 0 && top < innerHeight;
    });
  const choose = async (label: string, option: string) => {
    const select = visitor.root.querySelector<HTMLSelectElement>(`select[aria-label="${label}"]`);
    ok(select, `no choice of ${label}`);
    const found = [...select.options].find(({ text }) => text === option);
    ok(found, `no ${option}`);
    found.selected = true;
    select.dispatchEvent(new Event('change'));
    await visitor.element.updateComplete;
  };
  const search = async (words: string) => {
    const input = visitor.root.querySelector<HTMLInputElement>('input[type=search]');
    ok(input, 'no search');
    input.focus();
    input.value = words;
    input.dispatchEvent(new Event('input'));
    await visitor.element.updateComplete;
  };

  beforeEach(() => {
    forgetAll();
    server = new FakeServer();
  });
  afterEach(() => {
    visitor.element.remove();
    server.stop();
    scrollTo(0, 0);
  });

  it('draws what is in sight and hardly more, with the room of all', async () => {
    await open();
    ok(items().length < 60, `${String(items().length)} books are drawn`);
    ok(seen('Volume 1'), 'the first book is not in sight');
    equal(visitor.root.querySelectorAll('.ghost').length, 0);
  });

  it('draws the books that the page scrolls to', async () => {
    await open();
    const before = room();
    scrollTo(0, 100_000);
    await until(() => items().length > 0 && !seen('Volume 1') && items().some(isInSight), 'others');
    equal(room(), before);
    const [first] = items();
    ok(Number(first?.ariaPosInSet) > 50, `still at ${String(first?.ariaPosInSet)}`);
  });

  it('draws rows beside those in sight only where it stays for a moment', async () => {
    await open();
    const time = new HeldTime();
    try {
      scrollTo(0, 100_000);
      await until(() => !seen('Volume 1') && items().some(isInSight), 'others');
      ok(items().every(isInSight), 'more is drawn than is in sight');
      await time.end(100);
      await until(() => !items().every(isInSight), 'more');
    } finally {
      time.stop();
    }
  });

  it('draws what comes into sight on the cards that left it, with pictures of their own', async () => {
    await open();
    const before = new Map(items().map((item) => [item, item.querySelector('img')]));
    scrollTo(0, 100_000);
    await until(() => !seen('Volume 1') && items().some(isInSight), 'others');
    ok(
      items().every((item) => before.has(item)),
      'cards were made anew',
    );
    ok(
      items().every((item) => item.querySelector('img') !== before.get(item)),
      'a picture shows the book before until its own is there',
    );
  });

  it('rests while the page shows something else', async () => {
    const rest = document.createElement('div');
    rest.style.height = '4000px';
    await open();
    document.body.append(rest);
    const time = new HeldTime();
    try {
      scrollTo(0, document.documentElement.scrollHeight);
      await time.end(100);
      await visitor.element.updateComplete;
      dispatchEvent(new Event('scroll'));
      await visitor.element.updateComplete;
      equal(time.waits.filter((wait) => wait === 100).length, 1);
    } finally {
      time.stop();
      rest.remove();
    }
  });

  it('draws the books that a container inside a shadow root scrolls to', async () => {
    const outer = document.createElement('div');
    document.body.append(outer);
    const box = document.createElement('div');
    box.setAttribute('style', 'height:400px;overflow:auto');
    outer.attachShadow({ mode: 'open' }).append(box);
    await open(box);
    box.scrollTop = 80_000;
    await until(() => items().some(isInSight) && !seen('Volume 1'), 'others');
    outer.remove();
  });

  it('tells screen readers how many there are and which one this is', async () => {
    await open();
    const [first, second] = items();
    equal(first?.getAttribute('aria-setsize'), '10000');
    equal(
      [first?.getAttribute('aria-posinset'), second?.getAttribute('aria-posinset')],
      ['1', '2'],
    );
    equal(visitor.root.querySelector('.run ul')?.getAttribute('role'), 'list');
  });

  it('keeps the book that has the focus while others are scrolled to', async () => {
    await open();
    const button = items()[2]?.querySelector('button');
    button?.focus({ preventScroll: true });
    scrollTo(0, 200_000);
    await until(() => items().some((item) => Number(item.ariaPosInSet) > 200), 'others');
    equal(visitor.root.activeElement === button, true);
    await until(() => items().filter(({ className }) => className === 'held').length === 1, 'it');
  });

  it('finds while words are typed, and says how many', async () => {
    await open();
    await search('volume 77');
    await visitor.sees(/\b280 books/);
    ok(seen('Volume 77'), 'it is not in sight');
    await search('no such thing');
    await visitor.sees('No book here is all of that.');
    const all = await until(() => visitor.button(/^Show all books/), 'the button');
    all.focus();
    all.click();
    await visitor.sees('10,000 books');
    equal(visitor.root.activeElement?.textContent, 'Books');
    equal(visitor.root.querySelector<HTMLInputElement>('input[type=search]')?.value, '');
  });

  it('narrows by author, subject and format, and sorts', async () => {
    await open();
    await choose('Author', 'Łucja');
    await visitor.sees('5,000 books');
    await choose('Subject', 'Poetry');
    await choose('Format', 'Paperback');
    await visitor.sees('2,500 books');
    await choose('Sort by', 'Title');
    await until(() => seen('Volume 2 ') || seen('Volume 2'), 'the first by title');
  });

  it('moves nothing when the tools and the rest of the books come', async () => {
    let shift = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shift += (entry as unknown as { value: number }).value;
    });
    observer.observe({ type: 'layout-shift', buffered: false });
    await open();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    observer.disconnect();
    ok(shift < 0.001, `shifted by ${String(shift)}`);
  });

  it('knows a book of the cart that the first answer does not have', async () => {
    const key = `book-checkout:cart:${new URL('..', import.meta.url).href}`;
    localStorage.setItem(key, '[{"book":"b9000","quantity":2}]');
    await open();
    await visitor.sees('Cart · 2 books · $20.00');
  });

  it('asks three times for the rest of the books, says so, and offers another try', async () => {
    const time = new HeldTime();
    try {
      const opening = open();
      server.books = null;
      for (const pause of [400, 1200]) await time.end(pause);
      await visitor.sees('The rest of the books could not be loaded.');
      equal(server.calls.filter((call) => call.endsWith('/api/books')).length, 3);
      server.books = listOf(10_000);
      const again = await until(() => visitor.button(/^Try again/), 'the button');
      again.focus();
      again.click();
      await opening;
      equal(visitor.root.activeElement?.textContent, 'Books');
      ok(!visitor.text.includes('could not be loaded'), 'it still says so');
    } finally {
      time.stop();
    }
  });

  it('adds no book that is not known, though the rest of them does not come', async () => {
    const first = new HeldTime();
    const opening = open();
    server.books = null;
    for (const pause of [400, 1200]) await first.end(pause);
    await visitor.sees('The rest of the books could not be loaded.');
    first.stop();
    const second = new HeldTime();
    try {
      const refused = visitor.element.add('b9000').catch((error: unknown) => error);
      for (const pause of [400, 1200]) await second.end(pause);
      ok(Reflect.get(Object(await refused), 'code') === 'unreachable', 'it was added');
      equal(visitor.element.lines, []);
      server.books = listOf(10_000);
      equal(await visitor.element.add('b9000'), 1);
      await opening;
    } finally {
      second.stop();
    }
  });

  it('keeps the same books in sight when the window gets narrower', async () => {
    const box = document.createElement('div');
    document.body.append(box);
    box.setAttribute('style', 'width:700px');
    await open(box);
    scrollTo(0, 100_000);
    await until(() => items().some((item) => Number(item.ariaPosInSet) > 50), 'others');
    const there = Number(items().find(isInSight)?.ariaPosInSet);
    box.setAttribute('style', 'width:320px');
    dispatchEvent(new Event('resize'));
    await until(
      () =>
        items().some((item) => isInSight(item) && Math.abs(Number(item.ariaPosInSet) - there) < 6),
      'the same books',
    );
    box.remove();
  });

  it('is where it was when the buyer comes back from the cart', async () => {
    await open();
    scrollTo(0, 100_000);
    await until(() => items().some((item) => Number(item.ariaPosInSet) > 50), 'others');
    const there = items().find(isInSight)?.ariaPosInSet ?? '';
    await visitor.press(/^Add to cart, Volume/);
    await visitor.press(/^Cart/);
    await visitor.sees('Your cart');
    await visitor.press(/^Continue shopping/);
    await until(
      () =>
        items().some(
          (item) => isInSight(item) && Math.abs(Number(item.ariaPosInSet) - Number(there)) < 20,
        ),
      'the same books',
    );
  });
});

function isInSight(item: Element): boolean {
  const { top, bottom } = item.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
