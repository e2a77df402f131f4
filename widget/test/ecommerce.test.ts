import { equal, until } from './assert.ts';
import { FakeServer } from './fake-server.ts';
import { installFakeStripe } from './fake-stripe.ts';
import { forgetAll, place, type Visitor } from './stage.ts';

describe('what a page can tell analytics', () => {
  let server: FakeServer;
  let visitor: Visitor;

  beforeEach(() => {
    forgetAll();
    server = new FakeServer();
    installFakeStripe();
  });
  afterEach(() => {
    visitor.element.remove();
    server.stop();
  });

  it('is what comes and goes, each step to the receipt, beside what the page is told', async () => {
    const told: unknown[] = [];
    visitor = place({ ecommerce: '' });
    visitor.element.addEventListener('book-cart-change', ({ added: came, removed }) => {
      told.push([came, removed]);
    });
    visitor.element.addEventListener('book-checkout-ecommerce', ({ event, ecommerce }) => {
      told.push([event, ecommerce.value, ecommerce.items.length]);
    });
    await until(() => told.length > 0, 'a first event');
    await visitor.element.add('1', 2);
    await visitor.element.checkout();
    await visitor.fillIn();
    await visitor.press(/^Pay/);
    await visitor.sees('Success!');
    const line = { book: '1', quantity: 2 };
    equal(told, [
      ['view_item_list', 0, 3],
      ['add_to_cart', 46, 1],
      [[line], []],
      ['begin_checkout', 46, 1],
      ['add_shipping_info', 46, 1],
      ['add_payment_info', 46, 1],
      ['purchase', 46, 1],
      [[], [line]],
    ]);
  });

  it('is a book, a cart and a removal, by their names', async () => {
    const told = new Map<string, unknown>();
    visitor = place({ ecommerce: '' });
    visitor.element.addEventListener('book-checkout-ecommerce', ({ event, ecommerce }) => {
      told.set(event, ecommerce);
    });
    const item = (quantity: number) => ({
      item_id: '1',
      item_name: 'The Art',
      item_brand: 'Author of The Art',
      price: 23,
      quantity,
    });
    const of = (quantity: number) => ({
      currency: 'USD',
      value: 23 * quantity,
      items: [item(quantity)],
    });
    await visitor.press(/^The Art/);
    await until(() => told.has('view_item'), 'the book');
    equal(told.get('view_item'), of(1));
    await visitor.element.add('1', 2);
    await visitor.element.open('cart');
    await until(() => told.has('view_cart'), 'the cart');
    equal(told.get('view_cart'), of(2));
    await visitor.press(/One copy less of The Art/);
    await until(() => told.has('remove_from_cart'), 'the removal');
    equal(told.get('remove_from_cart'), of(1));
    await visitor.press(/^Checkout/);
    await visitor.fillIn();
    await visitor.press(/^Pay/);
    await visitor.sees('Success!');
    // What is on a receipt has no author.
    const bought = { item_id: '1', item_name: 'The Art', price: 23, quantity: 1 };
    equal(told.get('purchase'), { transaction_id: 'order-1', ...of(1), items: [bought] });
  });

  it('is nothing where nobody asked for it', async () => {
    const told: string[] = [];
    visitor = place();
    visitor.element.addEventListener('book-cart-change', ({ type }) => told.push(type));
    visitor.element.addEventListener('book-checkout-ecommerce', ({ type }) => told.push(type));
    await visitor.element.add('1');
    await visitor.element.open('cart');
    equal(told, ['book-cart-change']);
  });
});
