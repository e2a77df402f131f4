import express from 'express';
import Stripe from 'stripe';

/** The floor: an Express handler that makes the payment intent and keeps nothing. */
const stub = new URL(process.argv[2] ?? '');
const stripe = new Stripe('sk_test_bench', {
  protocol: 'http',
  host: stub.hostname,
  port: stub.port,
  telemetry: false,
});

const server = express()
  .use(express.json())
  .post('/api/orders', async (_request, response) => {
    const intent = await stripe.paymentIntents.create({
      amount: 2300,
      currency: 'usd',
      confirm: true,
      payment_method: 'pm_card_visa',
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    });
    response.json({ id: intent.id, status: intent.status });
  })
  .listen(0, '127.0.0.1', () => process.send?.(server.address()));
