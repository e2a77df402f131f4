import assert from 'node:assert/strict';
import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { generateParameters } from '../generate-parameters.ts';
import { failure, open } from './client.ts';

const shop = { amount: 1099, currency: 'usd' };

const refused: readonly (readonly [form: object, param: string, message: string, code?: string])[] =
  [
    [{ wat: '1' }, 'wat', 'Received unknown parameter: wat', 'parameter_unknown'],
    [
      { shipping: { address: { zip: '1' } } },
      'shipping[address][zip]',
      'Received unknown parameter: shipping[address][zip]',
      'parameter_unknown',
    ],
    [
      { capture_method: 'later' },
      'capture_method',
      'Invalid capture_method: must be one of automatic, automatic_async, or manual',
    ],
    [
      { automatic_payment_methods: { enabled: true, allow_redirects: 'maybe' } },
      'automatic_payment_methods[allow_redirects]',
      'Invalid automatic_payment_methods[allow_redirects]: must be one of always or never',
    ],
    [{ confirm: 'perhaps' }, 'confirm', 'Invalid boolean: perhaps'],
    [{ shipping: 'here' }, 'shipping', 'Invalid object'],
    [{ expand: 'customer' }, 'expand', 'Invalid array'],
    [{ description: { a: 1 } }, 'description', 'Invalid string: {...}'],
    [{ metadata: 'x' }, 'metadata', 'Invalid object'],
    [
      { transfer_data: { destination: 'acct_1' } },
      'transfer_data',
      'This stand-in for Stripe does not imitate the parameter transfer_data.',
    ],
    [
      { payment_method_options: { card: { moto: true } } },
      'payment_method_options[card][moto]',
      'This stand-in for Stripe does not imitate the parameter payment_method_options[card][moto].',
    ],
  ];

for (const [form, param, message, code] of refused) {
  test(`${JSON.stringify(form)} is refused`, async (t) => {
    const { stripe } = await open(t);
    const error = await failure(
      stripe.rawRequest('POST', '/v1/payment_intents', { ...shop, ...form }),
    );
    assert.equal(error.statusCode, 400);
    assert.equal(error.param, param);
    assert.equal(error.message, message);
    assert.equal(error.code, code);
  });
}

test('no name that a client may choose means anything', async (t) => {
  const { stripe } = await open(t);
  for (const name of ['__proto__[x]', 'constructor', 'toString[x]']) {
    const error = await failure(
      stripe.rawRequest('POST', '/v1/refunds', { charge: 'ch_1', [name]: '1' }),
    );
    assert.equal(error.code, 'parameter_unknown');
    assert.equal(error.param, name.replace('[x]', ''));
  }
});

test('the list is made anew only for a newer SDK', async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'parameters-'));
  t.after(() => rm(directory, { recursive: true }));
  const target = join(directory, 'inside', 'parameters.json');
  assert.equal(generateParameters(target), true);
  assert.equal(generateParameters(target), false);
  await utimes(target, 1, 1);
  assert.equal(generateParameters(target), true);
});
