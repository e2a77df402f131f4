import assert from 'node:assert/strict';
import test from 'node:test';
import type { TestContext } from 'node:test';
import { items, open, part, text, visa } from './client.ts';

const number = visa.number;
const spaced = '4242 4242 4242 4242';
const form = 'application/x-www-form-urlencoded';

/** Sends a body as it is and returns what the ledger then tells of it, times and ids left out. */
async function seen(
  t: TestContext,
  body: string,
  { path = '/v1/tokens', headers = {} }: { path?: string; headers?: Record<string, string> } = {},
): Promise<{ form: string; everything: string }> {
  const { standIn, ledger } = await open(t);
  await fetch(standIn.apiUrl + path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${standIn.publishableKey}`,
      'content-type': form,
      ...headers,
    },
    body,
  });
  const listed = await ledger();
  const id = text(items(listed, 'requests')[0], 'id');
  const response = await fetch(`${standIn.apiUrl}/_ledger/items/${id}`);
  const item: unknown = await response.json();
  const facts = items(item, 'facts').filter((fact) => !times.has(text(fact, 0)));
  const told = [part(item, 'form'), part(item, 'headline'), facts, lineOf(listed)];
  return { form: text(item, 'form'), everything: JSON.stringify(told) };
}

const times = new Set(['At', 'Took']);

function lineOf(listed: unknown): unknown {
  return ['path', 'idempotency_key'].map((field) => part(listed, 'requests', 0, field));
}

const card = new URLSearchParams({
  'card[number]': number,
  'card[exp_month]': '12',
  'card[exp_year]': visa.exp_year,
  'card[cvc]': '987',
}).toString();

test('of a card the ledger shows the last four digits, and of its code nothing', async (t) => {
  const { form } = await seen(t, card);
  assert.match(form, /^card\[number\]=•••• 4242$/m);
  assert.match(form, /^card\[exp_month\]=12$/m);
  assert.match(form, /^card\[cvc\]=••••$/m);
});

const nasty: readonly (readonly [what: string, body: string])[] = [
  ['with spaces', `card[number]=${encodeURIComponent(spaced)}&card[cvc]=987`],
  ['with dashes', `card[number]=4242-4242-4242-4242&card[cvc]=987`],
  [
    'in wide digits',
    `note=${encodeURIComponent('４２４２４２４２４２４２４２４２')}&card[cvc]=987`,
  ],
  ['in the wrong field', `card[exp_month]=${number}&card[cvc]=987`],
  ['in metadata', `metadata[note]=${encodeURIComponent(`card ${spaced}, cvc: 987`)}`],
  ['as a field’s name', `${number}=1&card[cvc]=987`],
  ['in JSON inside a field', `data=${encodeURIComponent(`{"number":"${number}","cvc":"987"}`)}`],
  ['in JSON instead of a form', `{"card":{"number":"${number}","cvc":"987"}}`],
  ['with brackets percent-encoded', `card%5Bnumber%5D=${number}&card%5Bcvc%5D=987`],
  ['encoded twice', `note=${encodeURIComponent(encodeURIComponent(`${spaced} cvc=987`))}`],
  ['its digits encoded', `note=%2534%2532424242424242424242&card[cvc]=987`],
  ['in four pieces', 'card[number][]=4242&card[number][]=4242&card[cvc][]=987'],
  ['digit by digit', `note=${number.split('').join('.')}&card[cvc]=987`],
  ['hidden among more digits', `note=99${number}77&card[cvc]=987`],
  ['with a code of another name', `pan=${number}&cvv2=987&securityCode=987`],
  ['longer than what is kept', `note=${'x'.repeat(4090)}${number}&card[cvc]=987`],
];

for (const [what, body] of nasty) {
  test(`no card number shows that came ${what}`, async (t) => {
    const { everything } = await seen(t, body);
    const plain = everything.normalize('NFKC');
    assert.doesNotMatch(plain, /4\D{0,3}2\D{0,3}4\D{0,3}2\D{0,3}4\D{0,3}2/);
    assert.doesNotMatch(plain, /987/);
  });
}

test('a card number shows neither in an address, nor in a key, nor in an error', async (t) => {
  const { everything } = await seen(t, `source=${number}`, {
    path: `/v1/charges/${number}/capture`,
    headers: { 'idempotency-key': `order ${spaced}` },
  });
  assert.match(everything, /•••• 4242/);
  assert.doesNotMatch(everything, /4242 ?4242/);
});

test('a number that is mistyped is still a card’s', async (t) => {
  const { everything } = await seen(
    t,
    'card[number]=4242424242424241&metadata[n]=4000000000000001',
  );
  assert.doesNotMatch(everything, /42424242|40000000/);
});

test('keys and client secrets are cut', async (t) => {
  const { standIn, stripe, ledger } = await open(t);
  const intent = await stripe.paymentIntents.create({ amount: 1099, currency: 'usd' });
  const secret = intent.client_secret ?? '';
  const query = new URLSearchParams({ key: standIn.publishableKey, client_secret: secret });
  await fetch(`${standIn.apiUrl}/v1/payment_intents/${intent.id}?${query.toString()}`);
  const ids = items(await ledger(), 'requests').map((request) => text(request, 'id'));
  const pages = await Promise.all(
    [...ids, intent.id].map(async (id) => {
      const response = await fetch(`${standIn.apiUrl}/_ledger/items/${id}`);
      return response.text();
    }),
  );
  const shown = pages.join('\n');
  assert.match(shown, /client_secret=pi_\w+_secret_••••/);
  assert.match(shown, /key=pk_test_••••/);
  assert.equal(shown.includes(secret), false);
  assert.equal(shown.includes(standIn.publishableKey), false);
});

test('what is no card’s stays readable', async (t) => {
  const order = '0b0e3f0e-5a0f-4a1e-9d2e-3d9c1f6f2a11';
  const { form } = await seen(t, `metadata[order_id]=${order}&metadata[at]=1732320000&amount=1099`);
  assert.equal(form, `metadata[order_id]=${order}\nmetadata[at]=1732320000\namount=1099`);
});

test('only the start of a long form is kept', async (t) => {
  const { form } = await seen(t, `description=${'word '.repeat(2000)}`);
  assert.ok(form.length < 4200);
  assert.match(form, /\(cut\)$/);
});

test('only the newest thousand requests keep what they carried', async (t) => {
  const { standIn, ledger } = await open(t);
  const ask = () => fetch(`${standIn.apiUrl}/v1/account`);
  for (let n = 0; n < 1001; n += 20) await Promise.all(Array.from({ length: 20 }, ask));
  const requests = items(await ledger(), 'requests');
  const formOf = async (request: unknown) => {
    const response = await fetch(`${standIn.apiUrl}/_ledger/items/${text(request, 'id')}`);
    const item: unknown = await response.json();
    return part(item, 'form');
  };
  assert.equal(await formOf(requests[0]), null);
  assert.equal(await formOf(requests.at(-1)), '');
});
