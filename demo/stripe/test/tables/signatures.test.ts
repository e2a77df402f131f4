import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { open } from '../client.ts';
import type { Stripe } from '../client.ts';

const secret = 'whsec_of_the_shop';

interface Delivery {
  readonly body: string;
  readonly signature: string;
}

/** What a shop's endpoint gets, byte by byte, when a payment intent is created. */
async function delivery(t: TestContext): Promise<Delivery & { stripe: Stripe; at: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const arrived = new Promise<Delivery>((resolve) => {
    server.on('request', (request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (part: string) => (body += part));
      request.on('end', () => {
        response.writeHead(200, { connection: 'close' }).end();
        resolve({ body, signature: String(request.headers['stripe-signature']) });
      });
    });
  });
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  const url = `http://127.0.0.1:${address.port}/`;
  const { stripe } = await open(t, { webhook: { url, secret } });
  await stripe.paymentIntents.create({ amount: 2500, currency: 'usd' });
  const { body, signature } = await arrived;
  const [, timestamp] = /^t=(\d+),v1=[0-9a-f]{64}/.exec(signature) ?? [];
  return { stripe, body, signature, at: Number(timestamp) };
}

/** Seconds since the signature was made, as the shop's clock has it. */
const read = ({ stripe, body, signature, at }: Awaited<ReturnType<typeof delivery>>, age: number) =>
  stripe.webhooks.constructEvent(body, signature, secret, undefined, undefined, (at + age) * 1000);

test('the SDK accepts what the stand-in signs, for five minutes', async (t) => {
  const arrived = await delivery(t);
  assert.equal(read(arrived, 0).type, 'payment_intent.created');
  assert.equal(read(arrived, 300).type, 'payment_intent.created');
  assert.throws(() => read(arrived, 301), {
    type: 'StripeSignatureVerificationError',
    message: /^Timestamp outside the tolerance zone/,
  });
});

const unmatched = /^No signatures found matching the expected signature for payload/;

for (const [name, tamper, message] of [
  ['another body', ({ body }) => ({ body: body.replace('2500', '2501') }), unmatched],
  [
    'another time',
    ({ signature }) => ({
      signature: signature.replace(/t=(\d+)/, (_all, at) => `t=${Number(at) + 1}`),
    }),
    unmatched,
  ],
  [
    'another signature',
    ({ signature }) => ({
      signature: signature.replace(/v1=./g, (start) => (start === 'v1=0' ? 'v1=1' : 'v1=0')),
    }),
    unmatched,
  ],
  [
    'a signature of an unknown scheme',
    ({ signature }) => ({ signature: signature.replaceAll('v1=', 'v0=') }),
    /^No signatures found with expected scheme/,
  ],
  ['no signature', () => ({ signature: '' }), /^No stripe-signature header value was provided/],
  ['no body', () => ({ body: '' }), /^No webhook payload was provided/],
] as const satisfies readonly (readonly [string, (one: Delivery) => Partial<Delivery>, RegExp])[]) {
  test(`the SDK refuses ${name}`, async (t) => {
    const arrived = await delivery(t);
    assert.throws(() => read({ ...arrived, ...tamper(arrived) }, 0), { message });
  });
}

test('the SDK refuses what was signed with another secret', async (t) => {
  const { stripe, body, signature } = await delivery(t);
  assert.throws(() => stripe.webhooks.constructEvent(body, signature, 'whsec_of_another'), {
    message: unmatched,
  });
});
