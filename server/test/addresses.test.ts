import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAddresses } from '../addresses.ts';
import { BOOKS } from './books.ts';
import { orderPath, statusOf, tokenOf } from './answers.ts';
import { asRecord, BUYER, DECLINED_CARD, listAt, startShop, valueAt, VISA } from './shop.ts';

const ADMIN = 'a'.repeat(32);
const addresses = createAddresses('eu');

const format = async (country: string, language = 'en') =>
  asRecord(JSON.parse((await addresses.answer(country, language)).json));

const COUNTRIES: [country: string, fields: string, required: string, labels: object][] = [
  [
    'US',
    'line1 city state postalCode',
    'line1 city state postalCode',
    { state: 'state', postalCode: 'zip' },
  ],
  ['DE', 'line1 postalCode city', 'line1 city postalCode', { city: 'city', postalCode: 'postal' }],
  ['GB', 'line1 city postalCode', 'line1 city postalCode', { city: 'town' }],
  ['JP', 'line1 state postalCode', 'line1 state postalCode', { state: 'prefecture' }],
  [
    'IE',
    'line1 district city state postalCode',
    'line1 city',
    { state: 'county', postalCode: 'eircode' },
  ],
  ['HK', 'line1 city state', 'line1 state', { city: 'district', state: 'area' }],
  ['AE', 'line1 state', 'line1 state', { state: 'emirate' }],
  [
    'BR',
    'line1 district city state postalCode',
    'line1 state city postalCode',
    { district: 'neighborhood' },
  ],
];

for (const [country, fields, required, labels] of COUNTRIES) {
  test(`${country}: the form has the parts that letters there need, in their order`, async () => {
    const answer = await format(country);
    assert.deepEqual(listAt(answer, 'fields').join(' '), fields);
    assert.deepEqual(listAt(answer, 'required').join(' '), required);
    assert.partialDeepStrictEqual(answer, { country, labels });
  });
}

test('regions are abbreviated where letters are, and named in the language asked for', async () => {
  const first = async (country: string, language?: string) =>
    listAt(await format(country, language), 'regions')[0];
  assert.deepEqual(await first('US'), { value: 'AL', name: 'Alabama' });
  assert.deepEqual(await first('JP'), { value: 'Hokkaido', name: 'Hokkaido' });
  assert.deepEqual(await first('JP', 'ja'), { value: '北海道', name: '北海道' });
  assert.deepEqual(await first('HK'), { value: 'Kowloon', name: 'Kowloon' });
  assert.deepEqual(await first('AE', 'ar-AE'), { value: 'أبو ظبي', name: 'أبو ظبي' });
  assert.deepEqual((await format('DE')).regions, undefined);
});

test('an address in its own script is written the other way round', async () => {
  assert.deepEqual((await format('JP', 'ja')).fields, ['postalCode', 'state', 'line1']);
});

test('postal codes come with a pattern and an example', async () => {
  assert.deepEqual((await format('DE')).postalCode, {
    pattern: '\\d{5}',
    example: '26133',
    digits: true,
  });
  const british = asRecord((await format('GB')).postalCode);
  assert.match('SW1Y 4LB', new RegExp(`^(?:${String(british.pattern)})$`));
  assert.equal(british.digits, false);
  assert.equal((await format('AE')).postalCode, undefined);
});

test('what the law of the country wants of the form', async () => {
  for (const [country, wanted] of [
    ['DE', true],
    ['GB', true],
    ['NO', true],
    ['US', false],
    ['CH', false],
  ] as const) {
    const { binding, ebookConsent } = await format(country);
    assert.deepEqual(
      { country, binding, ebookConsent },
      { country, binding: wanted, ebookConsent: wanted },
    );
  }
});

test('a country that nobody has described can still be sent to', async () => {
  assert.partialDeepStrictEqual(await format('QX'), { required: ['line1'] });
  assert.deepEqual(await addresses.doubts({ ...BUYER.address, country: 'QX' }), []);
});

