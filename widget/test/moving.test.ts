import { equal, ok, until } from './assert.ts';
import { FakeServer, reply } from './fake-server.ts';
import { installFakeStripe, type FakeStripe } from './fake-stripe.ts';
import { forgetAll, place, type Visitor } from './stage.ts';

/** Pages take an element out and put it in again elsewhere, whatever its buyer is doing. */
describe('an element that is moved', () => {
  let server: FakeServer;
  let stripe: FakeStripe;
  let visitor: Visitor;
  let outer: HTMLElement;
  const changes: Event[] = [];
  const note = (event: Event) => changes.push(event);

  beforeEach(() => {
    forgetAll();
    server = new FakeServer();
    stripe = installFakeStripe();
    outer = document.createElement('div');
    document.body.append(outer);
    changes.length = 0;
    addEventListener('book-cart-change', note);
  });
  afterEach(() => {
    removeEventListener('book-cart-change', note);
    visitor.element.remove();
    outer.remove();
    server.stop();
  });

  /** Two shadow roots deep; at once, as frameworks do it. */
  const intoShadows = () => {
    const root = outer.shadowRoot ?? outer.attachShadow({ mode: 'open' });
    const inner = document.createElement('div');
    root.append(inner);
    inner.attachShadow({ mode: 'open' }).append(visitor.element);
  };
  /** Out of the page for as long as a framework may take, and in again. */
  const outAndIn = async () => {
    visitor.element.remove();
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.body.append(visitor.element);
  };
  const ways: [string, () => void | Promise<void>][] = [
    ['into nested shadow roots', intoShadows],
    [
      'from there into others',
      () => {
        intoShadows();
        intoShadows();
      },
    ],
    ['out of the page and in again', outAndIn],
    [
      'into shadow roots and back into the page',
      async () => {
        intoShadows();
        await outAndIn();
      },
    ],
  ];

  /** One cart, one listener each, and whatever is done is done once. */
  const sellsOnce = async () => {
    changes.length = 0;
    const kept = visitor.element.count;
    await visitor.press(/^Add.*The Making/);
    await until(() => changes.length > 0, 'the change');
    equal([changes.length, visitor.element.count], [1, kept + 1]);
    const badge = document.createElement('button');
    badge.setAttribute('data-book-checkout-add', '3');
    document.body.append(badge);
    badge.click();
    badge.remove();
    await until(() => visitor.element.count === kept + 2, 'the page’s own button');
    equal([changes.length, visitor.element.count], [2, kept + 2]);
  };
  const oneCard = () => {
    const cards = document.querySelectorAll('.fake-card');
    equal(cards.length, 1);
    const [card] = cards;
    ok(card?.getRootNode() === document, 'Stripe’s field is in a shadow root');
    ok(card.checkVisibility(), 'Stripe’s field is not to be seen');
  };

  for (const [where, move] of ways) {
    describe(where, () => {
      it('among the books', async () => {
        visitor = place();
        await visitor.press(/^Add to cart, The Art/);
        await move();
        await visitor.sees('Cart · 1 book');
        await sellsOnce();
      });

      it('while a book is read', async () => {
        server.details = { id: '1', blurb: 'All about it.' };
        visitor = place();
        await visitor.press(/^The Art$/);
        await visitor.sees('All about it.');
        await move();
        await visitor.sees('Purchase');
        await until(() => !visitor.root.querySelector('dialog'), 'the books');
        await visitor.press(/^The Art$/);
        await until(() => visitor.root.querySelector('dialog:modal'), 'the book again');
        await visitor.press(/^Close/);
        await sellsOnce();
      });

      it('in the cart', async () => {
        visitor = place({ item: '1' });
        await visitor.press(/^Cart/);
        await visitor.sees('Your cart');
        await move();
        await visitor.sees('Your cart');
        equal(visitor.element.lines, [{ book: '1', quantity: 1 }]);
        await visitor.press(/One copy more/);
        equal(visitor.element.count, 2);
        await visitor.press(/^Continue shopping/);
        await sellsOnce();
      });

      it('in the form, which keeps what was typed', async () => {
        visitor = place({ item: '1', start: 'checkout' });
        await visitor.fillIn();
        const quotes = server.quoted.length;
        await move();
        await until(() => visitor.root.querySelector('#name'), 'the form');
        await until(() => visitor.card, 'the card field');
        equal([visitor.field('name').value, server.quoted.length > quotes], ['Jonah Jones', true]);
        oneCard();
        await visitor.typeCard();
        await visitor.press(/^Pay/);
        await visitor.sees('Success!');
        equal(server.placed.length, 1);
      });

      it('while it pays, and charges once', async () => {
        server.orders = ['held'];
        visitor = place({ item: '1', start: 'checkout' });
        await visitor.fillIn();
        await visitor.press(/^Pay/);
        await until(() => server.placed.length === 1, 'the order');
        await move();
        server.letGo();
        server.orders = [];
        await visitor.sees('Success!');
        equal(new Set(server.placed.map(({ clientKey }) => clientKey)).size, 1);
        equal(stripe.calls.filter(({ name }) => name === 'confirmationToken').length, 1);
      });

      it('while the end of a payment is not known', async () => {
        server.orders = [reply('pending')];
        server.finds = [reply('pending')];
        visitor = place({ item: '1', start: 'checkout' });
        await visitor.fillIn();
        await visitor.press(/^Pay/);
        await visitor.sees('do not pay again');
        await move();
        await visitor.sees('do not pay again');
        server.finds = [];
        await visitor.sees('Success!');
        equal(server.placed.length, 1);
      });

      it('on the receipt', async () => {
        visitor = place({ item: '1', start: 'checkout' });
        const completed: Event[] = [];
        visitor.element.addEventListener('book-checkout-complete', (event) =>
          completed.push(event),
        );
        await visitor.fillIn();
        await visitor.press(/^Pay/);
        await visitor.sees('Success!');
        await move();
        await visitor.sees('Success!');
        equal([completed.length, visitor.element.count], [1, 0]);
        await visitor.press(/^Continue shopping/);
        await sellsOnce();
      });
    });
  }
});
