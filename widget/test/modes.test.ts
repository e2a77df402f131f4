import { equal, ok, until } from './assert.ts';
import { FakeServer, refusal } from './fake-server.ts';
import { installFakeStripe } from './fake-stripe.ts';
import { dragTo, forgetAll, place, type Visitor } from './stage.ts';

describe('where the shop lives', () => {
  let server: FakeServer;
  let visitor: Visitor;
  const added: Element[] = [];

  const dialog = () => visitor.root.querySelector<HTMLDialogElement>('dialog.frame');
  const isOpen = () => dialog()?.matches(':modal');
  const html = (markup: string): HTMLElement => {
    const holder = document.createElement('div');
    holder.innerHTML = markup;
    document.body.append(holder);
    added.push(holder);
    const first = holder.firstElementChild;
    ok(first instanceof HTMLElement, 'nothing was made');
    return first;
  };

  // Steps that an earlier test takes back would take this one's.
  const stand = (attributes: Record<string, string> = {}) =>
    place({ address: 'off', ...attributes });

  beforeEach(() => {
    forgetAll();
    history.replaceState(null, '');
    server = new FakeServer();
    installFakeStripe();
  });
  afterEach(() => {
    for (const element of document.querySelectorAll('book-checkout')) element.remove();
    for (const element of added.splice(0)) element.remove();
    server.stop();
  });

  for (const mode of ['drawer', 'modal']) {
    it(`sells in a ${mode}, which gives the focus back when it closes`, async () => {
      visitor = stand({ mode, item: '1' });
      await visitor.press(/Cart · 1 book/);
      await until(isOpen, 'an open dialog');
      await visitor.press(/^Checkout/);
      await visitor.fillIn();
      ok(visitor.card?.checkVisibility(), 'the card field is not shown in the dialog');
      await visitor.press(/^Pay/);
      await visitor.sees('Success!');
      await visitor.press(/^Close/);
      await until(() => !isOpen(), 'a closed dialog');
      ok(!visitor.text.includes('Success!'), 'the receipt is still there');
    });
  }

  it('gives the focus back to what opened the dialog', async () => {
    visitor = stand({ mode: 'drawer' });
    await visitor.sees('0');
    const opener = await until(
      () => visitor.root.querySelector<HTMLButtonElement>('.opener'),
      'the button',
    );
    opener.focus();
    opener.click();
    await until(isOpen, 'an open dialog');
    await until(() => visitor.root.activeElement?.classList.contains('heading'), 'focus inside');
    dialog()?.dispatchEvent(new Event('cancel', { cancelable: true }));
    await until(() => !isOpen(), 'a closed dialog');
    equal(visitor.root.activeElement, opener);
  });

  it('closes by a press on the ground around it that is let go there', async () => {
    visitor = stand({ mode: 'drawer', item: '1' });
    await visitor.element.open();
    const frame = await until(dialog, 'the dialog');
    const title = await until(() => visitor.root.querySelector('h3'), 'a line of the cart');
    frame.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    dragTo(title, frame);
    // What was marked inside may end outside.
    dragTo(frame, title);
    await visitor.element.updateComplete;
    ok(isOpen(), 'it closed');
    dragTo(frame, frame);
    await until(() => !isOpen(), 'a closed dialog');
  });

  it('is not modal while the bank asks, and again after that', async () => {
    server.orders = [
      {
        body: {
          orderId: 'order-1',
          token: 'secret',
          status: 'requires_action',
          clientSecret: 'pi_secret',
          publishableKey: 'pk_test_fake',
        },
      },
    ];
    const stripe = installFakeStripe();
    stripe.challenge = 'failed';
    const modal: unknown[] = [];
    visitor = stand({ mode: 'modal', item: '1', start: 'checkout' });
    void visitor.element.open();
    await visitor.fillIn();
    const watch = new MutationObserver(() => modal.push(isOpen()));
    const frame = dialog();
    ok(frame, 'no dialog');
    watch.observe(frame, { attributes: true, attributeFilter: ['open'] });
    await visitor.press(/^Pay/);
    await visitor.sees('Success!');
    watch.disconnect();
    ok(modal.includes(false), 'it stayed modal');
    ok(isOpen(), 'it is closed');
  });

  it('lets the buyer reach what the page shows to see a person, and is modal again after that', async () => {
    server.orders = [refusal(403, 'challenge_required', 'Show that you are a person.')];
    visitor = stand({ mode: 'modal', item: '1', start: 'checkout' });
    const proof = Promise.withResolvers<string>();
    const shown = html('<button>I am a person</button>');
    visitor.element.addEventListener('book-checkout-challenge', (event) => {
      shown.focus();
      event.respondWith(proof.promise);
    });
    void visitor.element.open();
    await visitor.fillIn();
    ok(isOpen(), 'it is not modal');
    await visitor.press(/^Pay/);
    await visitor.sees('proof that you are a person');
    await visitor.element.updateComplete;
    equal([isOpen(), document.activeElement === shown], [false, true]);
    server.orders = [];
    proof.resolve('token-of-a-person');
    await visitor.sees('Success!');
    await until(isOpen, 'a modal dialog');
  });

  it('offers another try in the place of a buy button whose shop is away', async () => {
    server.shopAnswer = 'lost';
    visitor = stand({ mode: 'button', item: '1' });
    const again = await until(
      () => [...visitor.root.querySelectorAll('button')].find((one) => one.checkVisibility()),
      'a way on',
    );
    server.shopAnswer = null;
    again.click();
    await visitor.press(/^Purchase/);
    await until(isOpen, 'an open dialog');
  });

  it('is a button that buys one book', async () => {
    visitor = stand({ mode: 'button', item: '2' });
    await visitor.press(/^Purchase — \$25/);
    await visitor.fillIn();
    await visitor.press(/^Pay \$25/);
    await visitor.sees('Success!');
  });

  it('shows the chosen books only, and sells the others all the same', async () => {
    visitor = stand({ mode: 'inline', items: '3, 1' });
    await visitor.sees('Working');
    equal(visitor.root.querySelectorAll('article').length, 2);
    equal(await visitor.element.add('2'), 1);
    equal(visitor.element.count, 1);
  });

  it('makes a buy button of anything, also of what comes later and inside shadow roots', async () => {
    visitor = stand({ mode: 'drawer', 'stay-closed': '' });
    await visitor.sees('0');
    const button = html(
      '<button data-book-checkout-add="1" data-book-checkout-quantity="2">Buy</button>',
    );
    button.click();
    await until(() => visitor.element.count === 2, 'two copies');
    const inner = document.createElement('button');
    inner.dataset.bookCheckoutAdd = '3';
    html('<div></div>').attachShadow({ mode: 'open' }).append(inner);
    inner.click();
    await until(() => visitor.element.count === 3, 'a third one');
    ok(!isOpen(), 'it opened');
  });

  it('opens when something is added, unless told to stay closed', async () => {
    visitor = stand({ mode: 'drawer' });
    html('<a href="/checkout?item=1" data-book-checkout-add="1">Buy</a>').click();
    await until(isOpen, 'an open dialog');
    await visitor.sees('The Art');
  });

  it('adds nothing by a button that is off, and goes nowhere by a link that is', async () => {
    visitor = stand({ mode: 'drawer', 'stay-closed': '' });
    await visitor.sees('0');
    const link = html('<a href="#away" data-book-checkout-add="1" aria-disabled="true">Buy</a>');
    link.click();
    html('<button data-book-checkout-add="2">Buy</button>').click();
    await until(() => visitor.element.count === 1, 'the other book');
    equal([visitor.element.lines, location.hash], [[{ book: '2', quantity: 1 }], '']);
  });

  it('obeys commands of the page’s buttons', async () => {
    visitor = stand({ mode: 'modal', id: 'shop' });
    await visitor.sees('0');
    html('<button commandfor="shop" command="--add" value="2">Add</button>').click();
    await until(isOpen, 'an open dialog');
    html('<button commandfor="shop" command="--close">Close</button>').click();
    await until(() => !isOpen(), 'a closed dialog');
    html('<button commandfor="shop" command="--checkout">Pay</button>').click();
    await visitor.sees('Checkout — Stripe Press');
  });

  it('gives a page without a shop one, when something is bought', async () => {
    html('<button data-book-checkout-add="1">Buy</button>').click();
    const drawer = await until(() => document.querySelector('book-checkout'), 'a shop');
    await until(() => drawer.shadowRoot?.querySelector(':modal'), 'an open dialog');
    equal(drawer.count, 1);
  });

  it('keeps the count in badges, and lets the keyboard reach buttons that are none', async () => {
    const badge = html('<span data-book-checkout-count></span>');
    const box = html('<div data-book-checkout-add="1">Buy</div>');
    visitor = stand({ mode: 'drawer', 'stay-closed': '' });
    await until(() => badge.textContent === '0' && box.role === 'button', 'a badge');
    box.focus();
    box.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }),
    );
    await until(() => badge.textContent === '1', 'a counted book');
  });

  it('says why nothing was added', async () => {
    visitor = stand({ mode: 'drawer' });
    const failed = await visitor.element.add('nope').catch((error: unknown) => error);
    ok(
      failed instanceof Error && 'code' in failed && failed.code === 'unknown_book',
      String(failed),
    );
  });

  const leave = (left: number) => {
    const [first, ...others] = server.shop.books;
    ok(first, 'no book');
    server.shop = { ...server.shop, books: [{ ...first, left }, ...others] };
  };

  it('adds no more than there are', async () => {
    leave(2);
    visitor = stand();
    equal(await visitor.element.add('1', 5), 2);
  });

  it('tells whoever is looking on that nothing was added', async () => {
    leave(0);
    visitor = stand();
    equal(await visitor.element.add('1'), 0);
    await visitor.sees('The Art: Sold out');
    ok(!visitor.text.includes('removed'), 'it says that it was removed');
  });

  for (const mode of ['page', 'drawer', 'modal']) {
    it(`says why a button of the page has added nothing: ${mode}`, async () => {
      leave(2);
      visitor = stand({ mode, 'stay-closed': '' });
      await visitor.element.add('1', 2);
      const told = () => visitor.root.querySelector('.notice')?.textContent;
      html('<button data-book-checkout-add="1">Buy</button>').click();
      await until(
        () => told() === 'The Art: 2 in cart, that is the most',
        'why it is no third one',
      );
      html('<button data-book-checkout-add="nope">Buy</button>').click();
      await until(() => told()?.includes('is not sold here'), 'why it is not that one');
    });
  }

  it('marks a button of the page whose book is sold out, and says so when it is pressed', async () => {
    leave(0);
    const link = html('<a href="/checkout?item=1" data-book-checkout-add="1">Buy</a>');
    const other = html('<a href="/checkout?item=2" data-book-checkout-add="2">Buy</a>');
    visitor = stand({ mode: 'drawer', id: 'shop' });
    await until(() => link.ariaDisabled === 'true', 'a marked link');
    equal(other.ariaDisabled, null);
    link.click();
    await visitor.sees('The Art: Sold out');
    html('<button commandfor="shop" command="--close">Close</button>').click();
    await until(() => !isOpen(), 'a closed dialog');
    html('<button commandfor="shop" command="--add" value="1">Add</button>').click();
    await until(isOpen, 'an open dialog');
    await visitor.sees('The Art: Sold out');
  });

  it('is emptied', async () => {
    visitor = stand();
    await visitor.element.add('1', 5);
    await visitor.element.clear();
    equal(visitor.element.lines, []);
  });

  it('lets a page hold the checkout back', async () => {
    visitor = stand({ mode: 'button', item: '1' });
    visitor.element.addEventListener('book-checkout-start', (event) => {
      event.preventDefault();
    });
    await visitor.press(/^Purchase/);
    equal([isOpen(), visitor.element.count], [false, 1]);
  });

  it('shows one payment only, wherever its checkout is asked for', async () => {
    server.orders = [{ body: { orderId: 'order-1', token: 'secret', status: 'pending' } }];
    server.finds = server.orders;
    visitor = stand({ mode: 'drawer', item: '1', start: 'checkout' });
    const other = stand();
    await visitor.element.open();
    await visitor.fillIn();
    await visitor.press(/^Pay/);
    await visitor.sees('do not pay again');
    await visitor.element.close();
    await other.press(/^Purchase.*The Making/);
    await until(isOpen, 'the dialog of the payment');
    ok(!other.text.includes('Checkout —'), 'a second checkout was begun');
  });

  describe('and what moves it', () => {
    const settle = () => new Promise((resolve) => setTimeout(resolve));

    it('keeps what it showed when it is moved, also at once', async () => {
      visitor = stand();
      const elsewhere = html('<div></div>');
      await visitor.press(/^Add to cart, The Art/);
      await visitor.press(/^Cart/);
      await visitor.sees('Your cart');
      elsewhere.append(visitor.element);
      await visitor.sees('Your cart');
      visitor.element.remove();
      await settle();
      document.body.append(visitor.element);
      await visitor.sees('Your cart');
    });

    it('loses nothing in moveBefore(), not even what is typed into Stripe’s field', async () => {
      visitor = stand({ start: 'checkout', item: '1' });
      const elsewhere = html('<div></div>');
      await visitor.fillIn();
      const { card } = visitor;
      (elsewhere as unknown as { moveBefore: (node: Node, next: null) => void }).moveBefore(
        visitor.element,
        null,
      );
      await settle();
      equal(visitor.card === card, true);
      await visitor.press(/^Pay/);
      await visitor.sees('Success!');
    });

    it('opens a dialog again that was moved while open', async () => {
      visitor = stand({ mode: 'modal', item: '1' });
      await visitor.element.open();
      await until(isOpen, 'an open dialog');
      html('<div></div>').append(visitor.element);
      await until(isOpen, 'an open dialog again');
    });

    it('does not take a clone for itself', async () => {
      visitor = stand({ start: 'checkout', item: '1' });
      await visitor.fillIn();
      document.body.append(visitor.element.cloneNode(true));
      const copy = document.body.lastElementChild;
      await until(() => copy?.shadowRoot?.querySelector('form'), 'its own form');
      await until(() => document.querySelectorAll('.fake-card').length === 2, 'two fields');
    });

    it('takes properties that were set before it was one', async () => {
      await import('../define.ts');
      const holder = document.implementation.createHTMLDocument();
      const early = holder.createElement('book-checkout');
      Reflect.set(early, 'mode', 'drawer');
      Reflect.set(early, 'opener', 'placed');
      document.body.append(early);
      await until(() => early.shadowRoot?.querySelector('.opener.placed'), 'the button');
      equal([early.getAttribute('mode'), early.getAttribute('opener')], ['drawer', 'placed']);
    });
  });
});
