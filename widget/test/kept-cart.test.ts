import { merged, withCopies, type Cart } from '../cart.ts';
import { cartOfLink } from '../linked-cart.ts';
import { handedTo, linkOf, payLinkOf } from '../shared-cart.ts';
import { equal, ok, until } from './assert.ts';
import { FakeServer } from './fake-server.ts';
import { forgetAll, place, type Visitor } from './stage.ts';

const line = (book: string, quantity: number) => ({ book, quantity });
const key = `book-checkout:cart:${new URL('..', import.meta.url).href}`;

describe('two carts that meet', () => {
  const base = [line('1', 1), line('2', 2)];

  for (const [what, mine, theirs, both] of [
    [
      'another book in each',
      [...base, line('3', 1)],
      [...base, line('4', 1)],
      [...base, line('4', 1), line('3', 1)],
    ],
    [
      'one more in each',
      withCopies(base, '1', 2),
      withCopies(base, '1', 2),
      [line('1', 3), line('2', 2)],
    ],
    ['taken out here, one more there', [line('1', 1)], withCopies(base, '2', 3), [line('1', 1)]],
    ['nothing changed here', base, [line('3', 1)], [line('3', 1)]],
    ['emptied here', [], base, []],
    [
      'more than one order can have',
      withCopies(base, '1', 90),
      withCopies(base, '1', 80),
      [line('1', 99), line('2', 2)],
    ],
  ] as readonly (readonly [string, Cart, Cart, Cart])[]) {
    it(`lose nothing: ${what}`, () => {
      equal(merged(base, mine, theirs), both);
    });
  }
});

describe('a cart in a link', () => {
  const page = 'https://site.example/books?lang=en&item=7#top';

  it('is written so that people can read it, and comes back', () => {
    const cart = [line('hamming', 2), line('b~1', 1)];
    const link = linkOf(cart, page);
    equal(link, 'https://site.example/books?lang=en&cart=hamming*2,b~1');
    equal(cartOfLink(link), { cart, isDamaged: false, pays: false });
  });

  for (const [written, cart, isDamaged] of [
    ['1*2,2', [line('1', 2), line('2', 1)], false],
    ['1*5000', [line('1', 99)], false],
    ['1*x,2', [line('2', 1)], true],
    ['', [], true],
    ['<img>,2*3', [line('2', 3)], true],
    ['1*0', [], false],
  ] as const) {
    it(`is read from ${JSON.stringify(written)}`, () => {
      equal(cartOfLink(`https://site.example/?cart=${encodeURIComponent(written)}`), {
        cart,
        isDamaged,
        pays: false,
      });
    });
  }

  it('goes along to a checkout on another site, and a book alone to one on this', () => {
    const cart = [line('hamming', 2), line('b~1', 1)];
    const there = handedTo('https://site.example/buy', cart, 'b~1');
    equal(cartOfLink(there)?.cart, cart);
    equal(new URL(there).searchParams.get('item'), 'b~1');
    equal(
      handedTo(new URL('/buy?from=us', location.href).href, cart, '7'),
      new URL('/buy?from=us&item=7', location.href).href,
    );
  });

  it('is none where the address names none', () => {
    equal(cartOfLink(page), null);
  });
});