test('doubts are about codes, regions and what is missing', async () => {
  const doubts = (change: object) => addresses.doubts({ ...BUYER.address, ...change });
  assert.deepEqual(await doubts({}), []);
  assert.deepEqual(await doubts({ postalCode: 'sw1y4lb' }), []);
  assert.deepEqual(await doubts({ postalCode: '12345' }), ['postalCode']);
  assert.deepEqual(await doubts({ city: '', postalCode: '' }), ['city', 'postalCode']);
  const us = { country: 'US', postalCode: '78728' };
  assert.deepEqual(await doubts({ ...us, state: 'TX' }), []);
  assert.deepEqual(await doubts({ ...us, state: 'texas' }), []);
  assert.deepEqual(await doubts({ ...us, state: 'Bavaria' }), ['state']);
});

test('every country that the library knows has a form', async () => {
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
  const codes = letters.flatMap((first) => letters.map((then) => first + then));
  for (const code of codes) {
    const { fields, postalCode } = await format(code);
    assert.ok(Array.isArray(fields) && fields.includes('line1'), code);
    if (postalCode)
      assert.doesNotThrow(
        () => new RegExp(`^(?:${String(asRecord(postalCode).pattern)})$`, 'u'),
        code,
      );
  }
});

test('GET /api/addresses/:country may be kept, and is asked for again by its tag', async (t) => {
  const shop = await startShop(t);
  const answer = await shop.get('/api/addresses/JP?lang=ja');
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('cache-control'), 'public, max-age=86400');
  const etag = answer.headers.get('etag') ?? '';
  const again = await fetch(`${shop.url}/api/addresses/JP?lang=ja`, {
    headers: { 'if-none-match': etag, 'cache-control': '' },
  });
  assert.equal(again.status, 304);
  for (const nothing of ['jp', 'JPN', '..%2fJP', '12']) {
    assert.equal((await shop.get(`/api/addresses/${nothing}`)).status, 404, nothing);
  }
});

const WHOLE = {
  ...BUYER,
  company: 'Analytical Engines Ltd',
  phone: '+44 20 7946 0000',
  address: { ...BUYER.address, district: 'St James’s' },
  billing: { name: 'Byron & Co.', address: { ...BUYER.address, line1: '1 Savile Row' } },
};

test('what a buyer says is kept, read back, shown to the owner and told to Stripe', async (t) => {
  const shop = await startShop(t, {
    adminToken: ADMIN,
    termsUrl: 'https://books.example/terms',
    now: () => 1_800_000_000_000,
  });
  const consents = [{ kind: 'terms', words: 'I accept the terms and conditions.' }];
  const order = await shop.order({ buyer: WHOLE, note: 'Ring twice.\nThank you!', consents });
  const paid = await shop.post('/api/orders', order);
  assert.partialDeepStrictEqual(paid.body, { status: 'paid', receipt: { buyer: WHOLE } });
  assert.equal((await shop.get(orderPath(paid), tokenOf(paid))).text, paid.text);

  const { body } = await shop.get(orderPath(paid).replace('/api/', '/api/admin/'), ADMIN);
  assert.deepEqual(valueAt(body, 'buyer'), WHOLE);
  assert.deepEqual(valueAt(body, 'details'), {
    note: 'Ring twice.\nThank you!',
    consents: [{ ...consents[0], url: 'https://books.example/terms', at: 1_800_000_000_000 }],
  });
  const [charge] = await shop.charges();
  assert.partialDeepStrictEqual(charge?.record, {
    shipping: { phone: WHOLE.phone, address: { line2: 'St James’s' } },
  });
});

test('the details of the next try are those kept', async (t) => {
  const shop = await startShop(t, { adminToken: ADMIN });
  const order = await shop.order({ payment: DECLINED_CARD, buyer: WHOLE, note: 'First.' });
  await shop.post('/api/orders', order);
  const paid = await shop.post('/api/orders', {
    ...order,
    payment: VISA,
    buyer: BUYER,
    note: 'Second.',
  });
  const { body } = await shop.get(orderPath(paid).replace('/api/', '/api/admin/'), ADMIN);
  assert.deepEqual(
    [valueAt(body, 'buyer'), valueAt(body, 'details')],
    [BUYER, { note: 'Second.' }],
  );
});

