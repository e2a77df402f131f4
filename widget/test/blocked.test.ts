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
  const mail = () =>
    until(() => visitor.root.querySelector<HTMLAnchorElement>('a[href^="mailto:"]'), 'the link');

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
    equal(visitor.root.querySelector('a[href^="mailto:"]'), null);
    time.stop();
    installFakeStripe();
    await visitor.press(/^Try again/);
    await visitor.fillIn();
    await visitor.press(/^Pay/);
    await visitor.sees('Success!');
  });

  it('the order can be sent by e-mail, with what was typed meanwhile', async () => {
    server.shop = { ...server.shop, email: 'orders@shop.example' };
    await enter();
    const link = await mail();
    visitor.type('name', 'Jonah & Co');
    visitor.type('email', 'jonah@example.com');
    await visitor.element.updateComplete;
    link.addEventListener('click', (event) => {
      event.preventDefault();
    });
    link.click();
    const url = new URL(link.href);
    const body = url.searchParams.get('body') ?? '';
    equal(url.pathname, 'orders%40shop.example');
    equal(url.searchParams.get('subject'), 'Order for Stripe Press');
    for (const part of ['The Art', 'Jonah & Co', 'jonah@example.com']) {
      ok(body.includes(part), body);
    }
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
