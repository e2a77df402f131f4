import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import test from 'node:test';
import type { TestContext } from 'node:test';
import { startStandIn } from '../start.ts';
import type { StandIn } from '../start.ts';
import { connect, failure, part, Stripe, text, visa } from './client.ts';
import { newFile, payment } from './state.ts';

/** Starts on `file`; `again()` ends it and starts the next on what it left. */
async function open(t: TestContext, file: string) {
  let standIn: StandIn = await startStandIn({ stateFile: file });
  t.after(() => standIn.close());
  return {
    get stripe() {
      return connect(standIn);
    },
    get standIn() {
      return standIn;
    },
    async again() {
      await standIn.close();
      standIn = await startStandIn({ stateFile: file });
    },
    control: (path: string, body: object = {}) =>
      fetch(`${standIn.apiUrl}/_control/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}

test('everything of an account is as it was', async (t) => {
  const running = await open(t, newFile(t));
  const { stripe } = running;
  const customer = await stripe.customers.create({ name: 'Ada', email: 'ada@example.com' });
  const method = await stripe.paymentMethods.attach('pm_card_mastercard', {
    customer: customer.id,
  });
  const intent = await stripe.paymentIntents.create({
    ...payment,
    customer: customer.id,
    payment_method: method.id,
  });
  const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 300 });
  await stripe.webhookEndpoints.create({
    url: 'http://localhost:1/',
    enabled_events: ['refund.failed'],
  });
  const held = await stripe.paymentIntents.create({ ...payment, capture_method: 'manual' });
  const waiting = await stripe.paymentIntents.create({
    ...payment,
    payment_method: 'pm_card_threeDSecure2Required',
  });
  const before = await everything(stripe, customer.id);
  await running.again();
  const { stripe: after } = running;
  assert.deepEqual(await everything(after, customer.id), before);

  // Nothing is only looked at: what was under way goes on.
  const taken = await after.paymentIntents.capture(held.id);
  assert.equal(taken.status, 'succeeded');
  assert.equal((await after.refunds.create({ payment_intent: intent.id })).amount, 2000);
  const source = text(
    await after.paymentIntents.retrieve(waiting.id),
    'next_action',
    'redirect_to_url',
    'url',
  );
  await fetch(`${running.standIn.apiUrl}${new URL(source).pathname}/result`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ outcome: 'succeeded' }),
  });
  assert.equal((await after.paymentIntents.retrieve(waiting.id)).status, 'succeeded');
  assert.equal((await after.refunds.retrieve(refund.id)).amount, 300);

  await running.again();
  assert.equal((await running.stripe.paymentIntents.retrieve(waiting.id)).status, 'succeeded');
});

/** All that can be read of an account; each start listens elsewhere, and addresses say so. */
async function everything(stripe: Stripe, customer: string): Promise<unknown> {
  const lists = await Promise.all([
    stripe.customers.list(),
    stripe.customers.listPaymentMethods(customer),
    stripe.paymentIntents.list(),
    stripe.charges.list({ expand: ['data.balance_transaction'] }),
    stripe.refunds.list(),
    stripe.webhookEndpoints.list(),
    stripe.events.list({ limit: 100 }),
  ]);
  return JSON.parse(JSON.stringify(lists).replaceAll(/localhost:\d+/g, 'localhost'));
}

test('what was to happen later happens in the next process', async (t) => {
  const running = await open(t, newFile(t));
  const disputed = await running.stripe.paymentIntents.create({
    ...payment,
    payment_method: 'pm_card_createDispute',
  });
  const slow = await running.stripe.paymentIntents.create({
    ...payment,
    payment_method: 'pm_card_pendingRefund',
  });
  const refund = await running.stripe.refunds.create({ payment_intent: slow.id });
  assert.equal(refund.status, 'pending');
  await running.again();
  await running.control('settle');
  assert.equal((await running.stripe.refunds.retrieve(refund.id)).status, 'succeeded');
  const { data } = await running.stripe.disputes.list();
  assert.deepEqual(
    data.map((dispute) => dispute.payment_intent),
    [disputed.id],
  );
});

test('tokens are used once, clocks go on, and a reset is a reset', async (t) => {
  const running = await open(t, newFile(t));
  const { standIn } = running;
  const token = async (path: string, form: Record<string, string>) => {
    const response = await fetch(`${running.standIn.apiUrl}/v1/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${standIn.publishableKey}` },
      body: new URLSearchParams(form),
    });
    return text(await response.json(), 'id');
  };
  const card = Object.fromEntries(
    Object.entries(visa).map(([name, value]) => [`card[${name}]`, value]),
  );
  const spent = await token('tokens', card);
  const fresh = await token('tokens', card);
  await running.stripe.charges.create({ amount: 100, currency: 'usd', source: spent });
  await running.control('clock', { advance: 3600 });
  await running.again();
  const { stripe } = running;
  const refused = await failure(
    stripe.charges.create({ amount: 100, currency: 'usd', source: spent }),
  );
  assert.equal(refused.code, 'token_already_used');
  const charge = await stripe.charges.create({ amount: 100, currency: 'usd', source: fresh });
  assert.ok(charge.created > Date.now() / 1000 + 3500);

  await running.control('reset');
  await running.again();
  assert.deepEqual((await running.stripe.charges.list()).data, []);
  const later = await running.stripe.charges.create({
    amount: 100,
    currency: 'usd',
    source: 'tok_visa',
  });
  assert.ok(later.created < Date.now() / 1000 + 60);
});

test('the file is its owner’s, and holds no card number', async (t) => {
  const file = newFile(t);
  writeFileSync(file, '', { mode: 0o644 });
  const { stripe, standIn } = await open(t, file);
  const response = await fetch(`${standIn.apiUrl}/v1/payment_methods`, {
    method: 'POST',
    headers: { authorization: `Bearer ${standIn.publishableKey}`, 'idempotency-key': 'a' },
    body: new URLSearchParams({
      type: 'card',
      ...Object.fromEntries(Object.entries(visa).map(([name, value]) => [`card[${name}]`, value])),
    }),
  });
  const method = text(await response.json(), 'id');
  await stripe.paymentIntents.create({ ...payment, payment_method: method });
  const folder = join(file, '..');
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    assert.equal(statSync(path).mode & 0o777, 0o600, name);
    assert.ok(!readFileSync(path).includes(visa.number), name);
  }
});

test('a file in use, of another version or of another kind is refused in a sentence', async (t) => {
  const file = newFile(t);
  await open(t, file);
  await assert.rejects(startStandIn({ stateFile: file }), {
    name: 'OptionError',
    message: /locked/,
  });

  const newer = newFile(t);
  const database = new DatabaseSync(newer);
  database.exec('PRAGMA user_version = 999');
  database.close();
  await assert.rejects(startStandIn({ stateFile: newer }), /another version/);

  const stranger = newFile(t);
  writeFileSync(stranger, 'This is a shopping list, not a database. '.repeat(100));
  await assert.rejects(startStandIn({ stateFile: stranger }), /cannot be used/);
});

test('two accounts keep apart in one file', async (t) => {
  const file = newFile(t);
  const options = { stateFile: file, accounts: ['second'] };
  const first = await startStandIn(options);
  await connect(first).charges.create({ amount: 100, currency: 'usd', source: 'tok_visa' });
  await first.close();
  const again = await startStandIn(options);
  t.after(() => again.close());
  const [, second] = again.accounts;
  const { hostname: host, port } = new URL(again.apiUrl);
  const other = new Stripe(second?.secretKey ?? '', {
    host,
    port,
    protocol: 'http',
    telemetry: false,
  });
  assert.deepEqual((await other.charges.list()).data, []);
  assert.equal((await connect(again).charges.list()).data.length, 1);
  assert.equal(part(again.accounts, 'length'), 2);
});
