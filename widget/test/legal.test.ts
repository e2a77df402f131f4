import type { AddressFormat } from '../../server/contract.ts';
import { equal, ok, until } from './assert.ts';
import { FakeServer, refusal } from './fake-server.ts';
import { installFakeStripe } from './fake-stripe.ts';
import { forgetAll, place, type Visitor } from './stage.ts';

/**
 * The words that article 8 (2) of directive 2011/83/EU has in each of its languages that a shop here
 * speaks. Britain's Consumer Contracts Regulations 2013, regulation 14 (4), have the English ones.
 */
const BINDING_WORDS: Readonly<Record<string, string>> = {
  en: 'order with obligation to pay',
  de: 'zahlungspflichtig bestellen',
  fr: 'commande avec obligation de paiement',
  es: 'pedido con obligación de pago',
  it: 'ordine con obbligo di pagare',
  pt: 'encomenda com obrigação de pagar',
  nl: 'bestelling met betalingsverplichting',
  pl: 'zamówienie z obowiązkiem zapłaty',
  sv: 'beställning förenad med betalningsskyldighet',
};

const country = (code: string, isEurope: boolean): AddressFormat => ({
  country: code,
  fields: ['line1', 'postalCode', 'city'],
  required: [],
  labels: { city: 'city', postalCode: 'postal' },
  binding: isEurope,
  ebookConsent: isEurope,
});

