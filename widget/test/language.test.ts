import { equal, ok, until } from './assert.ts';
import { FakeServer, refusal, reply } from './fake-server.ts';
import { installFakeStripe, type FakeStripe } from './fake-stripe.ts';
import { forgetAll, place, type Visitor } from './stage.ts';

describe('the language of the page', () => {
  const page = document.documentElement;
  let server: FakeServer;
  let stripe: FakeStripe;
  let visitor: Visitor;

  const base = () => {
    const found = visitor.root.querySelector<HTMLElement>('.base');
    ok(found, 'nothing is drawn');
    return found;
  };

  beforeEach(() => {
    forgetAll();
    server = new FakeServer();
    stripe = installFakeStripe();
  });
  afterEach(() => {
    visitor.element.remove();
    page.removeAttribute('lang');
    page.removeAttribute('dir');
    server.stop();
  });

  it('is spoken from the first word on, and asked of the server', async () => {
    page.lang = 'de-AT';
    visitor = place();
    const said: string[] = [];
    const watch = new MutationObserver(() => said.push(visitor.text));
    watch.observe(visitor.root, { childList: true, subtree: true, characterData: true });
    await visitor.sees('In den Warenkorb');
    watch.disconnect();
    ok(!said.some((words) => /Opening|Add to cart/.test(words)), 'English was seen on the way');
    equal(server.languages, ['de-AT']);
    equal([base().lang, base().dir], ['de', 'ltr']);
  });

  it('is English where there is no dictionary, and where the page says nothing', async () => {
    page.lang = 'tr';
    visitor = place();
    await visitor.sees('Add to cart');
    equal(base().lang, 'en');
    visitor.element.remove();
    page.removeAttribute('lang');
    visitor = place();
    await visitor.sees('Add to cart');
    equal(server.languages, ['tr', null]);
  });

  it('comes from the nearest lang around the first element, out of shadow roots too', async () => {
    page.lang = 'en';
    const outer = document.createElement('div');
    outer.lang = 'nl';
    const inside = document.createElement('div');
    outer.append(inside);
    document.body.append(outer);
    visitor = place({}, inside.attachShadow({ mode: 'open' }));
    await visitor.sees('In winkelwagen');
    outer.remove();
  });

  it('follows the page when that changes, with what was bought and typed', async () => {
    page.lang = 'en';
    visitor = place({ start: 'checkout', item: '1' });
    await visitor.fillIn();
    await visitor.sees('Pay $23.00');
    server.shop = { ...server.shop, locale: 'sv' };
    page.lang = 'sv';
    await visitor.sees('Betala $23.00');
    equal(visitor.field('name').value, 'Jonah Jones');
    await until(
      () => stripe.calls.some(({ argument }) => JSON.stringify(argument) === '{"locale":"sv"}'),
      'Stripe’s fields in Swedish',
    );
    equal([...new Set(server.languages)], ['en', 'sv']);
    await visitor.press(/^Betala/);
    await visitor.sees('Klart!');
  });

  for (const locale of 'ar de en es fr he it ja nl pl pt-BR sv zh'.split(' '))
    it(`is the one that Stripe’s fields are in: ${locale}`, async () => {
      page.lang = locale;
      visitor = place({ start: 'checkout', item: '1' });
      await until(() => visitor.card, 'the card field');
      const asked = stripe.calls.filter(({ name }) => name === 'elements').at(-1)?.argument;
      equal((asked as { locale?: string } | undefined)?.locale, locale);
    });

  it('of two changes at once ends with the last', async () => {
    page.lang = 'en';
    visitor = place();
    await visitor.sees('Add to cart');
    page.lang = 'fr';
    await Promise.resolve();
    page.lang = 'it';
    await visitor.sees('Aggiungi al carrello');
    page.lang = 'fr';
    await Promise.resolve();
    page.lang = 'en';
    await visitor.sees('Add to cart');
    ok(!visitor.text.includes('Ajouter'), 'an older wish won');
  });

  it('runs from right to left where it does and the page does not say otherwise', async () => {
    page.lang = 'ar';
    visitor = place();
    await visitor.sees('إضافة إلى السلة');
    equal(base().dir, 'rtl');
    equal(getComputedStyle(base()).direction, 'rtl');
    page.dir = 'ltr';
    await until(() => base().dir === 'ltr', 'the direction of the page');
  });

  it('is also what a decline, a refusal and a lost shop are told in', async () => {
    page.lang = 'de';
    visitor = place({ start: 'checkout', item: '1' });
    await visitor.fillIn();
    server.orders = [
      reply('declined', { message: 'Insufficient funds.', reason: 'no-funds' }),
      reply('declined', { message: 'Declined.', reason: 'declined' }),
      refusal(429, 'too_many_attempts', 'Too many cards were declined.'),
      refusal(400, 'invalid_request', 'Not sent there.', 'buyer.address.country'),
    ];
    for (const sentence of [
      'Diese Karte ist nicht ausreichend gedeckt.',
      'Ihre Karte wurde abgelehnt. Es wurde nichts abgebucht.',
      'Zu viele Karten wurden abgelehnt.',
      'In dieses Land liefert der Shop nicht.',
    ]) {
      await visitor.press(/bezahlen$/);
      await visitor.sees(sentence);
    }
    visitor.element.remove();
    server.shopAnswer = 'lost';
    visitor = place();
    await visitor.sees('Der Shop antwortet nicht.');
  });

  for (const words of ['{"purchase": "Get it"', '"Get it"', 'Get it'])
    it(`tells the owner of words that cannot be used: ${words}`, async () => {
      visitor = place({ words });
      await visitor.sees(`the attribute words="${words}" is not understood`);
      await visitor.sees('Use "{"checkout": "To the till"}"');
      ok(visitor.root.querySelector('.mistakes[role=alert]'), 'it is not told aloud');
      await visitor.sees('Purchase');
      visitor.element.setAttribute('words', '{"add": "Yes"}');
      await until(() => !visitor.root.querySelector('.mistakes'), 'nothing to mend');
      await visitor.sees('Yes');
    });

  it('can be in words of the owner’s own, as JSON or as functions', async () => {
    page.lang = 'de';
    visitor = place({ words: '{"purchase": "Für {0} gehört es Ihnen", "cart": "Ihr Stapel"}' });
    await visitor.sees('Für $23 gehört es Ihnen');
    await visitor.press(/^In den Warenkorb/);
    await visitor.press(/^Warenkorb · 1 Buch/);
    await visitor.sees('Ihr Stapel');
    visitor.element.words = { cart: 'Ihre Beute', each: (price: string) => `je ${price}` };
    await visitor.sees('Ihre Beute');
    await visitor.sees('je $23');
    equal(visitor.element.getAttribute('words'), '{"cart":"Ihre Beute"}');
    visitor.element.words = null;
    await visitor.sees('Ihr Warenkorb');
    equal(visitor.element.getAttribute('words'), null);
  });
});
