import { equal, ok, until } from './assert.ts';
import { FakeServer, refusal } from './fake-server.ts';
import { HeldTime } from './held-time.ts';
import { forgetAll, place, type Visitor } from './stage.ts';

describe('catalogue and cart', () => {
  let server: FakeServer;
  let visitor: Visitor;

  beforeEach(() => {
    forgetAll();
    server = new FakeServer();
  });
  afterEach(() => {
    visitor.element.remove();
    server.stop();
  });

  it('shows every book with the price the server wrote', async () => {
    visitor = place();
    await visitor.sees('Purchase — $23, The Art');
    equal(visitor.root.querySelectorAll('article').length, 3);
  });

  it('counts what is added, tells the page, and keeps it', async () => {
    const counts: number[] = [];
    visitor = place();
    visitor.element.addEventListener('book-cart-change', (event) => counts.push(event.count));
    await visitor.press(/^Add to cart, The Art/);
    await visitor.press(/^Add another \(1 in cart\), The Art/);
    await visitor.sees('Cart · 2 books · $46.00');
    equal(counts, [1, 2]);
    visitor.element.remove();
    visitor = place();
    await visitor.sees('Cart · 2 books · $46.00');
  });

  it('says once what has changed, to those who do not see it', async () => {
    visitor = place();
    await visitor.sees('Purchase');
    const region = [...visitor.root.querySelectorAll('[role=status]')].at(-1);
    ok(region, 'there is no place to say it in');
    equal(region.textContent, '');
    const said: (string | null)[] = [];
    new MutationObserver(() => said.push(region.textContent)).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    await visitor.press(/^Add to cart, The Art/);
    await visitor.press(/^Add another \(1 in cart\), The Art/);
    await visitor.press(/^Cart/);
    await visitor.sees('Your cart');
    equal(said, [
      'The Art: 1. Your cart holds 1 book, $23.00.',
      'The Art: 2. Your cart holds 2 books, $46.00.',
      '',
    ]);
  });

  it('shows the books of a category alone', async () => {
    const [first, ...others] = server.shop.books;
    ok(first, 'there are no books');
    server.shop.books = [{ ...first, subjects: ['Science', 'Work'] }, ...others];
    visitor = place({ category: 'Science' });
    await visitor.sees('Purchase — $23, The Art');
    equal(visitor.root.querySelectorAll('article').length, 1);
  });

  it('changes quantities and removes lines in the cart', async () => {
    visitor = place();
    await visitor.press(/^Add to cart, The Art/);
    await visitor.press(/^Cart/);
    await visitor.press(/One copy more of The Art/);
    await visitor.sees('$46.00');
    await visitor.press(/^Remove The Art/);
    await visitor.sees('Nothing in it yet.');
    equal(visitor.root.activeElement?.textContent, 'Your cart');
  });

  it('moves focus to the heading of the next screen, but not on first paint', async () => {
    visitor = place({ start: 'cart' });
    await visitor.sees('Your cart');
    equal(visitor.root.activeElement, null);
    await visitor.press(/^Continue shopping/);
    await until(() => visitor.root.activeElement, 'focus');
    equal(visitor.root.activeElement?.textContent, 'Books');
  });

  it('follows another tab', async () => {
    visitor = place();
    await visitor.sees('Purchase');
    const key = `book-checkout:cart:${new URL('..', import.meta.url).href}`;
    localStorage.setItem(key, '[{"book":"2","quantity":3}]');
    dispatchEvent(new StorageEvent('storage', { key }));
    await visitor.sees('Cart · 3 books · $75.00');
  });

  it('shares its cart with a neighbour in the same page', async () => {
    visitor = place();
    const neighbour = place();
    await neighbour.sees('Purchase');
    await visitor.press(/^Add to cart, Working/);
    await neighbour.sees('Cart · 1 book · $28.00');
    neighbour.element.remove();
  });

  it('drops a book that is not sold any more, and says so', async () => {
    visitor = place();
    await visitor.press(/^Add to cart, The Art/);
    visitor.element.remove();
    server.shop = { ...server.shop, books: server.shop.books.slice(1) };
    visitor = place();
    await visitor.sees('not sold here any more');
    ok(!visitor.text.includes('Cart ·'), 'the cart still holds it');
  });

  it('says so when the item of a link is unknown', async () => {
    visitor = place({ item: 'nope', start: 'checkout' });
    await visitor.sees('The book in this link is not sold here.');
  });

  it('does not begin a checkout of nothing', async () => {
    visitor = place({ start: 'checkout' });
    await visitor.sees('Your cart is empty');
  });

  it('says that the shop is slow after five seconds, until it has answered', async () => {
    const answer = Promise.withResolvers<object>();
    server.shopAnswer = { body: answer.promise };
    const time = new HeldTime();
    try {
      visitor = place();
      await visitor.sees('Opening the shop');
      ok(!visitor.text.includes('slow'), 'it is slow already');
      await time.end(5000);
      await visitor.sees('The shop is slow to answer.');
      answer.resolve(server.shop);
      await visitor.sees('Purchase');
      ok(!visitor.text.includes('slow'), 'it is slow still');
    } finally {
      time.stop();
    }
  });

  it('takes another try for no slow one because of the first', async () => {
    server.shopAnswer = refusal(429, 'too_many_requests', 'Please wait.');
    const time = new HeldTime();
    try {
      visitor = place();
      await visitor.sees('Please wait.');
      server.shopAnswer = { body: new Promise(() => undefined) };
      await visitor.press(/^Try again/);
      await visitor.sees('Opening the shop');
      await time.pass();
      await visitor.element.updateComplete;
      ok(!visitor.text.includes('slow'), 'it is slow already');
      await time.pass();
      await visitor.sees('The shop is slow to answer.');
    } finally {
      time.stop();
    }
  });

  it('offers another try when the shop is away, and keeps the cart', async () => {
    visitor = place({ item: '1' });
    await visitor.sees('Purchase');
    visitor.element.remove();
    server.shopAnswer = 'lost';
    visitor = place();
    await visitor.sees('does not answer');
    server.shopAnswer = refusal(503, 'unavailable', 'Closed for a moment.');
    await visitor.press(/^Try again/);
    await visitor.sees('Closed for a moment.');
    server.shopAnswer = null;
    await visitor.press(/^Try again/);
    await visitor.sees('Cart · 1 book');
  });

  it('shows texts of the server as text', async () => {
    const [first, ...others] = server.shop.books;
    ok(first, 'no book');
    const title = '<img src=x onerror=alert(1)>';
    const ground = 'red;position:fixed';
    server.shop = { ...server.shop, books: [{ ...first, title, ground }, ...others] };
    visitor = place();
    await visitor.sees(title);
    equal(visitor.root.querySelector('.ground')?.getAttribute('style') ?? '', '');
  });

  it('tells the owner of an attribute it does not understand', async () => {
    const warned: unknown[] = [];
    const { warn } = Object.assign({}, globalThis.console);
    Object.assign(globalThis.console, { warn: (sentence: unknown) => warned.push(sentence) });
    try {
      visitor = place({ server: 'javascript:alert(1)', 'card-entry': 'foo' });
      await visitor.sees('card-entry="foo" is not understood');
      await visitor.sees('is not an address that can be used');
      equal(warned.length, 2);
      equal(server.calls, []);
    } finally {
      Object.assign(globalThis.console, { warn });
    }
  });
});
