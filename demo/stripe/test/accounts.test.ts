import assert from 'node:assert/strict';
import test from 'node:test';
import { OptionError, startStandIn } from '../start.ts';
import type { StandIn } from '../start.ts';
import { connect, failure, items, open, part, text } from './client.ts';
import { endpoint } from './endpoint.ts';

const charge = { amount: 1099, currency: 'usd', source: 'tok_visa' };
const once = { idempotencyKey: 'order-7' };

function account(standIn: StandIn, name: string) {
  const found = standIn.accounts.find((one) => one.name === name);
  assert.ok(found !== undefined);
  return found;
}

test('two accounts share neither objects nor idempotency keys nor faults', async (t) => {
  const { standIn, stripe, control } = await open(t, { accounts: ['books'] });
  const books = connect(standIn, {}, account(standIn, 'books').secretKey);
  const first = await stripe.charges.create(charge, once);
  await control('next', { route: 'POST /v1/charges', fault: { kind: 'error', status: 500 } });
  const second = await books.charges.create({ ...charge, amount: 2000 }, once);
  assert.notEqual(second.id, first.id);
  assert.equal((await failure(books.charges.retrieve(first.id))).code, 'resource_missing');
  assert.equal((await books.charges.list()).data.length, 1);
  assert.notEqual(
    (await stripe.accounts.retrieveCurrent()).id,
    (await books.accounts.retrieveCurrent()).id,
  );
});

test('the controls are of one account, the default one or a named one', async (t) => {
  const { standIn, stripe, control, ledger } = await open(t, { accounts: ['books', 'toys'] });
  const { secretKey, accountId } = account(standIn, 'books');
  const books = connect(standIn, {}, secretKey);
  await stripe.charges.create(charge);
  await books.charges.create(charge);
  await control('reset');
  assert.equal(items(await ledger(), 'charges').length, 0);
  assert.equal((await books.charges.list()).data.length, 1);
  await control(`reset?account=${accountId}`);
  assert.equal((await books.charges.list()).data.length, 0);
  const answer = await control('reset?account=nobody');
  assert.equal(answer.status, 404);
  assert.match(await answer.text(), /no account 'nobody'; there is default, books, toys/);
});

test('events go to the endpoints of their own account', async (t) => {
  const merchant = await endpoint(t);
  const { standIn, stripe } = await open(t, {
    accounts: ['books'],
    webhooks: [{ url: merchant.url, account: 'books' }],
  });
  const { secretKey, webhookSecret } = account(standIn, 'books');
  await stripe.charges.create(charge);
  const made = await connect(standIn, {}, secretKey).charges.create(charge);
  const [delivery, ...others] = await merchant.received(1);
  assert.equal(others.length, 0);
  const { body = '', signature = '' } = delivery ?? {};
  const event: unknown = stripe.webhooks.constructEvent(body, signature, webhookSecret);
  assert.equal(part(event, 'data', 'object', 'id'), made.id);
});

test('a key in the form opens its account, and its request is in that ledger', async (t) => {
  const { standIn } = await open(t, { accounts: ['books'] });
  const { publishableKey, secretKey } = account(standIn, 'books');
  const form = new URLSearchParams({
    key: publishableKey,
    type: 'card',
    'card[token]': 'tok_visa',
  });
  const response = await fetch(`${standIn.apiUrl}/v1/payment_methods`, {
    method: 'POST',
    body: form,
  });
  const made: unknown = await response.json();
  assert.equal(response.status, 200, JSON.stringify(made));
  const books = connect(standIn, {}, secretKey);
  const paid = await books.paymentIntents.create({
    amount: 1099,
    currency: 'usd',
    payment_method: text(made, 'id'),
  });
  assert.equal(paid.payment_method, text(made, 'id'));
  const paths = async (name: string) => {
    const ledger: unknown = await (
      await fetch(`${standIn.apiUrl}/_control/ledger?account=${name}`)
    ).json();
    return items(ledger, 'requests').map((one) => part(one, 'path'));
  };
  assert.deepEqual(await paths('books'), ['/v1/payment_methods', '/v1/payment_intents']);
  assert.deepEqual(await paths('default'), []);
});