test('an odd postal code is taken, and pointed out to the owner', async (t) => {
  const shop = await startShop(t, { adminToken: ADMIN });
  const buyer = { ...BUYER, address: { ...BUYER.address, postalCode: 'ODD 1' } };
  const paid = await shop.post('/api/orders', await shop.order({ buyer }));
  assert.equal(statusOf(paid), 'paid');
  const { body } = await shop.get(orderPath(paid).replace('/api/', '/api/admin/'), ADMIN);
  assert.deepEqual(valueAt(body, 'details'), { doubts: ['postalCode'] });
});

const REFUSED = [
  [{ companyField: 'required' }, {}, 'buyer.company'],
  [{ phoneField: 'required' }, {}, 'buyer.phone'],
  [{ noteField: 'required' }, {}, 'note'],
  [{ shipsTo: ['DE'] }, {}, 'buyer.address.country'],
  [{ termsUrl: 'https://books.example/terms' }, {}, 'consents.terms'],
  [{}, { note: 'x'.repeat(1001) }, 'note'],
  [{}, { consents: [{ kind: 'cookies', words: 'Yes.' }] }, 'consents[0].kind'],
] as const;

for (const [options, changes, field] of REFUSED) {
  test(`an order is refused for ${field}, before anything is written or charged`, async (t) => {
    const shop = await startShop(t, {
      adminToken: ADMIN,
      ...options,
      ...('shipsTo' in options && { shipsTo: [...options.shipsTo] }),
    });
    const answer = await shop.post('/api/orders', await shop.order(changes));
    assert.equal(answer.status, 400);
    assert.partialDeepStrictEqual(answer.body, { error: { code: 'invalid_request', field } });
    assert.equal(await shop.posts(), 0);
    assert.deepEqual(listAt((await shop.get('/api/admin/orders', ADMIN)).body, 'orders'), []);
  });
}

test('an e-book is sold in Europe with the buyer’s consent alone', async (t) => {
  const catalogue = {
    ...BOOKS,
    books: BOOKS.books.map((book) => ({ ...book, digital: book.id === '1' })),
  };
  const shop = await startShop(t, { catalogue });
  const order = await shop.order();
  const refused = await shop.post('/api/orders', order);
  assert.partialDeepStrictEqual(refused.body, { error: { field: 'consents.ebooks' } });
  const consents = [{ kind: 'ebooks', words: 'Deliver at once.' }];
  assert.equal(statusOf(await shop.post('/api/orders', { ...order, consents })), 'paid');
  const address = { ...BUYER.address, country: 'US' };
  assert.equal(
    statusOf(await shop.post('/api/orders', await shop.order({ buyer: { ...BUYER, address } }))),
    'paid',
  );
  assert.equal(
    statusOf(
      await shop.post('/api/orders', await shop.order({ quoteToken: await shop.quote('2') })),
    ),
    'paid',
  );
});

test('a repeat of what was paid is answered, whatever the shop demands since', async (t) => {
  const shop = await startShop(t, { phoneField: 'required' });
  const order = await shop.order({ buyer: WHOLE });
  const paid = await shop.post('/api/orders', order);
  const again = await shop.post('/api/orders', { ...order, buyer: BUYER });
  assert.equal(again.text, paid.text);
  assert.equal((await shop.charges()).length, 1);
});

test('the form hears of the settings, and of nothing where there are none', async (t) => {
  const plain = await startShop(t, { billingAddress: 'hidden' });
  assert.equal(asRecord((await plain.get('/api/shop')).body).form, undefined);
  const shop = await startShop(t, { phoneField: 'optional', shipsTo: ['DE', 'AT'], country: 'AT' });
  assert.deepEqual(asRecord((await shop.get('/api/shop')).body).form, {
    phone: 'optional',
    billing: 'optional',
    countries: ['DE', 'AT'],
    country: 'AT',
  });
});
