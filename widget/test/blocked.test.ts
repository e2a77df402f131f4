import { equal, ok, until } from './assert.ts';
import { FakeServer } from './fake-server.ts';
import { installFakeStripe } from './fake-stripe.ts';
import { HeldLimits, HeldTime } from './held-time.ts';
import { forgetAll, place, type Visitor } from './stage.ts';

describe('where Stripe.js is blocked', () => {
  let server: FakeServer;
  let visitor: Visitor;
  let time: HeldTime;

  const enter = async () => {
    time = new HeldTime();
    visitor = place({ start: 'checkout', item: '1' });
    for (const pause of [700, 2100]) await time.end(pause);
  };
  const mail = (words: string) =>
    until(
      () =>
        [...visitor.root.querySelectorAll<HTMLAnchorElement>('a[href^="mailto:"]')].find(
          ({ textContent }) => textContent.includes(words),
        ),
      words,
    );
  /** The letter that the buyer's mail program opens with. */
  const letter = (link: HTMLAnchorElement) => {
    link.addEventListener(
      'click',
      (event) => {
        event.preventDefault();
      },
      { once: true },
    );
    link.click();
    const { pathname, searchParams } = new URL(link.href);
    return {
      to: decodeURIComponent(pathname),
      subject: searchParams.get('subject'),
      body: searchParams.get('body') ?? '',
    };
  };

  beforeEach(() => {
    forgetAll();
    server = new FakeServer();
    // Nothing listens there.
    server.shop = { ...server.shop, stripeScriptUrl: 'http://127.0.0.1:9/stripe.js' };
    Reflect.deleteProperty(globalThis, 'Stripe');
  });
  afterEach(() => {
    visitor.element.remove();
    time.stop();
    server.stop();
  });

  it('three tries are made, then the buyer is told, and can try again', async () => {
    await enter();
    await visitor.sees('The card form could not be loaded.');
    equal(visitor.button(/^Pay/), undefined);
    equal(visitor.root.textContent.includes('Order by e-mail'), false);
    time.stop();
    installFakeStripe();
    visitor.button(/^Try again/)?.focus();
    await visitor.press(/^Try again/);
    await visitor.fillIn();
    equal(visitor.root.activeElement?.className, 'heading');
    await visitor.press(/^Pay/);
    await visitor.sees('Success!');
  });

  it('buyers can send themselves a link, to pay in another browser', async () => {
    await enter();
    const link = await mail('Send yourself a payment link');
    await visitor.sees('Open the link in another browser or on another device, and pay there.');
    visitor.type('email', 'jonah+books@example.com');
    await visitor.element.updateComplete;
    const { to, subject, body } = letter(link);
    equal([to, subject], ['jonah+books@example.com', 'Order for Stripe Press']);
    const [said, address = ''] = body.split('\n\n');
    equal(said, 'Open the link in another browser or on another device, and pay there.');
    equal(new URL(address).searchParams.get('cart'), '1');
    visitor.element.remove();
    time.stop();
    // There, nothing is known but the link, and nothing holds Stripe.js back.
    forgetAll();
    history.replaceState(null, '', address);
    installFakeStripe();
    visitor = place();
    await visitor.fillIn();
    await visitor.press(/^Pay/);
    await visitor.sees('Success!');
  });

  it('the link leads to the page that has the form, not to the one that has the books', async () => {
    time = new HeldTime();
    visitor = place({ start: 'checkout', item: '2', 'shop-url': 'https://books.example/shop' });
    for (const pause of [700, 2100]) await time.end(pause);
    const { body } = letter(await mail('Send yourself a payment link'));
    ok(body.includes(`${location.origin}${location.pathname}?`), body);
  });

  it('the link stands there, too, for those without a mail program', async () => {
    await enter();
    await mail('Send yourself a payment link');
    const field = visitor.root.querySelector<HTMLInputElement>('input[readonly]');
    const { searchParams } = new URL(field?.value ?? '');
    equal([searchParams.get('cart'), searchParams.get('book-checkout')], ['1', 'checkout']);
  });

  it('the order can be sent by e-mail, with what was typed meanwhile', async () => {
    server.shop = { ...server.shop, email: 'orders@shop.example' };
    await enter();
    const link = await mail('Order by e-mail instead');
    visitor.type('name', 'Jonah & Co');
    visitor.type('email', 'jonah@example.com');
    await visitor.element.updateComplete;
    const { to, subject, body } = letter(link);
    equal([to, subject], ['orders@shop.example', 'Order for Stripe Press']);
    for (const part of ['The Art', 'Jonah & Co', 'jonah@example.com', 'cart=1']) {
      ok(body.includes(part), body);
    }
  });

  it('the letter has everything that was typed', async () => {
    server.shop = {
      ...server.shop,
      email: 'orders@shop.example',
      form: { company: 'optional', phone: 'optional', note: 'optional', billing: 'optional' },
    };
    await enter();
    const link = await mail('Order by e-mail instead');
    const typed = {
      company: 'Books & Co.',
      phone: '+1 512 555 0100',
      line1: '3208 Maysilee St',
      note: 'Ring twice.',
      'billing.name': 'The Office',
      'billing.line1': '1 Main St',
    };
    const elsewhere = await until(() => {
      // The form is drawn anew, with what has come meanwhile.
      visitor.type('name', 'Jonah Jones');
      return visitor.root.querySelector<HTMLElement>('#billing');
    }, 'the box for another address of the bill');
    elsewhere.click();
    await visitor.element.updateComplete;
    for (const [id, value] of Object.entries(typed)) visitor.type(CSS.escape(id), value);
    const { body } = letter(link);
    for (const part of ['Billing address', ...Object.values(typed)]) ok(body.includes(part), body);
  });

  it('a card form whose frame never comes is given up as well', async () => {
    const limits = new HeldLimits();
    time = new HeldTime();
    const stripe = installFakeStripe();
    stripe.silent = true;
    visitor = place({ start: 'checkout', item: '1' });
    await until(() => visitor.card, 'the frame');
    await limits.runOut(20_000);
    await visitor.sees('The card form could not be loaded.');
    equal(visitor.card, null);
    limits.stop();
  });
});
