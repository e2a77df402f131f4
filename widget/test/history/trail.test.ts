import { equal, ok, until } from '../assert.ts';
import { FakeServer } from '../fake-server.ts';
import { installFakeStripe } from '../fake-stripe.ts';
import { forgetAll, place, type Visitor } from '../stage.ts';
import { go } from './go.ts';

describe('the Back button', () => {
  let server: FakeServer;
  let visitor: Visitor;

  const inHistory = (words: string) =>
    until(() => JSON.stringify(history.state).includes(words), `${words} in the history`);

  beforeEach(() => {
    forgetAll();
    server = new FakeServer();
    installFakeStripe();
    // An entry of the page's own, as frameworks make them.
    history.pushState({ theirs: 1 }, '', '?page');
  });
  afterEach(() => {
    visitor.element.remove();
    server.stop();
  });

  it('leads from the checkout to the cart, and from there to the books', async () => {
    visitor = place({ address: 'history' });
    await visitor.press(/^Add to cart, The Art/);
    await visitor.press(/^Cart/);
    await inHistory('"cart"');
    await visitor.press(/^Checkout/);
    await inHistory('"checkout"');
    equal((history.state as { theirs: number }).theirs, 1);
    await go(-1);
    await visitor.sees('Your cart');
    await go(-1);
    await visitor.sees('Purchase');
    equal(history.state, { theirs: 1 });
    await go(1);
    await visitor.sees('Your cart');
  });

  for (const mode of ['page', 'drawer'])
    it(`leads from a link to pay by to the page: ${mode}`, async () => {
      history.replaceState({ theirs: 1 }, '', '?cart=1*2&book-checkout=checkout');
      visitor = place({ address: 'history', mode });
      await visitor.sees('Checkout — Stripe Press');
      await inHistory('"checkout"');
      await go(-1);
      const isLeft = () =>
        mode === 'page'
          ? visitor.text.includes('Purchase')
          : !visitor.root.querySelector('dialog.frame:modal');
      await until(isLeft, 'what was there before the form');
      equal(history.state, { theirs: 1 });
    });

  it('takes its own entries back, so that it never leads to what was closed', async () => {
    visitor = place({ address: 'history', mode: 'drawer', item: '1' });
    const isOpen = () => visitor.root.querySelector('dialog.frame:modal');
    await visitor.press(/Cart · 1 book/);
    await inHistory('"cart"');
    await visitor.press(/^Checkout/);
    await inHistory('"checkout"');
    await visitor.press(/^Close/);
    await until(() => !isOpen(), 'a closed dialog');
    await until(() => !JSON.stringify(history.state).includes('steps'), 'the page’s own entry');
  });

  it('closes a dialog', async () => {
    visitor = place({ address: 'history', mode: 'modal', item: '1' });
    const isOpen = () => visitor.root.querySelector('dialog.frame:modal');
    await visitor.press(/Cart · 1 book/);
    await inHistory('"cart"');
    await go(-1);
    await until(() => !isOpen(), 'a closed dialog');
    equal(history.state, { theirs: 1 });
  });

  it('closes a book that was read, and opens it again', async () => {
    const shown = () => visitor.root.querySelector<HTMLDialogElement>('dialog:modal');
    visitor = place({ address: 'history' });
    await visitor.press(/^The Art$/);
    await until(shown, 'the book');
    await inHistory('"book:1"');
    await go(-1);
    await until(() => !shown(), 'a closed book');
    equal(history.state, { theirs: 1 });
    await go(1);
    await until(shown, 'the book again');
    ok(shown()?.textContent.includes('The Art'), 'another book');
    await visitor.press(/^Close/);
    await until(() => !shown(), 'a closed book');
    await until(() => !JSON.stringify(history.state).includes('steps'), 'the page’s own entry');
    equal(history.state, { theirs: 1 });
  });

  it('leads nowhere while a payment is on its way, and not back into what is paid', async () => {
    server.orders = [{ body: { orderId: 'order-1', token: 'secret', status: 'pending' } }];
    server.finds = server.orders;
    visitor = place({ address: 'history' });
    await visitor.press(/^Purchase.*The Art/);
    await inHistory('"checkout"');
    await visitor.fillIn();
    await visitor.press(/^Pay/);
    await visitor.sees('do not pay again');
    await go(-1);
    await inHistory('"checkout"');
    await visitor.sees('do not pay again');
    server.finds = [];
    await visitor.sees('Success!');
    await inHistory('"done"');
    await go(-1);
    await visitor.sees('Purchase');
    await go(1);
    await visitor.sees('Purchase');
    equal(server.placed.length, 1);
  });

  it('leaves alone what the page does with its history', async () => {
    visitor = place({ address: 'history', mode: 'drawer', item: '1' });
    await visitor.press(/Cart · 1 book/);
    await inHistory('"cart"');
    history.pushState({ theirs: 2 }, '', '?another');
    await visitor.press(/^Close/);
    await until(() => !visitor.root.querySelector('dialog.frame:modal'), 'a closed dialog');
    equal(history.state, { theirs: 2 });
    equal(location.search, '?another');
  });

  it('has the step in the address where that is wanted, and begins there', async () => {
    visitor = place({ address: 'on', item: '1' });
    await visitor.press(/^Cart/);
    await until(() => location.search.includes('book-checkout=cart'), 'the step in the address');
    ok(location.search.includes('page'), 'the page’s own was lost');
    visitor.element.remove();
    history.replaceState(null, '');
    visitor = place({ address: 'on' });
    await visitor.sees('Your cart');
  });

  it('does what it always did where it is told to', async () => {
    visitor = place({ address: 'off', item: '1' });
    await visitor.press(/^Cart/);
    await visitor.sees('Your cart');
    equal(history.state, { theirs: 1 });
  });
});
