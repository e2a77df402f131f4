import assert from 'node:assert/strict';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import test from 'node:test';
import type { TestContext } from 'node:test';
import { items, open, part, text } from '../client.ts';
import type { Fixture } from '../client.ts';

const payment = {
  amount: 4900,
  currency: 'usd',
  confirm: true,
  payment_method: 'pm_card_visa',
  automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
  metadata: { order_id: 'order-7' },
} as const;

/** What the page's own script sends; `headers` replace some of it. */
function press(
  { standIn }: Fixture,
  path: string,
  body: object,
  headers: Record<string, string | null> = {},
): Promise<number> {
  const { origin, hostname, port } = new URL(standIn.apiUrl);
  const all: Record<string, string | null> = {
    'content-type': 'application/json',
    origin,
    'x-ledger': 'page',
    ...headers,
  };
  const given = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== null);
  return new Promise((resolve, reject) => {
    const options = { hostname, port, path: `/_ledger/${path}`, method: 'POST' };
    const asked = send({ ...options, headers: Object.fromEntries(given) }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject).end(JSON.stringify(body));
  });
}

async function item({ standIn }: Fixture, id: string): Promise<unknown> {
  const response = await fetch(`${standIn.apiUrl}/_ledger/items/${id}`);
  return response.json();
}

/** The next state of a tab that the page is told of. */
async function tab(t: TestContext, { standIn }: Fixture, name: string): Promise<unknown> {
  const controller = new AbortController();
  t.after(() => {
    controller.abort();
  });
  const url = `${standIn.apiUrl}/_ledger/changes`;
  const { body } = await fetch(url, { signal: controller.signal });
  assert.ok(body);
  let received = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    received += chunk;
    const data = received
      .split('\n\n')
      .slice(0, -1)
      .map((message) => /^data: (.*)$/m.exec(message)?.[1] ?? 'null')
      .map((line): unknown => JSON.parse(line));
    const found = data.find((one) => part(one, 'name') === name);
    if (found !== undefined) return found;
  }
  throw new Error('The stream ended.');
}

test('a payment shows with its status, card, order and amount', async (t) => {
  const fixture = await open(t);
  const { id } = await fixture.stripe.paymentIntents.create(payment);
  const shown = await tab(t, fixture, 'payments');
  assert.equal(part(shown, 'total'), 1);
  assert.equal(part(shown, 'rows', 0, 'id'), id);
  const cells = items(shown, 'rows', 0, 'cells').map((cell) => part(cell, 'text'));
  assert.deepEqual(cells.slice(0, 4), ['$49.00', 'succeeded', 'visa •••• 4242', 'order-7']);
});

test('an item leads to all that belongs to its payment', async (t) => {
  const fixture = await open(t);
  const { id, latest_charge: charge } = await fixture.stripe.paymentIntents.create(payment);
  const refund = await fixture.stripe.refunds.create({ payment_intent: id, amount: 900 });
  const groups = items(await item(fixture, id), 'related').map(
    (group) =>
      [part(group, 'label'), items(group, 'links').map((link) => part(link, 'opens'))] as const,
  );
  const related = new Map(groups);
  assert.deepEqual(related.get('Charges'), [charge]);
  assert.deepEqual(related.get('Refunds'), [refund.id]);
  assert.equal(related.get('Requests')?.length, 2);
  const events = await fixture.stripe.events.list();
  assert.deepEqual(related.get('Events')?.toSorted(), events.data.map((one) => one.id).toSorted());
});

test('a refused request tells its error', async (t) => {
  const fixture = await open(t);
  const declined = { ...payment, payment_method: 'pm_card_chargeDeclined' };
  await assert.rejects(fixture.stripe.paymentIntents.create(declined));
  const shown = await tab(t, fixture, 'requests');
  const facts = items(await item(fixture, text(shown, 'rows', 0, 'id')), 'facts');
  const told = new Map(facts.map((fact) => [part(fact, 0), part(fact, 1, 'text')]));
  assert.equal(told.get('Answer'), '402');
  assert.equal(told.get('Error code'), 'card_declined');
  assert.equal(told.get('Error decline code'), 'generic_decline');
  assert.equal(told.get('Error message'), 'Your card was declined.');
});

