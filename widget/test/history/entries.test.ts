import { equal, until } from '../assert.ts';
import { FakeServer } from '../fake-server.ts';
import { installFakeStripe } from '../fake-stripe.ts';
import { forgetAll, place, type Visitor } from '../stage.ts';
import { go } from './go.ts';

/** Whose entries are taken back: those that were made for the buyer's steps, and not one more. */
describe('the entries of the history', () => {
  let server: FakeServer;
  let visitor: Visitor;

  const theirs = () => (history.state as { theirs?: number } | null)?.theirs;
  const steps = () =>
    (history.state as { 'book-checkout'?: { steps: string[] } } | null)?.['book-checkout']?.steps;
  const at = (step: string) => until(() => steps()?.at(-1) === step, `the entry of ${step}`);
  const isPlain = () => until(() => !steps()?.length, 'an entry without a step');

  beforeEach(() => {
    forgetAll();
    server = new FakeServer();
    installFakeStripe();
    // Two of the page's own, as frameworks make them.
    history.pushState({ theirs: 1 }, '', '?first');
    history.pushState({ theirs: 2 }, '', '?second');
  });
  afterEach(() => {
    visitor.element.remove();
    server.stop();
  });

  it('made for several steps are all taken back at once, and the page’s are left', async () => {
    visitor = place({ address: 'history', mode: 'drawer', item: '1' });
    await visitor.press(/Cart · 1 book/);
    await at('cart');
    await visitor.press(/^Checkout/);
    await at('checkout');
    await visitor.press(/^Close/);
    await isPlain();
    equal([theirs(), location.search], [2, '?second']);
    await go(-1);
    equal([theirs(), location.search], [1, '?first']);
    equal(visitor.button(/Cart · 1 book/)?.isConnected, true);
  });

  it('walked past by hand lead to the page’s own, one by one', async () => {
    visitor = place({ address: 'history', item: '1' });
    await visitor.press(/^Cart/);
    await at('cart');
    await visitor.press(/^Checkout/);
    await at('checkout');
    for (const entry of [['cart'], undefined]) {
      await go(-1);
      equal([theirs(), steps()], [2, entry]);
    }
    await go(-1);
    equal([theirs(), location.search], [1, '?first']);
    await visitor.sees('Purchase');
    await go(2);
    equal([theirs(), steps()], [2, ['cart']]);
    await visitor.sees('Your cart');
  });

  it('that took another’s place are not counted', async () => {
    visitor = place({ address: 'history' });
    await visitor.press(/^Purchase.*The Art/);
    await at('checkout');
    await visitor.fillIn();
    await visitor.press(/^Pay/);
    await at('done');
    await visitor.press(/^Continue shopping/);
    await isPlain();
    equal([theirs(), location.search], [2, '?second']);
  });

  it('that the page came with are not taken back', async () => {
    history.replaceState({ theirs: 2 }, '', '?second&book-checkout=cart');
    visitor = place({ address: 'on', item: '1' });
    await visitor.sees('Your cart');
    await visitor.press(/^Continue shopping/);
    await visitor.sees('Purchase');
    await isPlain();
    equal([theirs(), location.search], [2, '?second=']);
  });

  it('of a book that is read in a dialog lead back to its books, then out of it', async () => {
    const shown = () => visitor.root.querySelectorAll('dialog:modal').length;
    visitor = place({ address: 'history', mode: 'drawer', start: 'catalogue' });
    await visitor.press(/Cart/);
    await at('books');
    await visitor.press(/^The Art$/);
    await at('book:1');
    await until(() => shown() === 2, 'the book above its shop');
    await go(-1);
    await until(() => shown() === 1, 'the shop alone');
    equal(steps(), ['books']);
    await go(-1);
    await until(() => shown() === 0, 'the page');
    equal(theirs(), 2);
  });
});
