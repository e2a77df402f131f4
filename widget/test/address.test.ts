import type { AddressFormat, AddressLabel, AddressPart } from '../../server/contract.ts';
import { equal, ok, until } from './assert.ts';
import { FakeServer, refusal } from './fake-server.ts';
import { installFakeStripe, type FakeStripe } from './fake-stripe.ts';
import { forgetAll, place, type Visitor } from './stage.ts';

type Labels = Partial<Record<AddressPart, AddressLabel>>;

/** As the server sends it: parts in their order, those that must be given in capitals. */
function format(country: string, parts: string, labels: Labels, more: Partial<AddressFormat> = {}) {
  const all: AddressPart[] = ['line1', 'district', 'city', 'state', 'postalCode'];
  const named = parts.split(' ').flatMap((word) => {
    const part = all.find((one) => one.toLowerCase() === word.toLowerCase());
    return part ? [{ part, required: word === word.toUpperCase() }] : [];
  });
  return {
    country,
    fields: named.map(({ part }) => part),
    required: named.filter(({ required }) => required).map(({ part }) => part),
    labels,
    binding: false,
    ebookConsent: false,
    ...more,
  };
}

const code = (pattern: string, example: string) => ({
  postalCode: { pattern, example, digits: /^\d+$/.test(example) },
});
const regions = (...all: [value: string, name: string][]) => ({
  regions: all.map(([value, name]) => ({ value, name })),
});

const FORMATS: Record<string, AddressFormat> = {
  US: format(
    'US',
    'LINE1 CITY STATE POSTALCODE',
    { city: 'city', state: 'state', postalCode: 'zip' },
    {
      ...code('(\\d{5})(?:[ \\-](\\d{4}))?', '95014'),
      ...regions(['TX', 'Texas'], ['UT', 'Utah']),
    },
  ),
  DE: format(
    'DE',
    'LINE1 POSTALCODE CITY',
    { city: 'city', postalCode: 'postal' },
    code('\\d{5}', '26133'),
  ),
  GB: format(
    'GB',
    'LINE1 CITY POSTALCODE',
    { city: 'town', postalCode: 'postal' },
    code('[A-Z]{1,2}\\d[\\dA-Z]? ?\\d[A-Z]{2}', 'EC1Y 8SY'),
  ),
  JP: format(
    'JP',
    'LINE1 STATE POSTALCODE',
    { state: 'prefecture', postalCode: 'postal' },
    {
      ...code('\\d{3}-?\\d{4}', '154-0023'),
      ...regions(['Hokkaido', 'Hokkaido'], ['Tokyo', 'Tokyo']),
    },
  ),
  IE: format('IE', 'LINE1 district CITY state postalCode', {
    district: 'townland',
    city: 'city',
    state: 'county',
    postalCode: 'eircode',
  }),
  HK: format('HK', 'LINE1 city STATE', { city: 'district', state: 'area' }),
  AE: format('AE', 'LINE1 STATE', { state: 'emirate' }),
  BR: format(
    'BR',
    'LINE1 district CITY STATE POSTALCODE',
    { district: 'neighborhood', city: 'city', state: 'state', postalCode: 'postal' },
    code('\\d{5}-?\\d{3}', '40301-110'),
  ),
};

/** What the labels of the form say, from top to bottom. */
const FORMS: [country: string, labels: string][] = [
  ['US', 'Name, Email, Address, City, State, ZIP, Country'],
  ['DE', 'Name, Email, Address, Postcode, City, Country'],
  ['GB', 'Name, Email, Address, Town, Postcode, Country'],
  ['JP', 'Name, Email, Address, Prefecture, Postcode, Country'],
  ['IE', 'Name, Email, Address, Townland, City, County, Eircode, Country'],
  ['HK', 'Name, Email, Address, District, Area, Country'],
  ['AE', 'Name, Email, Address, Emirate, Country'],
  ['BR', 'Name, Email, Address, Neighbourhood, City, State, Postcode, Country'],
];

