import { equal, ok, until } from './assert.ts';
import { FakeServer, refusal } from './fake-server.ts';
import { installFakeStripe } from './fake-stripe.ts';
import { forgetAll, place, type Visitor } from './stage.ts';

describe('stock', () => {
  let server: FakeServer;
  let visitor: Visitor;

  /** How many copies of the first book the server says there are. */
  const leave = (left: number) => {
    const [first, ...others] = server.shop.books;
    ok(first, 'no book');
    server.shop = { ...server.shop, books: [{ ...first, left }, ...others] };
  };
  const short = (left: number) =>
    refusal(409, 'out_of_stock', 'Short.', undefined, {
      shortages: [{ book: '1', title: 'The Art', left }],
    });
  const quantity = () => visitor.root.querySelector<HTMLInputElement>('.lines input')?.value;

  beforeEach(() => {
    forgetAll();
    server = new FakeServer();
    installFakeStripe();
  });
  afterEach(() => {
    visitor.element.remove();
    server.stop();
  });

  it('says in words that a book is sold out, and sells none of it', async () => {
    leave(0);
    visitor = place();
    await visitor.sees('Sold out');
    equal(visitor.button(/^Purchase.*The Art/)?.disabled, true);
    equal(visitor.button(/^Sold out, The Art/)?.ariaDisabled, 'true');
    equal(visitor.button(/^Add to cart, The Making/)?.ariaDisabled, 'false');
  });

  it('says how few are left, and adds no more than that', async () => {
    leave(2);
    visitor = place();
    await visitor.sees('Only 2 left');
    await visitor.press(/^Add to cart, The Art/);
    await visitor.press(/^Add another \(1 in cart\), The Art/);
    const most = visitor.button(/^2 in cart, that is the most, The Art/);
    equal(most?.ariaDisabled, 'true');
    most?.click();
    await visitor.press(/^Cart · 2 books/);
    const more = await until(() => visitor.button(/One copy more of The Art/), 'a step');
    equal(more.ariaDisabled, 'true');
    more.click();
    equal(quantity(), '2');
    equal(visitor.button(/One copy less of The Art/)?.ariaDisabled, 'false');
    equal(visitor.root.querySelector<HTMLInputElement>('.lines input')?.max, '2');
    await visitor.sees('Only 2 left');
  });

  it('leaves the focus on what was pressed until no more can be had', async () => {
    leave(1);
    visitor = place();
    const focused = () => visitor.root.activeElement;
    const add = await until(() => visitor.button(/^Add to cart, The Art/), 'the button');
    add.focus();
    add.click();
    await visitor.sees('1 in cart, that is the most');
    equal([add.ariaDisabled, focused() === add], ['true', true]);
    await visitor.press(/^Add to cart, The Making/);
    await visitor.press(/^Cart · 2 books/);
    await visitor.press(/One copy more of The Making/);
    const less = await until(() => visitor.button(/One copy less of The Making/), 'the step');
    less.focus();
    less.click();
    await until(() => less.ariaDisabled === 'true', 'the last step');
    equal(focused() === less, true);
    less.click();
    await visitor.element.updateComplete;
    equal(visitor.element.count, 2);
  });

  it('goes back to the cart when checkout finds fewer, with the quantity there is', async () => {
    localStorage.setItem(
      `book-checkout:cart:${new URL('..', import.meta.url).href}`,
      '[{"book":"1","quantity":3},{"book":"2","quantity":1}]',
    );
    server.quoteAnswer = short(1);
    visitor = place({ start: 'checkout' });
    await visitor.sees('There is only 1 copy of “The Art” left. Your cart was corrected.');
    equal(quantity(), '1');
    equal(visitor.card, null);
    server.quoteAnswer = null;
    await visitor.press(/^Checkout/);
    await visitor.fillIn();
    await visitor.press(/^Pay \$48\.00/);
    await visitor.sees('Success!');
  });

  it('goes back to the cart when the last copy went while the card was typed', async () => {
    server.orders = [short(0)];
    visitor = place({ start: 'checkout', item: '1' });
    const told: string[] = [];
    visitor.element.addEventListener('book-checkout-error', ({ code }) => told.push(code));
    await visitor.fillIn();
    await visitor.press(/^Pay/);
    await visitor.sees('“The Art” has just been sold out. Your cart was corrected. Nothing was');
    await visitor.sees('Nothing in it yet.');
    equal(told, ['out_of_stock']);
    equal(visitor.card, null);
    await visitor.press(/^Continue shopping/);
    equal(visitor.button(/^Purchase.*The Art/)?.disabled, true);
    visitor.element.remove();
    visitor = place();
    await visitor.sees('Purchase');
    equal(server.placed.length, 1);
  });

  it('names its order when it asks for a price again, which may keep copies for it', async () => {
    server.orders = [
      {
        body: {
          orderId: 'order-1',
          token: 'secret',
          status: 'declined',
          message: 'No.',
          field: null,
        },
      },
    ];
    visitor = place({ start: 'checkout', item: '1' });
    await visitor.fillIn();
    await visitor.press(/^Pay/);
    await visitor.sees('No.');
    await visitor.press(/^Back to cart/);
    await visitor.press(/^Checkout/);
    await until(() => server.quoted.length === 2, 'a second quote');
    equal(
      server.quoted.map(({ clientKey }) => clientKey),
      [undefined, server.placed[0]?.clientKey],
    );
  });
});