test('buttons refund in part and in full, capture and cancel', async (t) => {
  const fixture = await open(t);
  const { stripe } = fixture;
  const paid = await stripe.paymentIntents.create(payment);
  assert.equal(await press(fixture, 'actions/refund', { id: paid.id, amount: 900 }), 200);
  assert.equal(await press(fixture, 'actions/refund', { id: paid.id, amount: 4001 }), 400);
  assert.equal(await press(fixture, 'actions/refund', { id: paid.id }), 200);
  const refunds = await stripe.refunds.list({ payment_intent: paid.id });
  assert.deepEqual(
    refunds.data.map(({ amount }) => amount),
    [4000, 900],
  );
  const manual = { ...payment, capture_method: 'manual' } as const;
  const [first, second] = [
    await stripe.paymentIntents.create(manual),
    await stripe.paymentIntents.create(manual),
  ];
  assert.equal(await press(fixture, 'actions/capture', { id: first.id, amount: 4000 }), 200);
  assert.equal((await stripe.paymentIntents.retrieve(first.id)).amount_received, 4000);
  assert.equal(await press(fixture, 'actions/cancel', { id: second.id }), 200);
  assert.equal((await stripe.paymentIntents.retrieve(second.id)).status, 'canceled');
});

test('an event shows its deliveries and is sent again', async (t) => {
  const received: string[] = [];
  let arrived: () => void = () => undefined;
  const receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push(text(JSON.parse(Buffer.concat(chunks).toString()), 'id'));
      response.end();
      arrived();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    receiver.close();
    receiver.closeAllConnections();
  });
  const next = () =>
    new Promise<void>((resolve) => {
      arrived = resolve;
    });
  const { port } = receiver.address() as AddressInfo;
  const webhook = { url: `http://127.0.0.1:${port}/hook`, secret: 'whsec_test' };
  const fixture = await open(t, { webhook });
  const first = next();
  await fixture.stripe.paymentIntents.create({ amount: 1099, currency: 'usd' });
  await first;
  const [id = ''] = received;
  const second = next();
  assert.equal(await press(fixture, 'actions/resend', { id }), 200);
  await second;
  assert.deepEqual(received, [id, id]);
});

test('a reset empties the ledger', async (t) => {
  const fixture = await open(t);
  const { id } = await fixture.stripe.paymentIntents.create(payment);
  assert.equal(await press(fixture, 'reset', {}), 200);
  const gone = await fetch(`${fixture.standIn.apiUrl}/_ledger/items/${id}`);
  assert.equal(gone.status, 404);
});

test('no page of another origin can act or read', async (t) => {
  const fixture = await open(t);
  const { id } = await fixture.stripe.paymentIntents.create(payment);
  const refused: Record<string, string | null>[] = [
    { origin: 'https://evil.example' },
    { origin: 'http://localhost:1' },
    { origin: 'null' },
    { origin: null },
    { 'x-ledger': null },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site' },
    // A domain made to point at this machine is the same origin to its own page.
    { host: 'evil.example:80', origin: 'http://evil.example:80' },
  ];
  for (const headers of refused) {
    assert.equal(await press(fixture, 'actions/refund', { id }, headers), 403);
    assert.equal(await press(fixture, 'reset', {}, headers), 403);
  }
  assert.equal((await fixture.stripe.refunds.list()).data.length, 0);
  for (const path of ['changes', `items/${id}`, 'accounts', 'page/main.ts']) {
    const url = `${fixture.standIn.apiUrl}/_ledger/${path}`;
    const read = await fetch(url, { headers: { 'sec-fetch-site': 'cross-site' } });
    assert.equal(read.status, 403);
    assert.equal(read.headers.get('access-control-allow-origin'), null);
  }
});

test('the page lets nothing run but its own files', async (t) => {
  const { standIn } = await open(t);
  const page = await fetch(standIn.apiUrl);
  const policy = page.headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'; script-src 'self' 'sha256-[^']+'; style-src 'self'/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.doesNotMatch(policy, /unsafe/);
  const outside = await fetch(`${standIn.apiUrl}/_ledger/page/..%2Froutes.ts`);
  assert.equal(outside.status, 404);
});
