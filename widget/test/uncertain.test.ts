import { equal, ok, until } from './assert.ts';
import { FakeServer, refusal, reply } from './fake-server.ts';
import { installFakeStripe, type FakeStripe } from './fake-stripe.ts';
import { HeldLimits, HeldTime } from './held-time.ts';
import { forgetAll, place, type Visitor } from './stage.ts';

const PERSON = 'proof that you are a person';

describe('paying', () => {
  let server: FakeServer;
  let visitor: Visitor;

  const enter = async () => {
    visitor = place({ start: 'checkout', item: '1', address: 'off' });
    await visitor.fillIn();
  };
  const setOnline = (online: boolean) => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => online });
  };

  beforeEach(() => {
    forgetAll();
    server = new FakeServer();
    installFakeStripe();
  });
  afterEach(() => {
    visitor.element.remove();
    Reflect.deleteProperty(navigator, 'onLine');
    server.stop();
  });

  it('says when it takes longer, and still shows no way to pay twice', async () => {
    const limits = new HeldLimits();
    server.orders = ['held'];
    await enter();
    await visitor.press(/^Pay/);
    await visitor.sees('Making payment…');
    await until(() => server.placed.length === 1, 'the order');
    ok(!visitor.text.includes('takes longer'), 'said too early');
    await limits.runOut(4000);
    await visitor.sees('This takes longer than usual.');
    equal(visitor.button(/Making payment/)?.disabled, true);
    server.letGo();
    await visitor.sees('Success!');
    limits.stop();
  });

  it('says at once that the buyer is offline, and asks when they are back', async () => {
    server.orders = ['lost'];
    await enter();
    const time = new HeldTime();
    setOnline(false);
    await visitor.press(/^Pay/);
    await visitor.sees('You are offline, and your payment may have gone through.');
    equal(visitor.button(/^Pay/), undefined);
    ok(visitor.button(/^Check again/), 'no way on');
    await time.holds();
    server.orders = [];
    setOnline(true);
    dispatchEvent(new Event('online'));
    await visitor.sees('Success!');
    time.stop();
    equal(server.placed[0], server.placed[1]);
  });

  it('tries again by itself where checkout was blocked and the network is back', async () => {
    server.quoteAnswer = 'lost';
    visitor = place({ start: 'checkout', item: '1', address: 'off' });
    await visitor.sees('does not answer');
    server.quoteAnswer = null;
    dispatchEvent(new Event('online'));
    await visitor.fillIn();
    await visitor.press(/^Pay/);
    await visitor.sees('Success!');
  });

  it('tries again by itself where the shop did not answer and the network is back', async () => {
    server.shopAnswer = 'lost';
    visitor = place();
    await visitor.sees('does not answer');
    server.shopAnswer = null;
    dispatchEvent(new Event('online'));
    await visitor.sees('Purchase');
  });

  for (const code of ['quote_invalid', 'invalid_request'])
    it(`looks for the order that a lost answer was about where its repeat is refused: ${code}`, async () => {
      server.orders = ['lost'];
      await enter();
      const time = new HeldTime();
      await visitor.press(/^Pay/);
      await time.holds();
      server.orders = [refusal(400, code, 'Refused.')];
      server.finds = [reply('pending'), { body: server.paid() }];
      await time.pass();
      await visitor.sees('Success!');
      time.stop();
      equal(server.placed.length, 2);
    });

  it('says what is wrong with another try where the one before was declined', async () => {
    server.orders = [reply('declined')];
    await enter();
    await visitor.press(/^Pay/);
    await visitor.sees('Your card was declined.');
    server.orders = [refusal(400, 'invalid_request', 'That mailbox is no address.', 'buyer.email')];
    server.finds = [reply('declined')];
    await visitor.press(/^Pay/);
    await visitor.sees('That mailbox is no address.');
    equal(visitor.field('email').getAttribute('aria-invalid'), 'true');
  });

  it('asks a few times for books and prices before it gives up', async () => {
    server.quoteAnswer = 'lost';
    visitor = place({ start: 'checkout', item: '1', address: 'off' });
    await until(() => server.quoted.length === 2, 'the second try');
    server.quoteAnswer = null;
    await visitor.fillIn();
    equal(server.quoted.length, 3);
  });

  it('goes on with what the page’s challenge gave', async () => {
    const proof = Promise.withResolvers<string>();
    server.orders = [refusal(403, 'challenge_required', 'Show that you are a person.')];
    await enter();
    visitor.element.addEventListener('book-checkout-challenge', (event) => {
      event.respondWith(proof.promise);
    });
    await visitor.press(/^Pay/);
    await visitor.sees(PERSON);
    server.orders = [];
    proof.resolve('token-of-a-person');
    await visitor.sees('Success!');
    const [first, second] = server.placed;
    equal({ ...first, challenge: 'token-of-a-person' }, second);
  });

  it('opens no form while the end of a payment is not known, whatever leads there', async () => {
    server.orders = [reply('unknown')];
    server.finds = [reply('unknown')];
    await enter();
    await visitor.press(/^Pay/);
    await visitor.sees('Please do not pay again');
    visitor.element.remove();
    visitor = place({ start: 'checkout', item: '2', address: 'off' });
    await visitor.sees('Please do not pay again');
    void visitor.element.checkout();
    await visitor.element.updateComplete;
    await until(() => server.calls.length > 6, 'another question');
    ok(visitor.text.includes('Please do not pay again'), visitor.text);
    equal(visitor.button(/^Pay/), undefined);
    equal(server.placed.length, 1);
  });

  for (const [what, answer] of [
    ['nobody answers the challenge', undefined],
    ['the challenge fails', () => Promise.reject(new Error('no network'))],
  ] as const) {
    it(`gives the form back when ${what}`, async () => {
      const { reportError } = globalThis;
      const reported: unknown[] = [];
      globalThis.reportError = (error) => reported.push(error);
      server.orders = [refusal(403, 'challenge_required', 'Show that you are a person.')];
      await enter();
      visitor.element.addEventListener('book-checkout-challenge', (event) => {
        if (answer) event.respondWith(answer());
      });
      await visitor.press(/^Pay/);
      await visitor.sees('Please confirm that you are a person');
      equal(visitor.field('name').value, 'Jonah Jones');
      server.orders = [];
      await visitor.press(/^Pay/);
      await visitor.sees('Success!');
      globalThis.reportError = reportError;
      equal(reported.length, answer ? 1 : 0);
    });
  }

  it('puts the buyer into the card for another security code, into the form for a postcode', async () => {
    server.orders = [reply('declined', { message: 'Another code.', field: 'cvc' })];
    await enter();
    await visitor.press(/^Pay/);
    await visitor.sees('Another code.');
    await until(() => visitor.card && document.activeElement === visitor.card, 'focus in the card');
    server.orders = [reply('declined', { message: 'Another postcode.', field: 'postalCode' })];
    await visitor.press(/^Pay/);
    await visitor.sees('Another postcode.');
    equal(visitor.field('postalCode').getAttribute('aria-invalid'), 'true');
    const summary = visitor.root.querySelector('.summary');
    await until(() => visitor.root.activeElement === summary, 'focus on the way to the field');
  });

  it('shows on the receipt what was refunded since', async () => {
    await enter();
    await visitor.press(/^Pay/);
    await visitor.sees('Success!');
    ok(!visitor.text.includes('Refunded'), 'nothing was refunded');
    const paid = server.paid();
    if (paid.status !== 'paid') throw new Error('not paid');
    const refunded = { minor: 500, currency: 'usd', text: '$5.00' };
    server.finds = [{ body: { ...paid, receipt: { ...paid.receipt, refunded } } }];
    const { element } = visitor;
    element.remove();
    document.body.append(element);
    await visitor.sees('Refunded since: $5.00.');
  });
});

