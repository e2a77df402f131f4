import { atOnce, book, paid } from '../tables/orders.ts';
import { buyer } from './buyer.ts';
import type { Recorder } from './recorder.ts';

/** Customers, what is saved for them, and what is found by searching. */
export async function captureCustomers(recorder: Recorder): Promise<void> {
  await described(recorder);
  await saved(recorder);
  await searched(recorder);
}

async function described({ world: { stripe } }: Recorder): Promise<void> {
  await stripe.customers.create();
  const { id } = await stripe.customers.create({
    address: buyer.address,
    description: 'Reads a lot',
    email: buyer.email,
    metadata: { shelf: 'a' },
    name: buyer.name,
    phone: buyer.phone,
    preferred_locales: ['en'],
    shipping: { address: buyer.address, name: buyer.name, phone: buyer.phone },
  });
  await stripe.customers.retrieve(id);
  await stripe.customers.update(id, { metadata: { shelf: '' }, name: '' });
  await stripe.customers.list({ email: buyer.email });
  await stripe.customers.list({ limit: 3 });
  await stripe.customers.del(id);
  await stripe.customers.retrieve(id);
}

async function saved({ world }: Recorder): Promise<void> {
  const { stripe } = world;
  const { id: customer } = await stripe.customers.create({
    payment_method: 'pm_card_visa',
    invoice_settings: { default_payment_method: 'pm_card_visa' },
  });
  const made = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_amex' } });
  await stripe.paymentMethods.attach(made.id, { customer, expand: ['customer'] });
  await stripe.paymentMethods.update(made.id, {
    allow_redisplay: 'always',
    billing_details: buyer.billing,
    metadata: { shelf: 'a' },
  });
  await stripe.paymentMethods.list({ customer, type: 'card' });
  await stripe.customers.listPaymentMethods(customer, { limit: 2 });
  const expand = ['customer', 'latest_charge', 'payment_method.customer'];
  const { id } = await paid(world, { customer, payment_method: made.id, expand });
  await stripe.refunds.create({ payment_intent: id });
  await stripe.paymentIntents.list({ customer });
  await stripe.charges.list({ customer });
  await stripe.paymentIntents.create({
    ...atOnce,
    customer,
    payment_method: 'pm_card_mastercard',
    setup_future_usage: 'off_session',
  });
  await stripe.paymentMethods.detach(made.id);
  const { id: legacy } = await stripe.customers.create({ source: 'tok_visa' });
  await stripe.charges.create({ ...book, customer: legacy });
}

async function searched({ world: { stripe } }: Recorder): Promise<void> {
  await stripe.paymentIntents.search({ query: 'status:"succeeded"', limit: 1 });
  await stripe.charges.search({ query: 'amount>1', limit: 100 });
  await stripe.customers.search({ query: 'created>0' });
  await stripe.customers.search({ query: 'name:"Nobody"' });
}