describe('what the law wants of a checkout', () => {
  let server: FakeServer;
  let visitor: Visitor;

  const enter = async (lang: string, attributes: Record<string, string> = {}) => {
    document.documentElement.lang = lang;
    visitor = place({ start: 'checkout', item: '1', ...attributes });
    await visitor.fillIn();
  };
  const payButton = () => visitor.root.querySelector('.pay');
  const label = () => payButton()?.textContent.trim();
  const box = (id: string) => visitor.root.querySelector<HTMLInputElement>(`#${id}`);
  /** True if nothing but hidden nodes stands between the two. */
  const summaryIsAbove = () => {
    let before = payButton()?.previousElementSibling;
    while (before?.clientHeight === 0) before = before.previousElementSibling;
    return before?.part.contains('summary') ?? false;
  };

  beforeEach(() => {
    forgetAll();
    server = new FakeServer();
    server.formats = { DE: country('DE', true), US: country('US', false), GB: country('GB', true) };
    installFakeStripe();
  });
  afterEach(() => {
    visitor.element.remove();
    document.documentElement.lang = 'en';
    server.stop();
  });

  it('names the obligation on the button, with nothing else, right below the order, in Europe', async () => {
    await enter('en-GB');
    await until(() => label() === 'Order with obligation to pay' || null, 'the button');
    ok(summaryIsAbove(), 'something stands between order and button');
    await visitor.press(/^Order with obligation to pay$/);
    await visitor.sees('Success!');
  });

  for (const [lang, words] of Object.entries(BINDING_WORDS))
    it(`says in ${lang} what the directive says there, and nothing else: ${words}`, async () => {
      await enter(lang);
      const select = await until(
        () => visitor.root.querySelector<HTMLSelectElement>('#country'),
        'the country',
      );
      select.value = 'DE';
      select.dispatchEvent(new Event('change'));
      await until(() => label()?.toLowerCase() === words, `${words}, not ${String(label())}`);
      ok(summaryIsAbove(), 'something stands between order and button');
    });

  it('obliges in Europe in the languages of elsewhere, too', async () => {
    for (const lang of ['ja', 'zh', 'ar', 'he']) {
      await enter(lang);
      await until(() => /\d/.test(label() ?? ''), `an amount in ${lang}`);
      const select = visitor.root.querySelector<HTMLSelectElement>('#country');
      ok(select, 'no country');
      select.value = 'GB';
      select.dispatchEvent(new Event('change'));
      await until(() => !/\d/.test(label() ?? ''), `another button in ${lang}`);
      visitor.element.remove();
      forgetAll();
    }
  });

  it('names the amount elsewhere', async () => {
    await enter('en-US');
    equal(label(), 'Pay $23.00');
  });

  it('stays with the law of the country when the page changes its language', async () => {
    await enter('en-US');
    document.documentElement.lang = 'de';
    await visitor.sees('Kasse');
    await until(() => label()?.includes('23'), 'the amount in the other language');
  });

  it('follows the country that is chosen, and leaves the card in its place', async () => {
    await enter('en-US');
    const card = visitor.card;
    const select = visitor.root.querySelector<HTMLSelectElement>('#country');
    ok(select, 'no country');
    select.value = 'DE';
    select.dispatchEvent(new Event('change'));
    await until(() => label() === 'Order with obligation to pay' || null, 'the button');
    ok(card && visitor.card === card && card.value === '4242', 'the card field was lost');
  });

  it('asks to accept the terms, in a sentence linked to its box, and sends what was read', async () => {
    server.shop.form = {
      termsUrl: 'https://books.example/terms',
      privacyUrl: 'https://books.example/privacy',
    };
    await enter('en-US');
    const terms = await until(() => box('terms'), 'the box');
    equal(terms.checked, false);
    const links = [...visitor.root.querySelectorAll<HTMLAnchorElement>('.tick-row a')];
    equal(
      links.map(({ href }) => href),
      ['https://books.example/terms', 'https://books.example/privacy'],
    );
    await visitor.press(/^Pay/);
    await visitor.sees('Accept the terms and conditions to order.');
    equal(server.placed.length, 0);
    equal(
      [terms.getAttribute('aria-describedby'), terms.getAttribute('aria-invalid')],
      ['terms-fault', 'true'],
    );
    terms.click();
    await visitor.press(/^Pay/);
    await visitor.sees('Success!');
    equal(server.placed[0]?.consents, [
      {
        kind: 'terms',
        words: 'I accept the terms and conditions and have read the privacy policy.',
      },
    ]);
  });

  it('takes the addresses from the page where it names them', async () => {
    server.shop.form = { termsUrl: 'https://books.example/terms' };
    await enter('en-US', { 'terms-url': '/agb', 'privacy-url': '/privacy' });
    const links = [...visitor.root.querySelectorAll<HTMLAnchorElement>('.tick-row a')];
    equal(
      links.map(({ href }) => new URL(href).pathname),
      ['/agb', '/privacy'],
    );
  });

  it('links the privacy policy where there is nothing to accept', async () => {
    await enter('en-US', { 'privacy-url': '/privacy' });
    await visitor.sees('What becomes of your data');
    equal(box('terms'), null);
  });

  it('asks for consent to e-books in Europe alone', async () => {
    server.shop.books = server.shop.books.map((book) => ({ ...book, digital: true }));
    await enter('en-GB');
    await until(() => box('ebooks'), 'the box');
    equal(box('line1'), null);
    await visitor.press(/^Order with/);
    await visitor.sees('Agree to the delivery of e-books');
    equal(server.placed.length, 0);
    box('ebooks')?.click();
    await visitor.press(/^Order with/);
    await visitor.sees('Success!');
    equal(
      server.placed[0]?.consents?.map(({ kind }) => kind),
      ['ebooks'],
    );
    visitor.element.remove();
    forgetAll();
    await enter('en-US');
    equal(box('ebooks'), null);
  });

  it('obliges and asks for consent where it cannot be had what a law wants, and asks for that again', async () => {
    const { formats } = server;
    server.formats = {};
    server.plainFormat = null;
    server.shop.books = server.shop.books.map((book) => ({ ...book, digital: true }));
    await enter('en-US');
    equal(label(), 'Order with obligation to pay');
    ok(box('ebooks'), 'no consent');
    server.formats = formats;
    await visitor.press(/^Order with/);
    await until(() => label() === 'Pay $23.00' || null, 'the button of a country that is known');
    equal(server.placed.length, 0);
    box('ebooks')?.click();
    await visitor.press(/^Pay/);
    await visitor.sees('Success!');
  });

  it('shows a consent that only the server knew to ask for', async () => {
    server.orders = [refusal(400, 'invalid_request', 'Please agree.', 'consents.ebooks')];
    await enter('en-US');
    await visitor.press(/^Pay/);
    const asked = await until(() => box('ebooks'), 'the box');
    await visitor.sees('Agree to the delivery of e-books');
    equal(asked.getAttribute('aria-invalid'), 'true');
    server.orders = [];
    asked.click();
    await visitor.press(/^Pay/);
    await visitor.sees('Success!');
    equal(
      server.placed.at(-1)?.consents?.map(({ kind }) => kind),
      ['ebooks'],
    );
  });

  it('never begins with a consent given, not even after a reload', async () => {
    server.shop.form = { termsUrl: 'https://books.example/terms' };
    await enter('en-US');
    box('terms')?.click();
    visitor.type('name', 'Jonah');
    visitor.element.remove();
    await enter('en-US');
    equal(box('terms')?.checked, false);
  });
});
