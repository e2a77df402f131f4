import express from 'express';
import Stripe from 'stripe';

/**
 * The floor: an Express handler that makes the same call to Stripe as an order does and keeps
 * nothing; and under /api/least one that makes the smallest call that pays.
 */
const stub = new URL(process.argv[2] ?? '');
const stripe = new Stripe('sk_test_bench', {
  protocol: 'http',
  host: stub.hostname,
  port: stub.port,
  telemetry: false,
});

const LEAST = {
  amount: 2300,
  currency: 'usd',
  confirm: true,
  payment_method: 'pm_card_visa',
  automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
} as const;

const shipping = {
  name: 'Ada Lovelace',
  address: {
    line1: '1 Main St',
    city: 'Austin',
    state: 'TX',
    postal_code: '78701',
    country: 'US',
  },
};

let orders = 0;
function order() {
  const id = `ord_00000000-0000-0000-0000-${String((orders += 1)).padStart(12, '0')}`;
  const told = {
    description: 'A book',
    receipt_email: 'ada@example.com',
    shipping,
    metadata: { order_id: id, name: shipping.name },
    use_stripe_sdk: true,
    expand: ['latest_charge'],
  };
  return stripe.paymentIntents.create({ ...LEAST, ...told }, { idempotencyKey: `${id}:1` });
}

const server = express()
  .use(express.json())
  .post('/api/orders', async (_request, response) => {
    const { id, status } = await order();
    response.json({ id, status });
  })
  .post('/api/least', async (_request, response) => {
    const { id, status } = await stripe.paymentIntents.create(LEAST);
    response.json({ id, status });
  })
  .listen(0, '127.0.0.1', () => process.send?.(server.address()));
