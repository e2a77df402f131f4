import { equal, ok, until } from './assert.ts';
import { FakeServer, refusal, reply } from './fake-server.ts';
import { installFakeStripe } from './fake-stripe.ts';
import { HeldTime } from './held-time.ts';
import { forgetAll, place, type Visitor } from './stage.ts';

describe('a payment whose end is not known', () => {
  let server: FakeServer;
  let visitor: Visitor;
  let time: HeldTime;

  const pay = async () => {
    visitor = place({ start: 'checkout', item: '1' });
    await visitor.fillIn();
    time = new HeldTime();
    await visitor.press(/^Pay/);
  };
  const reload = () => {
    visitor.element.remove();
    time.drop();
    visitor = place();
  };
  /** The wait after which a shop is said to be slow. */
  const shopIsSlow = () => time.pass();
  const noWayToPay = () => {
    equal([visitor.button(/^Pay/), visitor.button(/^Checkout/)], [undefined, undefined]);
  };

  beforeEach(() => {
    forgetAll();
    server = new FakeServer();
    installFakeStripe();
  });
  afterEach(() => {
    visitor.element.remove();
    time.stop();
    server.stop();
  });

  it('is asked for more and more rarely, and says when it takes long', async () => {
    server.orders = [reply('unknown')];
    server.finds = [reply('unknown')];
    await pay();
    await visitor.sees('Please do not pay again');
    await visitor.sees('Order number: order-1');
    await time.pass(3);
    await visitor.sees('This takes longer than usual.');
    noWayToPay();
    await time.pass(4);
    await visitor.sees('You need not wait here');
    noWayToPay();
    await time.pass(4);
    await time.holds();
    equal(
      time.waits.map((wait) => wait / 1000),
      [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300],
    );
    server.finds = [];
    await visitor.press(/^Check again/);
    await visitor.sees('Success!');
    equal(server.placed.length, 1);
  });

  it('is still waited for after a reload, by its order', async () => {
    server.orders = [reply('unknown')];
    server.finds = [reply('unknown')];
    await pay();
    await visitor.sees('Order number: order-1');
    reload();
    await shopIsSlow();
    await visitor.sees('Order number: order-1');
    noWayToPay();
    await time.pass(3);
    await visitor.sees('This takes longer than usual.');
    server.finds = [];
    await time.pass();
    await visitor.sees('Success!');
    equal(server.placed.length, 1);
  });

  it('is asked for by the same request while the shop is away, and never by another one', async () => {
    server.orders = ['lost'];
    await pay();
    await time.pass(3);
    await visitor.sees('We cannot reach the shop');
    noWayToPay();
    await time.pass(4);
    await visitor.sees('You need not wait here');
    server.orders = [];
    await time.pass();
    await visitor.sees('Success!');
    equal(new Set(server.placed.map((request) => JSON.stringify(request))).size, 1);
  });

  it('asks once, and at once, however often the buyer wants to know', async () => {
    server.orders = ['lost'];
    await pay();
    await time.pass(3);
    await visitor.sees('We cannot reach the shop');
    await time.holds();
    const before = server.placed.length;
    for (let press = 0; press < 5; press++) visitor.button(/^Check again/)?.click();
    await until(() => server.placed.length === before + 1, 'one more request');
    await until(() => time.waits.length === before + 1, 'the next wait');
    equal(server.placed.length, before + 1);
  });

  it('is not taken for undone when a repeat is turned away', async () => {
    server.orders = ['lost', refusal(429, 'too_many_requests', 'Please wait.'), 'lost'];
    await pay();
    await time.pass();
    await until(() => server.placed.length === 2, 'the repeat');
    await time.pass();
    server.orders = [refusal(429, 'too_many_requests', 'Please wait.')];
    reload();
    await shopIsSlow();
    await visitor.sees('Please do not pay again');
    await time.holds();
    noWayToPay();
    server.orders = [];
    await time.pass();
    await visitor.sees('Success!');
  });

  it('goes back to the form where the shop never had it and its offer has run out', async () => {
    server.orders = ['lost'];
    await pay();
    await time.pass(3);
    await visitor.sees('We cannot reach the shop');
    server.rise = 100;
    const quote = {
      ...server.quote([{ book: '1', quantity: 1 }]),
      token: '[{"book":"1","quantity":1}]',
    };
    const [line] = quote.lines;
    ok(line, 'no line');
    const was = { quantity: 1, unit: { minor: 2300, currency: 'usd', text: '$23.00' } };
    const changes = [{ book: '1', title: 'The Art', was, now: { quantity: 1, unit: line.unit } }];
    server.orders = [refusal(409, 'quote_expired', 'Changed.', undefined, { quote, changes })];
    await visitor.press(/^Check again/);
    await visitor.sees('The total has changed from $23.00 to $24.00. Nothing was charged');
    equal(visitor.field('name').value, 'Jonah Jones');
    const sent = server.placed.length;
    server.orders = [];
    await visitor.press(/^Pay \$24\.00/);
    await visitor.sees('Success!');
    equal(server.placed.length, sent + 1);
  });

  it('does the same after a reload, with an empty card field', async () => {
    server.orders = ['lost'];
    await pay();
    await time.holds();
    time.stop();
    server.rise = 100;
    const quote = server.quote([{ book: '1', quantity: 1 }]);
    const [line] = quote.lines;
    ok(line, 'no line');
    const was = { quantity: 1, unit: { minor: 2300, currency: 'usd', text: '$23.00' } };
    const changes = [{ book: '1', title: 'The Art', was, now: { quantity: 1, unit: line.unit } }];
    server.orders = [refusal(409, 'quote_expired', 'Changed.', undefined, { quote, changes })];
    reload();
    await visitor.sees('The offer had run out and was renewed. Nothing was charged');
    await visitor.sees(/before: 1 × \$23\.00 ?now: 1 × \$24\.00/);
    server.orders = [];
    await visitor.fillIn();
    await visitor.press(/^Pay \$24\.00/);
    await visitor.sees('Success!');
  });
});
