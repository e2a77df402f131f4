import { createServer } from 'node:http';

/**
 * The cheapest thing that still satisfies the npm `stripe`: any POST is answered at once with a
 * succeeded payment intent over the amount asked for. `GET /time` tells how many milliseconds all
 * answers took in here, so that they can be left out of the figures.
 */
let spent = 0;
let made = 0;

const server = createServer((request, response) => {
  if (request.url === '/time') {
    response.end(JSON.stringify({ spent }));
    spent = 0;
    return;
  }
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (part: string) => (body += part));
  request.on('end', () => {
    const start = performance.now();
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(paymentIntent(new URLSearchParams(body), (made += 1))));
    spent += performance.now() - start;
  });
});

server.listen(0, '127.0.0.1', () => process.send?.(server.address()));

function paymentIntent(form: URLSearchParams, number: number) {
  const amount = Number(form.get('amount'));
  const currency = form.get('currency');
  const metadata = { order_id: form.get('metadata[order_id]') };
  const id = `pi_bench${number}`;
  return {
    id,
    object: 'payment_intent',
    amount,
    amount_received: amount,
    currency,
    metadata,
    livemode: false,
    status: 'succeeded',
    client_secret: `${id}_secret_bench`,
    next_action: null,
    last_payment_error: null,
    latest_charge: {
      id: `ch_bench${number}`,
      object: 'charge',
      amount,
      amount_captured: amount,
      captured: true,
      currency,
      metadata,
      paid: true,
      status: 'succeeded',
      payment_intent: id,
      receipt_url: `https://receipts.invalid/${number}`,
      payment_method_details: { type: 'card', card: { brand: 'visa', last4: '4242' } },
    },
  };
}