describe('coming back from a bank’s page', () => {
  let server: FakeServer;
  let stripe: FakeStripe;
  let visitor: Visitor;
  const address = location.href;
  const key = 'k'.repeat(22);

  const returned = (status: string) => {
    const url = new URL(address);
    url.searchParams.set('kept', 'yes');
    url.searchParams.set('book-checkout-order', key);
    url.searchParams.set('payment_intent', 'pi_1');
    url.searchParams.set('payment_intent_client_secret', 'pi_1_secret_2');
    url.searchParams.set('redirect_status', status);
    history.replaceState(null, '', url);
  };
  const left = () => [...new URL(location.href).searchParams.keys()];

  beforeEach(() => {
    forgetAll();
    server = new FakeServer();
    stripe = installFakeStripe();
  });
  afterEach(() => {
    visitor.element.remove();
    history.replaceState(null, '', address);
    server.stop();
  });

  it('has named this page to Stripe, and the order by its key', async () => {
    server.shop = { ...server.shop, redirects: true };
    visitor = place({ start: 'checkout', item: '1', address: 'off' });
    await visitor.fillIn();
    await visitor.press(/^Pay/);
    await visitor.sees('Success!');
    const token = stripe.calls.find(({ name }) => name === 'confirmationToken')?.argument;
    const { params } = token as { params: { return_url: string } };
    const url = new URL(params.return_url);
    equal(url.searchParams.get('book-checkout-order'), server.placed[0]?.clientKey);
    url.searchParams.delete('book-checkout-order');
    equal(url.href, location.href.replace(/#.*/, ''));
  });

  it('names no page to Stripe in a shop whose payments stay on this one', async () => {
    visitor = place({ start: 'checkout', item: '1', address: 'off' });
    await visitor.fillIn();
    await visitor.press(/^Pay/);
    await visitor.sees('Success!');
    ok(!JSON.stringify(stripe.calls).includes('return_url'), 'a return_url was sent');
  });

  it('believes the server alone, and cleans the address', async () => {
    returned('succeeded');
    server.finds = [reply('declined', { message: 'Your bank refused.' })];
    visitor = place({ address: 'off' });
    await visitor.sees('Your bank refused.');
    ok(left().includes('kept'), 'a name of the page’s own was taken away');
    ok(!left().some((name) => /payment|redirect|book-checkout/.test(name)), String(left()));
    ok(
      server.calls.some((call) => call.endsWith('/api/orders/find')),
      String(server.calls),
    );
  });

  it('shows the receipt in a browser that never saw the order', async () => {
    returned('failed');
    const buyer = {
      name: 'Jonah Jones',
      email: 'jonah@example.com',
      address: { line1: '', city: '', state: '', postalCode: '', country: 'US' },
    };
    const quoteToken = '[{"book":"1","quantity":1}]';
    const payment = { kind: 'confirmation_token', id: 'ctoken_1' } as const;
    server.finds = [{ body: server.paid({ quoteToken, clientKey: key, payment, buyer }) }];
    visitor = place({ address: 'off' });
    await visitor.sees('Success!');
  });

  it('is told where the shop has no such order, and can begin anew', async () => {
    returned('succeeded');
    server.finds = [refusal(404, 'not_found')];
    visitor = place({ item: '1', address: 'off' });
    await visitor.sees('The shop does not know this order. Nothing was charged.');
    await visitor.fillIn();
    await visitor.press(/^Pay/);
    await visitor.sees('Success!');
  });

  it('waits as ever where the outcome is not known yet', async () => {
    returned('succeeded');
    server.finds = [reply('pending'), reply('pending'), reply('declined')];
    visitor = place({ address: 'off' });
    await visitor.sees('Please do not pay again');
    await visitor.sees('Your card was declined. Nothing was charged.');
  });

  it('is not led to the bank again, and can try another way', async () => {
    const asked = { clientSecret: 'pi_1_secret', publishableKey: 'pk_test_fake' };
    server.finds = [reply('requires_action', asked)];
    server.confirms = [reply('requires_action', asked)];
    returned('failed');
    visitor = place({ item: '1', address: 'off' });
    await visitor.sees('Your bank did not confirm the payment. Nothing was charged.');
    ok(!stripe.calls.some(({ name }) => name === 'handleNextAction'), 'led away again');
    await visitor.fillIn();
    await visitor.press(/^Pay/);
    await visitor.sees('Success!');
  });

  it('asks anew in a page that the browser kept as it was', async () => {
    const asked = { clientSecret: 'pi_1_secret', publishableKey: 'pk_test_fake' };
    stripe.challenge = 'away';
    server.orders = [reply('requires_action', asked)];
    server.finds = [reply('requires_action', asked)];
    server.confirms = [reply('requires_action', asked)];
    visitor = place({ start: 'checkout', item: '1', address: 'off' });
    await visitor.fillIn();
    await visitor.press(/^Pay/);
    await visitor.sees('Waiting for your bank…');
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await visitor.sees('Your bank did not confirm the payment. Nothing was charged.');
    equal(visitor.field('name').value, 'Jonah Jones');
  });
});
