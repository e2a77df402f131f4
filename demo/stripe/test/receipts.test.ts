import assert from 'node:assert/strict';
import test from 'node:test';
import { open } from './client.ts';

const charge = { amount: 1099, currency: 'usd', source: 'tok_visa' };

async function read(url: string | null): Promise<string> {
  const page = await fetch(url ?? '');
  assert.equal(page.status, 200);
  return page.text();
}

test('a charge has a receipt that shows what was paid', async (t) => {
  const { stripe, standIn } = await open(t);
  const { id, receipt_url: url } = await stripe.charges.create({
    ...charge,
    description: '<b>Two books</b>, Another one × 2',
    receipt_email: 'jenny@example.com',
  });
  assert.match(url ?? '', new RegExp(`^${standIn.apiUrl}/receipts/\\w{40}$`));
  const text = await read(url);
  for (const part of [
    '$10.99',
    'Visa •••• 4242',
    'jenny@example.com',
    id,
    '<li>&#60;b&#62;Two books&#60;/b&#62;</li>',
    '<li>Another one × 2</li>',
  ]) {
    assert.ok(text.includes(part), part);
  }
  assert.equal(text.includes('<b>Two'), false);
});

test('a receipt shows each refund and what is left', async (t) => {
  const { stripe } = await open(t);
  const { id, receipt_url: url } = await stripe.charges.create(charge);
  assert.doesNotMatch(await read(url), /refund|Back on your card/);
  await stripe.refunds.create({ charge: id, amount: 99 });
  const part = await read(url);
  assert.match(part, /Receipt: refunded in part/);
  assert.match(part, /\$0\.99/);
  assert.match(part, /Paid in the end<\/span><span>\$10\.00/);
  await stripe.refunds.create({ charge: id });
  assert.match(await read(url), /Receipt: refunded</);
});

test('a receipt says what was held only', async (t) => {
  const { stripe } = await open(t);
  const { id, receipt_url: url } = await stripe.charges.create({ ...charge, capture: false });
  assert.match(await read(url), /Receipt: amount held/);
  await stripe.charges.capture(id, { amount: 1000 });
  assert.match(await read(url), /Held, not taken<\/span><span>\$0\.99/);
});

test('an unknown receipt is 404', async (t) => {
  const { standIn } = await open(t);
  assert.equal((await fetch(`${standIn.apiUrl}/receipts/nothing`)).status, 404);
});
