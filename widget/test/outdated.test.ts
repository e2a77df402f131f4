import type { LineChange, Quote } from '../../server/contract.ts';
import { equal, ok } from './assert.ts';
import { FakeServer, refusal } from './fake-server.ts';
import { installFakeStripe } from './fake-stripe.ts';
import { forgetAll, place, type Visitor } from './stage.ts';

const dollars = (minor: number) => ({
  minor,
  currency: 'usd',
  text: `$${(minor / 100).toFixed(2)}`,
});

describe('an outdated offer', () => {
  let server: FakeServer;
  let visitor: Visitor;

  const expired = (changes: LineChange[], quote?: Quote) =>
    refusal(409, 'quote_expired', 'Prices have changed.', undefined, { changes, quote });
  const dearer: LineChange = {
    book: '1',
    title: 'The Art',
    was: { quantity: 1, unit: dollars(2300) },
    now: { quantity: 1, unit: dollars(2400) },
  };

  beforeEach(async () => {
    forgetAll();
    server = new FakeServer();
    installFakeStripe();
    visitor = place({ item: '2' });
    await visitor.press(/^Purchase.*The Art/);
    await visitor.fillIn();
  });
  afterEach(() => {
    visitor.element.remove();
    server.stop();
  });

  it('is shown beside the new one line by line, and the new one paid by another press', async () => {
    server.rise = 100;
    const quote = server.quote([
      { book: '2', quantity: 1 },
      { book: '1', quantity: 1 },
    ]);
    server.orders = [expired([dearer], { ...quote, token: 'the new one' })];
    const quotes = server.quoted.length;
    await visitor.press(/^Pay \$48\.00/);
    await visitor.sees('The total has changed from $48.00 to $50.00. Nothing was charged');
    await visitor.sees(/What has changed The Art before: 1 × \$23\.00 ?now: 1 × \$24\.00/);
    const alerts = [...visitor.root.querySelectorAll('[role=alert]')];
    ok(
      alerts.some((one) => one.textContent.includes('before:')),
      'not announced',
    );
    equal([server.placed.length, server.quoted.length], [1, quotes]);
    ok(visitor.card?.value, 'the card was lost');
    server.orders = [];
    server.receiptFor = quote;
    await visitor.press(/^Pay \$50\.00/);
    await visitor.sees('Success!');
    equal(server.placed[1]?.quoteToken, 'the new one');
  });

  it('takes a book out of the cart that is not to be had any more', async () => {
    const quote = server.quote([{ book: '2', quantity: 1 }]);
    server.orders = [expired([{ ...dearer, now: null }], quote)];
    await visitor.press(/^Pay \$48\.00/);
    await visitor.sees(/before: 1 × \$23\.00 ?now: not to be had any more/);
    await visitor.sees('Pay $25.00');
    await visitor.press(/^Back to cart/);
    equal(visitor.root.querySelectorAll('.lines li').length, 1);
  });

  it('is renewed without a change where only its time is over', async () => {
    const quote = server.quote([
      { book: '2', quantity: 1 },
      { book: '1', quantity: 1 },
    ]);
    server.orders = [expired([], quote)];
    await visitor.press(/^Pay \$48\.00/);
    await visitor.sees('The offer had run out and was renewed. Nothing was charged');
    ok(!visitor.text.includes('What has changed'), 'there is a difference');
  });

  it('leads back to the shop where nothing of it is left', async () => {
    server.orders = [expired([{ ...dearer, now: null }])];
    server.quoteAnswer = refusal(400, 'unknown_book');
    await visitor.press(/^Pay/);
    await visitor.sees('not sold here any more');
  });
});
