import { equal, ok, until } from './assert.ts';
import { FakeServer, reply } from './fake-server.ts';
import { installFakeStripe, type FakeStripe } from './fake-stripe.ts';
import { forgetAll, place, type Visitor } from './stage.ts';

const ADDRESS = {
  line1: '1 Sample Street',
  line2: 'Floor 2',
  city: 'Springfield',
  state: 'IL',
  postal_code: '62701',
  country: 'us',
};
const OWNER = {
  billingDetails: { name: 'Pat Card', email: 'pat@example.com', address: ADDRESS },
  shippingAddress: { name: 'Pat\nPretend ', address: ADDRESS },
};

describe('a wallet', () => {
  let server: FakeServer;
  let stripe: FakeStripe;
  let visitor: Visitor;

  const enter = (attributes: Record<string, string> = {}) => {
    visitor = place({ start: 'checkout', item: '1', ...attributes });
  };
  const button = () => until(() => document.querySelector<HTMLElement>('.fake-wallet'), 'a wallet');
  const made = (type: string) =>
    stripe.calls.filter(({ name }) => name === 'create').find((call) => typeOf(call) === type);
  const typeOf = ({ argument }: { argument: unknown }) => (argument as { type: string }).type;

  beforeEach(() => {
    forgetAll();
    server = new FakeServer();
    stripe = installFakeStripe();
    stripe.wallet = OWNER;
  });
  afterEach(() => {
    visitor.element.remove();
    server.stop();
  });

  it('pays the quote for the buyer it knows, without a word typed', async () => {
    enter();
    (await button()).click();
    await visitor.sees('Success!');
    const [placed] = server.placed;
    equal(placed?.payment, { kind: 'confirmation_token', id: 'ctoken_1' });
    equal(placed?.buyer, {
      name: 'Pat Pretend',
      email: 'pat@example.com',
      address: {
        line1: '1 Sample Street, Floor 2',
        city: 'Springfield',
        state: 'IL',
        postalCode: '62701',
        country: 'US',
      },
    });
    equal(
      stripe.calls.filter(({ name }) => name === 'sheet').map(({ argument }) => argument),
      [{ lineItems: [{ name: 'The Art', amount: 2300 }] }],
    );
  });

  it('shows the sum of the quote, and the new one when the cart changes', async () => {
    enter();
    await button();
    const key = `book-checkout:cart:${new URL('..', import.meta.url).href}`;
    localStorage.setItem(key, '[{"book":"1","quantity":2}]');
    dispatchEvent(new StorageEvent('storage', { key }));
    await visitor.sees('changed in another window');
    const sums = stripe.calls
      .filter(({ name }) => name === 'elements' || name === 'update')
      .map(({ argument }) => (argument as { amount?: number }).amount);
    equal(
      sums.filter((sum) => sum !== undefined),
      [2300, 2300, 4600, 4600],
    );
    (await button()).click();
    await visitor.sees('Success!');
    await visitor.sees('$46.00');
  });

  it('does not open while a payment is under way', async () => {
    server.orders = ['held'];
    enter();
    await visitor.fillIn();
    await visitor.press(/^Pay/);
    await until(() => server.placed.length === 1, 'the order');
    (await button()).click();
    equal(
      stripe.calls.filter(({ name }) => name === 'sheet').map(({ argument }) => argument),
      [null],
    );
    server.letGo();
    await visitor.sees('Success!');
    equal(server.placed.length, 1);
  });

  it('that does not say who buys leaves it to the form, which says so', async () => {
    stripe.wallet = { billingDetails: { name: 'Pat', address: ADDRESS } };
    enter();
    (await button()).click();
    await visitor.sees('Your wallet did not give a name');
    equal([server.placed.length, stripe.walletRefused], [0, 1]);
    await visitor.fillIn();
    await visitor.press(/^Pay/);
    await visitor.sees('Success!');
  });

  it('does not pass over what the shop asks its buyers to agree to', async () => {
    server.shop = { ...server.shop, form: { termsUrl: 'https://shop.example/terms' } };
    enter();
    (await button()).click();
    await until(() => visitor.root.querySelector('#terms[aria-invalid=true]'), 'the missing box');
    const said = visitor.root.querySelector('#terms-fault')?.textContent;
    equal(said, 'Accept the terms and conditions to order.');
    const summary = visitor.root.querySelector('.summary');
    await until(() => visitor.root.activeElement === summary, 'the focus on what is missing');
    ok(summary?.textContent.includes(String(said)), 'it is not what is missing');
    const sheets = stripe.calls.filter(({ name }) => name === 'sheet');
    equal(
      sheets.map(({ argument }) => argument),
      [null],
    );
    equal(server.placed.length, 0);
    const box = visitor.root.querySelector<HTMLInputElement>('#terms');
    box?.click();
    await visitor.element.updateComplete;
    (await button()).click();
    await visitor.sees('Success!');
    equal(
      server.placed[0]?.consents?.map(({ kind }) => kind),
      ['terms'],
    );
  });

  it('sends with its buyer what this shop asks besides, which is typed first', async () => {
    server.shop = {
      ...server.shop,
      form: { company: 'required', phone: 'required', billing: 'optional' },
    };
    enter();
    (await button()).click();
    await visitor.sees('Company is missing');
    equal(visitor.field('company').getAttribute('aria-invalid'), 'true');
    visitor.type('company', 'Books & Co.');
    visitor.type('phone', '+1 512 555 0100');
    visitor.root.querySelector<HTMLInputElement>('#billing')?.click();
    await visitor.element.updateComplete;
    (await button()).click();
    await until(() => visitor.root.querySelector('[id="billing.name"][aria-invalid=true]'), 'name');
    const sheets = stripe.calls.filter(({ name }) => name === 'sheet');
    equal(
      sheets.map(({ argument }) => argument),
      [null, null],
    );
    visitor.type('billing\\.name', 'The Office');
    (await button()).click();
    await visitor.sees('Success!');
    const buyer = server.placed[0]?.buyer;
    equal(
      [buyer?.name, buyer?.company, buyer?.phone, buyer?.billing?.name],
      ['Pat Pretend', 'Books & Co.', '+1 512 555 0100', 'The Office'],
    );
  });

  it('that is declined leads back to the form, where a card can be tried', async () => {
    server.orders = [reply('declined', { message: 'Your card has insufficient funds.' })];
    enter();
    (await button()).click();
    await visitor.sees('insufficient funds');
    equal(visitor.button(/^Pay/)?.disabled, true);
    await visitor.fillIn();
    server.orders = [];
    await visitor.press(/^Pay/);
    await visitor.sees('Success!');
    equal(server.placed[0]?.clientKey, server.placed[1]?.clientKey);
  });

  it('is named to analytics, as a card is', async () => {
    const told: unknown[] = [];
    stripe.refuse = 'Try a card.';
    enter({ ecommerce: '' });
    visitor.element.addEventListener('book-checkout-ecommerce', ({ event, ecommerce }) => {
      if (event === 'add_payment_info') told.push(ecommerce.payment_type);
    });
    (await button()).click();
    await visitor.sees('Try a card.');
    stripe.refuse = '';
    await visitor.fillIn();
    await visitor.press(/^Pay/);
    await visitor.sees('Success!');
    await until(() => told.length === 2, 'both ways to pay');
    equal(told, ['link', 'card']);
  });

  it('is told when Stripe refuses it', async () => {
    stripe.refuse = 'Your card has expired.';
    enter();
    (await button()).click();
    await visitor.sees('Your card has expired.');
    equal([server.placed.length, stripe.walletRefused], [0, 1]);
  });

  it('is found out about like any other payment', async () => {
    server.orders = [reply('unknown')];
    server.finds = [reply('unknown'), { body: {} }];
    enter();
    (await button()).click();
    await visitor.sees('Please do not pay again');
    equal(visitor.button(/^Pay/), undefined);
    server.finds = [];
    await visitor.sees('Success!');
    equal(server.placed.length, 1);
  });

  it('leaves no trace where the buyer has none', async () => {
    stripe.wallet = null;
    enter();
    await visitor.fillIn();
    ok(!visitor.text.includes('Or pay by card'), 'an offer without a wallet');
    equal(visitor.root.querySelector<HTMLElement>('.wallets')?.offsetHeight, 0);
  });

  it('is not offered where the page or the flow of payments says so', async () => {
    enter({ wallets: 'off' });
    await visitor.fillIn();
    equal(made('expressCheckout'), undefined);
    visitor.element.remove();
    server.shop = { ...server.shop, paymentFlow: 'charges' };
    enter();
    await visitor.fillIn();
    equal(made('expressCheckout'), undefined);
  });

  it('stands beside the card on one line, too', async () => {
    enter({ 'card-entry': 'card' });
    (await button()).click();
    await visitor.sees('Success!');
  });

  it('asks for no address for books that are not sent', async () => {
    const [book] = server.shop.books;
    ok(book, 'no book');
    server.shop = { ...server.shop, books: [{ ...book, digital: true }] };
    enter();
    await button();
    const settings = JSON.stringify(made('expressCheckout')?.argument);
    ok(!settings.includes('shippingAddressRequired'), settings);
  });

  for (const binding of [true, false])
    it(`says that it buys, ${binding ? 'right below the order' : 'without the order'} where the law has ${binding ? 'a' : 'no'} say`, async () => {
      server.formats = {
        US: {
          country: 'US',
          fields: ['line1', 'city'],
          required: [],
          labels: { city: 'city' },
          binding,
          ebookConsent: false,
        },
      };
      enter();
      await button();
      const order = () => visitor.root.querySelector('.wallets > [part=summary]');
      await until(() => !binding || order(), 'the order');
      equal(order()?.nextElementSibling?.getAttribute('name'), binding ? 'wallets' : undefined);
      const { argument } = made('expressCheckout') ?? {};
      const told = JSON.stringify(argument);
      ok(told.includes('"applePay":"buy","googlePay":"buy"'), told);
    });

  it('is never Link where that is switched off', async () => {
    enter({ link: 'off' });
    await button();
    const argument = (type: string) =>
      (made(type)?.argument as { settings: Record<string, Record<string, unknown>> }).settings;
    equal(argument('expressCheckout').paymentMethods?.link, 'never');
    equal(argument('payment').wallets?.link, 'never');
    visitor.element.remove();
    stripe.calls.length = 0;
    enter({ link: 'off', 'card-entry': 'card' });
    await button();
    equal(argument('card').disableLink, true);
  });
});