test('a receipt and a bank’s page are found without a key', async (t) => {
  const { standIn } = await open(t, { accounts: ['books'] });
  const books = connect(standIn, {}, account(standIn, 'books').secretKey);
  const { receipt_url: receipt } = await books.charges.create(charge);
  assert.equal((await fetch(receipt ?? '')).status, 200);
  const intent = await books.paymentIntents.create({
    amount: 1099,
    currency: 'usd',
    confirm: true,
    payment_method: 'pm_card_threeDSecure2Required',
    return_url: 'https://shop.example/back',
  });
  const page = intent.next_action?.redirect_to_url?.url ?? '';
  assert.equal((await fetch(page)).status, 200);
  const result = await fetch(`${page}/result`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"outcome":"succeeded"}',
  });
  assert.equal(result.status, 200);
  assert.equal((await books.paymentIntents.retrieve(intent.id)).status, 'succeeded');
  assert.equal((await fetch(`${standIn.apiUrl}/receipts/nope`)).status, 404);
});

test('the header stripe-account may name the key’s own account alone', async (t) => {
  const { standIn, stripe } = await open(t, { accounts: ['books'] });
  const [own, other] = standIn.accounts;
  assert.ok(own !== undefined && other !== undefined);
  const mine = await stripe.charges.create(charge, { stripeAccount: own.accountId });
  assert.equal(mine.lastResponse.headers['stripe-account'], own.accountId);
  const refused = await failure(stripe.charges.create(charge, { stripeAccount: other.accountId }));
  assert.equal(refused.statusCode, 403);
  assert.equal(refused.code, 'account_invalid');
  assert.equal(refused.type, 'StripePermissionError');
  assert.equal(refused.message.includes(standIn.secretKey), false);
});

test('a restricted key is a secret one, within its rights', async (t) => {
  const { standIn } = await open(t);
  const [own] = standIn.accounts;
  assert.ok(own !== undefined);
  const all = connect(standIn, {}, own.restrictedKey);
  const { id } = await all.charges.create(charge);
  const some = connect(standIn, {}, own.restrictedKeyWithoutRefunds);
  const refused = await failure(some.refunds.create({ charge: id }));
  assert.equal(refused.statusCode, 403);
  assert.match(refused.message, /^The provided key 'rk_test_\*+\w{4}' does not have/);
  assert.equal((await some.refunds.list()).data.length, 0);
  assert.equal((await all.refunds.create({ charge: id })).status, 'succeeded');
});

test('keys are the same at every start, and may be given', async (t) => {
  const one = await open(t, { accounts: ['books'] });
  const [secretKey, publishableKey] = ['sk', 'pk'].map((kind) => [kind, 'test', 'Own1'].join('_'));
  assert.ok(secretKey !== undefined && publishableKey !== undefined);
  const given = { name: 'own', secretKey, publishableKey };
  const two = await open(t, { accounts: ['books', given] });
  assert.deepEqual(account(one.standIn, 'books'), account(two.standIn, 'books'));
  const { id } = await connect(two.standIn, {}, secretKey).charges.create(charge);
  assert.match(id, /^ch_/);
});

test('accounts that contradict each other are refused, and nothing stays open', async () => {
  const live = { name: 'own', secretKey: ['sk', 'live', '1'].join('_'), publishableKey: 'pk' };
  for (const [options, message] of [
    [{ accounts: ['books', 'books'] }, /share the name/],
    [{ accounts: ['no spaces'] }, /letters, digits/],
    [{ accounts: [live] }, /test keys alone/],
    [{ webhooks: [{ url: 'http://a.example', account: 'books' }] }, /no account 'books'/],
    [{ webhook: { url: 'shop.example' } }, /http or https/],
  ] as const) {
    await assert.rejects(startStandIn(options), (error) => {
      assert.ok(error instanceof OptionError);
      assert.match(error.message, message);
      return true;
    });
  }
});