describe('who buys and where it goes', () => {
  let server: FakeServer;
  let stripe: FakeStripe;
  let visitor: Visitor;

  const enter = async (country = 'US', attributes: Record<string, string> = {}) => {
    visitor = place({ start: 'checkout', item: '1', ...attributes });
    await visitor.fillIn();
    await choose(country);
  };
  const choose = async (country: string, id = 'country') => {
    const select = await until(
      () => visitor.root.querySelector<HTMLSelectElement>(`[id="${id}"]`),
      id,
    );
    select.value = country;
    select.dispatchEvent(new Event('change'));
    await until(
      () => server.calls.some((call) => call.endsWith(`/api/addresses/${country}`)) || null,
      country,
    );
    await visitor.element.updateComplete;
  };
  const labels = () =>
    [...visitor.root.querySelectorAll('.rows label')]
      .map((label) => label.textContent.trim())
      .join(', ');
  const fill = (values: Record<string, string>) => {
    for (const [id, value] of Object.entries(values)) {
      const input = visitor.root.querySelector<HTMLInputElement>(`[id="${id}"]`);
      ok(input, `no field ${id}`);
      input.value = value;
      input.dispatchEvent(new Event('input'));
    }
  };
  const tick = async (id: string) => {
    const box = await until(() => visitor.root.querySelector<HTMLInputElement>(`#${id}`), id);
    box.click();
    await visitor.element.updateComplete;
  };
  const paid = async () => {
    await visitor.press(/^Pay/);
    await visitor.sees('Success!');
    return server.placed.at(-1);
  };
  const AUSTIN = { line1: '3208 Maysilee St', city: 'Austin', state: 'TX', postalCode: '78728' };

  beforeEach(() => {
    forgetAll();
    document.documentElement.lang = 'en';
    server = new FakeServer();
    server.formats = FORMATS;
    server.shop.form = { countries: Object.keys(FORMATS) };
    stripe = installFakeStripe();
  });
  afterEach(() => {
    visitor.element.remove();
    document.documentElement.lang = 'en';
    server.stop();
  });

  for (const [country, expected] of FORMS) {
    it(`asks for ${expected} in ${country}`, async () => {
      await enter(country);
      await until(() => labels() === expected || null, expected);
    });
  }

  it('tells browsers what to fill in where', async () => {
    server.shop.form = {
      ...server.shop.form,
      phone: 'optional',
      company: 'optional',
      billing: 'optional',
    };
    await enter();
    const tokens = (which: string) =>
      [...visitor.root.querySelectorAll(`.rows :is(input, select)${which}`)].map((field) => [
        field.id,
        field.getAttribute('autocomplete'),
      ]);
    equal(Object.fromEntries(tokens('')), {
      name: 'shipping name',
      email: 'email',
      phone: 'tel',
      company: 'shipping organization',
      line1: 'shipping street-address',
      city: 'shipping address-level2',
      state: 'shipping address-level1',
      postalCode: 'shipping postal-code',
      country: 'shipping country',
    });
    await tick('billing');
    equal(Object.fromEntries(tokens('[id^="billing."]')), {
      'billing.name': 'billing name',
      'billing.company': 'billing organization',
      'billing.line1': 'billing street-address',
      'billing.city': 'billing address-level2',
      'billing.state': 'billing address-level1',
      'billing.postalCode': 'billing postal-code',
      'billing.country': 'billing country',
    });
  });

  it('keeps what is typed when the country changes, and sends what belongs there', async () => {
    await enter();
    fill(AUSTIN);
    await choose('DE');
    await until(() => labels().includes('Postcode') || null, 'the German form');
    equal(visitor.field('line1').value, AUSTIN.line1);
    equal(visitor.field('postalCode').value, AUSTIN.postalCode);
    const request = await paid();
    equal(request?.buyer.address, { ...AUSTIN, state: '', country: 'DE' });
  });

  it('knows a region by its name', async () => {
    await enter();
    fill({ ...AUSTIN, state: 'texas' });
    equal((await paid())?.buyer.address.state, 'TX');
  });

  it('names what is missing at the top and beside its field, and leads there', async () => {
    await enter('DE');
    await until(() => labels().includes('Postcode') || null, 'the German form');
    await visitor.press(/^Pay/);
    await visitor.sees('3 entries need your attention');
    equal(server.placed.length, 0);
    const summary = visitor.root.querySelector('[role=alert] .summary');
    await until(() => visitor.root.activeElement === summary, 'focus on the summary');
    equal(visitor.field('city').getAttribute('aria-describedby'), 'city-fault');
    equal(visitor.field('city').getAttribute('aria-invalid'), 'true');
    await visitor.press(/^City is missing/);
    equal(visitor.root.activeElement?.id, 'city');
  });

  it('asks once about a postal code that looks wrong, and then takes it', async () => {
    await enter('DE');
    await until(() => labels().includes('Postcode') || null, 'the German form');
    fill({ line1: 'Schlossallee 1', city: 'Berlin', postalCode: '1234' });
    await visitor.press(/^Pay/);
    await visitor.sees('look like 26133');
    equal(server.placed.length, 0);
    equal((await paid())?.buyer.address.postalCode, '1234');
  });

  it('lets every address pass where the rules cannot be had', async () => {
    server.formats = {};
    server.plainFormat = null;
    await enter();
    await choose('GB');
    await visitor.press(/^Order with obligation to pay/);
    await visitor.sees('Success!');
    equal(server.placed[0]?.buyer.address.country, 'GB');
  });

  it('begins with the country of the page’s language, or else of the shop', async () => {
    for (const [lang, country, expected] of [
      ['en', undefined, 'US'],
      ['en-GB', undefined, 'GB'],
      ['pt-BR', 'IE', 'BR'],
      ['en', 'IE', 'IE'],
      ['fr', undefined, 'US'],
    ] as const) {
      forgetAll();
      document.documentElement.lang = lang;
      server.shop.form = { countries: Object.keys(FORMATS), ...(country && { country }) };
      visitor = place({ start: 'checkout', item: '1' });
      const select = await until(
        () => visitor.root.querySelector<HTMLSelectElement>('#country'),
        'the form',
      );
      await until(() => select.value === expected || null, `${lang}: ${expected}`);
      visitor.element.remove();
    }
  });

  it('sends the bill elsewhere, with company and telephone, and tells Stripe of it', async () => {
    server.shop.form = {
      countries: Object.keys(FORMATS),
      company: 'optional',
      phone: 'required',
      note: 'optional',
      billing: 'optional',
    };
    await enter();
    fill({ ...AUSTIN, phone: '+1 512 555 0100', company: 'Books & Co.', note: 'Ring twice.' });
    await tick('billing');
    fill({
      'billing.name': 'The Office',
      'billing.line1': '1 Main St',
      'billing.city': 'Dallas',
      'billing.state': 'TX',
      'billing.postalCode': '75201',
    });
    const request = await paid();
    const office = {
      name: 'The Office',
      address: {
        line1: '1 Main St',
        city: 'Dallas',
        state: 'TX',
        postalCode: '75201',
        country: 'US',
      },
    };
    equal(request?.buyer, {
      name: 'Jonah Jones',
      address: { ...AUSTIN, country: 'US' },
      email: 'jonah@example.com',
      company: 'Books & Co.',
      phone: '+1 512 555 0100',
      billing: office,
    });
    equal(request?.note, 'Ring twice.');
    const sent = JSON.stringify(stripe.calls.find(({ name }) => name === 'confirmationToken'));
    ok(sent.includes('"billing_details":{"name":"The Office"'), sent);
    ok(sent.includes('"shipping":{"name":"Jonah Jones","phone":"+1 512 555 0100"'), sent);
  });

  it('sends the bill wherever parcels go, and begins there', async () => {
    server.shop.form = { countries: ['KE', 'US'], country: 'KE', billing: 'optional' };
    document.documentElement.lang = 'sw';
    visitor = place({ start: 'checkout', item: '1' });
    await visitor.fillIn();
    await visitor.press(/^Send the bill to another address/);
    const select = await until(
      () => visitor.root.querySelector<HTMLSelectElement>('[id="billing.country"]'),
      'the country of the bill',
    );
    equal(select.value, 'KE');
    ok(select.querySelector('[value=DE]'), 'no bill to where no parcel goes');
    fill({ 'billing.name': 'The Office' });
    equal((await paid())?.buyer.billing?.address.country, 'KE');
  });

  it('begins with the country where most speak the language, also where the shop names none', async () => {
    for (const [lang, country] of [
      ['he', 'IL'],
      ['ar', 'EG'],
      ['zh', 'CN'],
      ['es-MX', 'MX'],
    ] as const) {
      forgetAll();
      document.documentElement.lang = lang;
      server.shop.form = {};
      visitor = place({ start: 'checkout', item: '1' });
      await until(
        () => visitor.root.querySelector<HTMLSelectElement>('#country')?.value === country,
        `${lang}: ${country}`,
      );
      visitor.element.remove();
    }
  });

  it('sends none of what the shop does not ask for', async () => {
    await enter();
    fill(AUSTIN);
    const request = await paid();
    equal(Object.keys(request ?? {}).sort(), ['buyer', 'clientKey', 'payment', 'quoteToken']);
    equal(Object.keys(request?.buyer ?? {}).sort(), ['address', 'email', 'name']);
  });

  it('shows what the server refuses beside its field', async () => {
    server.shop.form = { ...server.shop.form, billing: 'optional' };
    server.orders = [
      refusal(400, 'invalid_request', 'No such town.', 'buyer.billing.address.city'),
    ];
    await enter();
    fill(AUSTIN);
    await visitor.press(/^Send the bill to another address/);
    await until(() => visitor.root.querySelector('[id="billing.name"]'), 'the address of the bill');
    fill({
      'billing.name': 'A',
      'billing.line1': 'B',
      'billing.city': 'C',
      'billing.state': 'TX',
      'billing.postalCode': '75201',
    });
    await visitor.press(/^Pay/);
    await visitor.sees('One entry needs your attention');
    equal(visitor.root.querySelector('[aria-invalid="true"]')?.id, 'billing.city');
  });

  it('keeps what is typed over a reload of the tab, until it is paid', async () => {
    await enter('GB');
    fill({ line1: '12 St James’s Square', city: 'London', postalCode: 'SW1Y 4LB' });
    visitor.element.remove();
    visitor = place({ start: 'checkout', item: '1' });
    await until(
      () => visitor.root.querySelector<HTMLInputElement>('#city')?.value === 'London' || null,
      'the town',
    );
    equal(visitor.field('name').value, 'Jonah Jones');
    equal(visitor.field('country').value, 'GB');
    const kept = () => Object.keys(sessionStorage).filter((key) => key.includes(':draft:'));
    equal(kept().length, 1);
    ok(!JSON.stringify(sessionStorage).includes('4242'), 'a card was kept');
    await visitor.typeCard();
    await paid();
    equal(kept(), []);
  });

  it('keeps nothing before the buyer types', async () => {
    visitor = place();
    await visitor.sees('Purchase');
    equal(Object.keys(sessionStorage), []);
  });
});
