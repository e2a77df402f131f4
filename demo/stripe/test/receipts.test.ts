import assert from 'node:assert/strict';
import test from 'node:test';
import { open } from './client.ts';

const charge = { amount: 1099, currency: 'usd', source: 'tok_visa' };

test('a charge has a receipt that shows what was paid', async (t) => {
  const { stripe, standIn } = await open(t);
  const { id, receipt_url: url } = await stripe.charges.create({
    ...charge,
    description: '<b>Two books</b>',
    receipt_email: 'jenny@example.com',
  });
  assert.match(url ?? '', new RegExp(`^${standIn.apiUrl}/receipts/\\w{40}$`));
  const page = await fetch(url ?? '');
  assert.equal(page.status, 200);
  const text = await page.text();
  for (const part of [
    '$10.99',
    'visa •••• 4242',
    'jenny@example.com',
    id,
    '&#60;b&#62;Two books',
  ]) {
    assert.ok(text.includes(part), part);
  }
  assert.equal(text.includes('<b>Two'), false);
});

test('an unknown receipt is 404', async (t) => {
  const { standIn } = await open(t);
  assert.equal((await fetch(`${standIn.apiUrl}/receipts/nothing`)).status, 404);
});

test('the first page lists the charges', async (t) => {
  const { stripe, standIn } = await open(t);
  const { id, receipt_url: url } = await stripe.charges.create(charge);
  const text = await (await fetch(standIn.apiUrl)).text();
  assert.ok(text.includes(id));
  assert.ok(text.includes(`href="${url ?? ''}"`));
});
