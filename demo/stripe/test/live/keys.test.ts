import assert from 'node:assert/strict';
import test from 'node:test';
import { KeysError, readTestKeys } from '../../live/keys.ts';

const key = (kind: string) => [kind, '51NotAKey'].join('_');
const good = {
  STRIPE_TEST_SECRET_KEY: key('sk_test'),
  STRIPE_TEST_PUBLISHABLE_KEY: key('pk_test'),
};

test('the keys of a test account are taken', () => {
  assert.deepEqual(readTestKeys({ ...good, STRIPE_TEST_SECRET_KEY: ` ${key('rk_test')}\n` }), {
    secretKey: key('rk_test'),
    publishableKey: key('pk_test'),
  });
});

for (const [name, environment, says] of [
  ['no keys', {}, /^Set STRIPE_TEST_SECRET_KEY .* at Stripe\.$/],
  ['one key', { ...good, STRIPE_TEST_PUBLISHABLE_KEY: undefined }, /PUBLISHABLE_KEY .*\.$/],
  ['keys in each other’s place', { ...good, STRIPE_TEST_SECRET_KEY: key('pk_test') }, /^Set /],
  ['a live secret key', { ...good, STRIPE_TEST_SECRET_KEY: key('sk_live') }, /live keys/],
  ['a live restricted key', { ...good, STRIPE_TEST_SECRET_KEY: key('rk_live') }, /live keys/],
  ['a live publishable key', { ...good, STRIPE_TEST_PUBLISHABLE_KEY: key('pk_live') }, /live keys/],
] as const) {
  test(`${name} will not do, and one sentence says so`, () => {
    assert.throws(
      () => readTestKeys(environment),
      (error) =>
        error instanceof KeysError &&
        says.test(error.message) &&
        error.message.split('. ').length === 1 &&
        !error.message.includes('51NotAKey'),
    );
  });
}
