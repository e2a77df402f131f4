import assert from 'node:assert/strict';
import test from 'node:test';
import { failure, open } from './client.ts';

const book = { amount: 1099, currency: 'usd' };

test('a customer is noted, changed and deleted', async (t) => {
  const { stripe } = await open(t);
  const made = await stripe.customers.create({
    email: 'jenny@example.com',
    name: 'Jenny Rosen',
    metadata: { 7: 'numbers are names, too', shelf: 'a' },
    shipping: { name: 'Jenny', address: { line1: '1 Main Street', city: 'Springfield' } },
    invoice_settings: { custom_fields: [{ name: 'VAT', value: 'DE1' }] },
  });
  assert.deepEqual(made.metadata, { 7: 'numbers are names, too', shelf: 'a' });
  assert.deepEqual(made.invoice_settings.custom_fields, [{ name: 'VAT', value: 'DE1' }]);
  const changed = await stripe.customers.update(made.id, {
    name: '',
    metadata: { shelf: '' },
    shipping: { name: 'Jenny', address: { line1: '2 Main Street' } },
  });
  assert.equal(changed.name, null);
  assert.equal(changed.email, 'jenny@example.com');
  assert.deepEqual(changed.metadata, { 7: 'numbers are names, too' });
  assert.equal(changed.shipping?.address?.line1, '2 Main Street');
  assert.equal(changed.shipping.address.city, 'Springfield');
  assert.deepEqual(await stripe.customers.del(made.id).then(({ deleted }) => deleted), true);
  assert.equal((await stripe.customers.retrieve(made.id)).deleted, true);
  assert.equal((await stripe.customers.list()).data.length, 0);
  assert.equal((await failure(stripe.customers.update(made.id, {}))).statusCode, 404);
  const types = (await stripe.events.list()).data.map(({ type }) => type);
  assert.deepEqual(types, ['customer.deleted', 'customer.updated', 'customer.created']);
});

test('customers are listed by their address', async (t) => {
  const { stripe } = await open(t);
  await stripe.customers.create({ email: 'one@example.com' });
  const other = await stripe.customers.create({ email: 'other@example.com' });
  const list = await stripe.customers.list({ email: 'other@example.com' });
  assert.deepEqual(
    list.data.map(({ id }) => id),
    [other.id],
  );
});

test('a customer can bring the payment method to prefer', async (t) => {
  const { stripe } = await open(t);
  const customer = await stripe.customers.create({
    payment_method: 'pm_card_visa',
    invoice_settings: { default_payment_method: 'pm_card_visa' },
  });
  const { data } = await stripe.customers.listPaymentMethods(customer.id);
  assert.equal(customer.invoice_settings.default_payment_method, data[0]?.id);
  const loose = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_visa' } });
  const refused = await failure(
    stripe.customers.update(customer.id, {
      invoice_settings: { default_payment_method: loose.id },
    }),
  );
  assert.equal(refused.param, 'invoice_settings[default_payment_method]');
  const declined = await failure(
    stripe.customers.create({ payment_method: 'pm_card_chargeDeclined' }),
  );
  assert.equal(declined.code, 'card_declined');
  assert.equal((await stripe.customers.list()).data.length, 1);
});

test('a legacy card of a customer is charged without being named', async (t) => {
  const { stripe } = await open(t);
  const customer = await stripe.customers.create({ source: 'tok_visa' });
  const card = customer.default_source;
  assert.ok(typeof card === 'string');
  const charge = await stripe.charges.create({ ...book, customer: customer.id });
  assert.equal(charge.customer, customer.id);
  assert.equal(charge.payment_method, customer.default_source);
  const empty = await stripe.customers.create();
  const missing = await failure(stripe.charges.create({ ...book, customer: empty.id }));
  assert.equal(missing.statusCode, 402);
  assert.equal(missing.code, 'missing');
  assert.equal(missing.param, 'card');
  const foreign = await failure(
    stripe.charges.create({
      ...book,
      customer: empty.id,
      source: card,
    }),
  );
  assert.match(foreign.message, /does not have a linked source/);
  const { data } = await stripe.charges.list({ customer: customer.id });
  assert.equal(data.length, 1);
});