describe('the kept cart in the page', () => {
  const address = location.href;
  let server: FakeServer;
  let visitor: Visitor;

  /** The address that somebody followed, without leaving the test's page. */
  const follow = (what: string, name = 'cart') => {
    const url = new URL(address);
    url.searchParams.set(name, what);
    history.replaceState(null, '', url);
  };
  const kept = () => localStorage.getItem(key);

  beforeEach(() => {
    forgetAll();
    server = new FakeServer();
  });
  afterEach(() => {
    visitor.element.remove();
    server.stop();
    history.replaceState(null, '', address);
  });

  it('is put right line by line, and the buyer is told', async () => {
    localStorage.setItem(key, JSON.stringify([line('1', 2), null, { book: 7 }, line('2', 500)]));
    visitor = place();
    await visitor.sees('2 lines of your saved cart could not be read and were left out.');
    await visitor.sees('“The Making”: one order can have 99 copies at most.');
    await visitor.sees('Cart · 101 books');
    equal(JSON.parse(kept() ?? ''), [line('1', 2), line('2', 99)]);
    visitor.element.remove();
    visitor = place();
    await visitor.sees('Cart · 101 books');
    ok(!visitor.text.includes('could not be read'), 'it is said twice');
  });

  for (const damaged of ['{', '7', '{"book":"1"}']) {
    it(`begins empty, and says so, where storage holds ${damaged}`, async () => {
      localStorage.setItem(key, damaged);
      visitor = place();
      await visitor.sees('Your saved cart could not be read. It begins empty.');
    });
  }

  it('takes in a shared cart without losing its own, once', async () => {
    localStorage.setItem(key, JSON.stringify([line('1', 1), line('3', 2)]));
    follow('1*3,2,gone');
    visitor = place();
    await visitor.sees('2 books of the shared cart were put into yours.');
    await visitor.sees('One book of the shared cart is not sold here any more.');
    await until(() => kept()?.includes('"2"'), 'the cart');
    equal(JSON.parse(kept() ?? ''), [line('1', 3), line('3', 2), line('2', 1)]);
    ok(!location.search.includes('cart='), location.search);
    visitor.element.remove();
    follow('1*3,2');
    visitor = place();
    await visitor.sees('Everything of the shared cart is in yours already.');
    equal(JSON.parse(kept() ?? ''), [line('1', 3), line('3', 2), line('2', 1)]);
  });

  for (const mode of ['drawer', 'modal']) {
    it(`is told of once the dialog opens, and once only: ${mode}`, async () => {
      localStorage.setItem(key, JSON.stringify([line('1', 2), null]));
      follow('2');
      visitor = place({ mode });
      await visitor.press(/Cart · 3 books/);
      await visitor.sees('One line of your saved cart could not be read and was left out.');
      await visitor.sees('One book of the shared cart was put into yours.');
      await visitor.press(/^Close/);
      await visitor.press(/Cart · 3 books/);
      await visitor.sees('Your cart');
      ok(!visitor.text.includes('left out'), 'it is said twice');
    });
  }

  describe('that is to be paid', () => {
    const followToPay = (cart: Cart) => {
      history.replaceState(null, '', payLinkOf(cart, location.href));
    };

    for (const mode of ['page', 'inline', 'drawer', 'modal', 'button'])
      it(`opens the form, once: ${mode}`, async () => {
        followToPay([line('1', 2), line('3', 1)]);
        const item = mode === 'inline' || mode === 'button' ? { item: '1' } : {};
        visitor = place({ mode, ...item });
        await visitor.sees('Checkout — Stripe Press');
        equal(visitor.element.lines, [line('1', 2), line('3', 1)]);
        ok(!/cart|checkout/.test(location.search), location.search);
      });

    it('is looked at first where it met another cart', async () => {
      localStorage.setItem(key, JSON.stringify([line('2', 1)]));
      followToPay([line('1', 2)]);
      visitor = place({ mode: 'drawer' });
      await visitor.sees('One book of the shared cart was put into yours.');
      await visitor.press(/^Checkout/);
      await visitor.sees('Checkout — Stripe Press');
    });

    it('is looked at first where there are more copies already', async () => {
      localStorage.setItem(key, JSON.stringify([line('1', 5)]));
      followToPay([line('1', 2)]);
      visitor = place();
      await visitor.sees('Everything of the shared cart is in yours already.');
      equal(visitor.element.lines, [line('1', 5)]);
      await visitor.press(/^Checkout/);
      await visitor.sees('Checkout — Stripe Press');
    });

    it('is looked at first where a book of it is gone', async () => {
      followToPay([line('1', 2), line('gone', 1)]);
      visitor = place();
      await visitor.sees('One book of the shared cart is not sold here any more.');
      await visitor.press(/^Checkout/);
      await visitor.sees('Checkout — Stripe Press');
    });
  });

  it('is looked at before it is paid for with another book, where it was put right', async () => {
    follow('3*2');
    visitor = place({ mode: 'button', item: '1' });
    await visitor.press(/^Purchase/);
    await visitor.sees('One book of the shared cart was put into yours.');
    await visitor.press(/^Checkout/);
    await visitor.sees('Checkout — Stripe Press');
  });

  it('says in a dialog, too, that a book is gone', async () => {
    localStorage.setItem(key, JSON.stringify([line('gone', 2), line('1', 1)]));
    visitor = place({ mode: 'drawer' });
    await visitor.press(/Cart · 1 book /);
    await visitor.sees('not sold here any more');
  });

  it('takes in the book that the address of its page names, once', async () => {
    follow('2', 'item');
    visitor = place({ start: 'checkout' });
    await visitor.sees('Checkout — Stripe Press');
    equal(visitor.element.lines, [line('2', 1)]);
    ok(!location.search.includes('item='), location.search);
    visitor.element.remove();
    follow('2', 'item');
    visitor = place();
    await visitor.sees('Cart · 1 book ');
  });

  it('says that the book which the address names is not sold', async () => {
    follow('nope', 'item');
    visitor = place({ start: 'checkout' });
    await visitor.sees('The book in this link is not sold here.');
    ok(!location.search.includes('item='), location.search);
  });

  it('leaves alone what the address of a page with a drawer names', async () => {
    follow('2', 'item');
    visitor = place({ mode: 'drawer' });
    await visitor.sees('0');
    await visitor.sees('Cart · ');
    equal(visitor.element.lines, []);
    ok(location.search.includes('item=2'), location.search);
  });

  it('keeps what another tab wrote before this one heard of it', async () => {
    localStorage.setItem(key, JSON.stringify([line('1', 1)]));
    visitor = place();
    await visitor.sees('Cart · 1 book ');
    localStorage.setItem(key, JSON.stringify([line('1', 1), line('2', 1)]));
    await visitor.press(/^Add to cart, Working/);
    await visitor.sees('Cart · 3 books');
    equal(JSON.parse(kept() ?? ''), [line('1', 1), line('2', 1), line('3', 1)]);
  });

  it('puts back what was taken out', async () => {
    localStorage.setItem(key, JSON.stringify([line('1', 3)]));
    visitor = place({ start: 'cart' });
    await visitor.press(/^Remove The Art/);
    await visitor.sees('“The Art” was taken out.');
    await visitor.sees('Nothing in it yet.');
    await visitor.press(/^Undo The Art/);
    await visitor.sees('$69.00');
    ok(!visitor.text.includes('was taken out'), 'it can be undone twice');
    equal(JSON.parse(kept() ?? ''), [line('1', 3)]);
  });

  it('gives the link that brings it', async () => {
    localStorage.setItem(key, JSON.stringify([line('1', 3), line('2', 1)]));
    visitor = place({ start: 'cart' });
    await visitor.press(/^Link to this cart/);
    const field = await until(
      () => visitor.root.querySelector<HTMLInputElement>('input[readonly]'),
      'the link',
    );
    equal(cartOfLink(field.value)?.cart, [line('1', 3), line('2', 1)]);
    await visitor.sees(/(link was copied|Copy this link)/);
  });
});
