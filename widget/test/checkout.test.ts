import { equal, ok, until } from './assert.ts';
import { FakeServer, refusal, reply } from './fake-server.ts';
import { installFakeStripe, type FakeStripe } from './fake-stripe.ts';
import { forgetAll, place, type Visitor } from './stage.ts';

describe('checkout', () => {
  let server: FakeServer;
  let stripe: FakeStripe;
  let visitor: Visitor;

  const enter = async (attributes: Record<string, string> = {}) => {
    visitor = place({ start: 'checkout', item: '1', ...attributes });
    await visitor.fillIn();
  };

  beforeEach(() => {
    forgetAll();
    server = new FakeServer();
    stripe = installFakeStripe();
  });
  afterEach(() => {
    visitor.element.remove();
    server.stop();
  });

  it('pays and shows the receipt, empties the cart, and tells the page once', async () => {
    const done: string[] = [];
    await enter();
    visitor.element.addEventListener('book-checkout-complete', ({ orderId, chargeId }) =>
      done.push(orderId, chargeId),
    );
    await visitor.press(/^Pay \$23\.00/);
    await visitor.sees('Success!');
    await visitor.sees('ch_1');
    await visitor.sees('Receipt emailed to jonah@example.com');
    equal(done, ['order-1', 'ch_1']);
    await visitor.press(/^Continue shopping/);
    await visitor.sees('Purchase');
    ok(!visitor.text.includes('Cart ·'), 'the cart still holds something');
    equal(visitor.card, null);
  });

  it('says on the receipt where the books go, with company and district', async () => {
    server.shop.form = { company: 'optional' };
    server.formats.US = {
      country: 'US',
      fields: ['line1', 'district', 'city'],
      required: [],
      labels: { district: 'suburb', city: 'city' },
      binding: false,
      ebookConsent: false,
    };
    await enter();
    await until(() => visitor.root.querySelector('#district'), 'the district');
    visitor.type('company', 'Books & Co.');
    visitor.type('line1', '1 Main St');
    visitor.type('district', 'Eastside');
    visitor.type('city', 'Dallas');
    await visitor.press(/^Pay/);
    await visitor.sees('shipped to Books & Co., 1 Main St, Eastside, Dallas, United States');
  });

  it('sends no e-book by post, and does not say so on the receipt', async () => {
    server.shop.books = server.shop.books.map((book) => ({ ...book, digital: true }));
    await enter();
    await visitor.press(/^Pay/);
    await visitor.sees('Receipt emailed to jonah@example.com');
    ok(!visitor.text.includes('shipped'), visitor.text);
  });

  it('sends a confirmation token with every part of the address', async () => {
    await enter();
    await visitor.press(/^Pay/);
    await visitor.sees('Success!');
    equal(server.placed[0]?.payment, { kind: 'confirmation_token', id: 'ctoken_1' });
    const sent = JSON.stringify(stripe.calls.find(({ name }) => name === 'confirmationToken'));
    for (const part of ['line1', 'line2', 'city', 'state', 'postal_code', 'country']) {
      ok(sent.includes(`"${part}"`), `${part} is missing`);
    }
  });

  it('tells Stripe how the shop captures, where it does so by itself', async () => {
    const told = () => stripe.calls.find(({ name }) => name === 'elements')?.argument;
    await enter();
    ok(!JSON.stringify(told()).includes('capture'), 'nothing was said by the shop');
    visitor.element.remove();
    stripe = installFakeStripe();
    server.shop = { ...server.shop, elements: { captureMethod: 'manual' } };
    await enter();
    equal((told() as { captureMethod?: string }).captureMethod, 'manual');
  });

  it('sends a payment method from the one-line card, and a token in the flow of charges', async () => {
    await enter({ 'card-entry': 'card' });
    await visitor.press(/^Pay/);
    await visitor.sees('Success!');
    visitor.element.remove();
    forgetAll();
    server.shop = { ...server.shop, paymentFlow: 'charges' };
    await enter();
    await visitor.press(/^Pay/);
    await visitor.sees('Success!');
    equal(
      server.placed.map(({ payment }) => payment.kind),
      ['payment_method', 'token'],
    );
  });

  it('cannot be paid before the card is complete, and says why', async () => {
    await enter({ 'card-entry': 'card' });
    await visitor.typeCard('');
    await until(() => visitor.button(/^Pay/)?.disabled, 'a disabled button');
    await visitor.sees('Enter your card to pay.');
    await visitor.typeCard('bad');
    await visitor.sees('Your card number is invalid.');
  });

  it('asks for name and e-mail in words linked to their fields', async () => {
    await enter();
    visitor.type('name', '');
    visitor.type('email', 'jonah@example');
    await visitor.element.updateComplete;
    await visitor.press(/^Pay/);
    await visitor.sees('not a complete e-mail address');
    const name = visitor.field('name');
    equal(name.getAttribute('aria-describedby'), 'name-fault');
    const summary = visitor.root.querySelector('.summary');
    await until(() => visitor.root.activeElement === summary, 'focus on the summary');
    await visitor.press(/^Enter the name/);
    await until(() => visitor.root.activeElement === name, 'focus on the first fault');
    equal(server.placed.length, 0);
  });

  it('keeps everything typed after a decline, and pays on the next press', async () => {
    server.orders = [reply('declined', { message: 'Your card has insufficient funds.' })];
    await enter();
    const card = visitor.card;
    await visitor.press(/^Pay/);
    await visitor.sees('insufficient funds');
    equal(visitor.field('name').value, 'Jonah Jones');
    ok(card && visitor.card === card && card.value === '4242', 'the card field was lost');
    server.orders = [];
    await visitor.press(/^Pay/);
    await visitor.sees('Success!');
    const [first, second] = server.placed;
    equal(first?.clientKey, second?.clientKey);
    ok(first?.payment.id !== second?.payment.id, 'the declined card was sent again');
  });

  it('places one order for a double click', async () => {
    await enter();
    const form = visitor.root.querySelector('form');
    form?.requestSubmit();
    form?.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
    await visitor.sees('Success!');
    equal(server.placed.length, 1);
  });

  for (const challenge of ['confirmed', 'failed', 'thrown'] as const) {
    it(`asks the server after the bank's window was ${challenge}`, async () => {
      stripe.challenge = challenge;
      server.orders = [
        reply('requires_action', { clientSecret: 'pi_1_secret', publishableKey: 'pk_test_fake' }),
      ];
      if (challenge !== 'confirmed') {
        server.confirms = [reply('declined', { message: 'Not authenticated.' })];
      }
      await enter();
      await visitor.press(/^Pay/);
      await visitor.sees(challenge === 'confirmed' ? 'Success!' : 'Not authenticated.');
      ok(
        server.calls.some((call) => call.endsWith('/order-1/confirm')),
        'nobody asked',
      );
    });
  }

  it('waits for an unknown outcome without a way to pay again', async () => {
    server.orders = [reply('unknown')];
    server.finds = [reply('unknown'), { body: {} }];
    await enter();
    await visitor.press(/^Pay/);
    await visitor.sees('Please do not pay again');
    equal(visitor.button(/^Pay/), undefined);
    server.finds = [];
    await visitor.sees('Success!');
    equal(server.placed.length, 1);
  });

  it('repeats the very same request when the answer was lost', async () => {
    server.orders = ['lost', { body: {} }];
    await enter();
    await visitor.press(/^Pay/);
    await until(() => server.placed.length === 1, 'the first request');
    server.orders = [];
    await visitor.sees('Success!');
    equal(server.placed[0], server.placed[1]);
  });

  it('keeps repeating a request whose fate is open when the server is away', async () => {
    server.orders = [refusal(503, 'unavailable', 'Away for a moment.'), { body: {} }];
    await enter();
    await visitor.press(/^Pay/);
    await until(() => server.placed.length === 1, 'the first request');
    server.orders = [];
    await visitor.sees('Success!');
    equal(server.placed[0], server.placed[1]);
  });

  it('makes another order of the next try after one was canceled', async () => {
    server.orders = [reply('canceled')];
    await enter();
    await visitor.press(/^Pay/);
    await visitor.sees(/nothing was charged/i);
    server.orders = [];
    await visitor.press(/^Pay/);
    await visitor.sees('Success!');
    ok(server.placed[0]?.clientKey !== server.placed[1]?.clientKey, 'the key was kept');
  });

  it('comes back to a lost request after a reload', async () => {
    server.orders = ['lost'];
    await enter();
    await visitor.press(/^Pay/);
    await until(() => server.placed.length > 0, 'the request');
    visitor.element.remove();
    server.orders = [];
    visitor = place();
    await visitor.sees('Success!');
    equal(server.placed.at(-1), server.placed[0]);
  });

  it('asks again, never pays, when the total has changed', async () => {
    server.orders = [refusal(409, 'quote_expired', 'Expired.')];
    await enter();
    server.rise = 100;
    await visitor.press(/^Pay \$23\.00/);
    await visitor.sees('The total has changed from $23.00 to $24.00');
    equal(server.placed.length, 1);
    server.orders = [];
    await visitor.press(/^Pay \$24\.00/);
    await visitor.sees('Success!');
    ok(
      server.placed[0]?.clientKey !== server.placed[1]?.clientKey,
      'another total, the same order',
    );
  });

  it('shows the new total when another tab changes the cart', async () => {
    await enter();
    const key = `book-checkout:cart:${new URL('..', import.meta.url).href}`;
    localStorage.setItem(key, '[{"book":"1","quantity":2}]');
    dispatchEvent(new StorageEvent('storage', { key }));
    await visitor.sees('changed in another window');
    await visitor.press(/^Pay \$46\.00/);
    await visitor.sees('Success!');
  });

  it('does not offer again what another tab has paid meanwhile', async () => {
    const key = `book-checkout:cart:${new URL('..', import.meta.url).href}`;
    stripe.refuse = 'Your card number is incomplete.';
    await enter();
    visitor.element.addEventListener('book-checkout-error', () => {
      localStorage.setItem(key, '[]');
      dispatchEvent(new StorageEvent('storage', { key }));
    });
    await visitor.press(/^Pay/);
    await visitor.sees('Your card number is incomplete.');
    equal(visitor.button(/^Pay/), undefined);
  });

  it('puts a refused field back into the form', async () => {
    server.orders = [refusal(400, 'invalid_request', 'That mailbox is no address.', 'buyer.email')];
    await enter();
    await visitor.press(/^Pay/);
    await visitor.sees('That mailbox is no address.');
    equal(visitor.field('email').getAttribute('aria-invalid'), 'true');
  });

  it('shows a decline of the postal code beside that field', async () => {
    const message = 'Your bank has another postal code.';
    server.orders = [reply('declined', { message, field: 'postalCode' })];
    await enter();
    await visitor.press(/^Pay/);
    await visitor.sees(message);
    equal(visitor.field('postalCode').getAttribute('aria-invalid'), 'true');
    server.orders = [reply('declined', { message: 'Another security code.', field: 'cvc' })];
    await visitor.press(/^Pay/);
    await visitor.sees('Another security code.');
    equal(visitor.root.querySelectorAll('[aria-invalid]').length, 0);
  });

  it('goes back to the shop when a book is gone', async () => {
    server.quoteAnswer = refusal(400, 'unknown_book');
    visitor = place({ start: 'checkout', item: '1' });
    await visitor.sees('not sold here any more');
  });

  it('offers another try when the quote fails', async () => {
    server.quoteAnswer = 'lost';
    visitor = place({ start: 'checkout', item: '1' });
    await visitor.sees('does not answer');
    server.quoteAnswer = null;
    await visitor.press(/^Try again/);
    await visitor.fillIn();
    await visitor.press(/^Pay/);
    await visitor.sees('Success!');
  });

  it('can be held back by the page', async () => {
    visitor = place();
    visitor.element.addEventListener('book-checkout-start', (event) => {
      event.preventDefault();
    });
    await visitor.press(/^Purchase — \$25/);
    await visitor.sees('Cart · 1 book · $25.00');
    equal(
      server.calls.filter((call) => call.endsWith('/quotes')),
      [],
    );
  });

  it('works three shadow roots deep, and leaves nothing behind', async () => {
    const outer = document.body.appendChild(document.createElement('div'));
    let host: HTMLElement = outer;
    for (let depth = 0; depth < 3; depth++) {
      host = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
    }
    visitor = place({ start: 'checkout', item: '1' }, host);
    await visitor.fillIn();
    const card = visitor.card;
    ok(card, 'no card field');
    ok(card.checkVisibility() && card.offsetWidth > 0, 'the card field is not shown');
    ok(card.getRootNode() === document, 'the card field is in a shadow root');
    visitor.element.remove();
    equal(outer.children.length, 0);
    outer.remove();
  });

  it('survives being moved in the page', async () => {
    await enter();
    const corner = document.body.appendChild(document.createElement('aside'));
    corner.append(visitor.element);
    await until(() => corner.querySelector('.fake-card'), 'the card field in its new place');
    equal(visitor.field('name').value, 'Jonah Jones');
    await visitor.typeCard();
    await visitor.press(/^Pay/);
    await visitor.sees('Success!');
    corner.remove();
  });
});
