import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkKeys } from '../keys.ts';

const NAMES = {
  secretKey: 'STRIPE_SECRET_KEY',
  publishableKey: 'STRIPE_PUBLISHABLE_KEY',
  publicUrl: 'PUBLIC_URL',
};
const LOCAL = 'http://localhost:5000';
const TAIL = 'x'.repeat(85);
const ACCOUNT = '1AbCdEfGhIjKlMnO';
const OTHER = '1ZyXwVuTsRqPoNmL';

const GOOD: [name: string, secretKey: string, publishableKey: string, publicUrl: string][] = [
  ['short test keys', 'sk_test_123456', 'pk_test_123456', LOCAL],
  ['a restricted key', 'rk_test_123456', 'pk_test_123456', LOCAL],
  ['modern keys of one account', `sk_test_5${ACCOUNT}${TAIL}`, `pk_test_5${ACCOUNT}${TAIL}`, LOCAL],
  ['a modern and an old key', `sk_test_5${ACCOUNT}${TAIL}`, 'pk_test_123456', LOCAL],
  ['live keys over https', 'sk_live_123456', 'pk_live_123456', 'https://books.example'],
];

for (const [name, secretKey, publishableKey, publicUrl] of GOOD) {
  test(`keys that fit: ${name}`, () => {
    assert.deepEqual(checkKeys({ secretKey, publishableKey, publicUrl }, NAMES), []);
  });
}

const BAD: [secretKey: string, publishableKey: string, publicUrl: string, fault: RegExp][] = [
  ['', 'pk_test_123456', LOCAL, /^STRIPE_SECRET_KEY is missing: .*sk_ or rk_/],
  ['sk_test_123456', '', LOCAL, /^STRIPE_PUBLISHABLE_KEY is missing: .*pk_/],
  ['sk_test_123 456', 'pk_test_123456', LOCAL, /^STRIPE_SECRET_KEY contains white space/],
  ['"sk_test_123456"', 'pk_test_123456', LOCAL, /^STRIPE_SECRET_KEY contains quotation marks/],
  ['hunter2hunter2', 'pk_test_123456', LOCAL, /^STRIPE_SECRET_KEY is not a Stripe key/],
  ['sk_test_…', 'pk_test_123456', LOCAL, /^STRIPE_SECRET_KEY is not a Stripe key/],
  ['sk_prod_123456', 'pk_test_123456', LOCAL, /^STRIPE_SECRET_KEY is not a Stripe key/],
  ['pk_test_123456', 'pk_test_123456', LOCAL, /^STRIPE_SECRET_KEY holds a publishable key/],
  ['sk_test_123456', 'sk_test_123456', LOCAL, /^STRIPE_PUBLISHABLE_KEY holds a secret key/],
  ['sk_test_123456', 'rk_live_123456', LOCAL, /^STRIPE_PUBLISHABLE_KEY holds a restricted key/],
  ['sk_test_123456', 'pk_live_123456', LOCAL, /different modes/],
  ['sk_live_123456', 'pk_test_123456', LOCAL, /different modes/],
  [`sk_test_5${ACCOUNT}${TAIL}`, `pk_test_5${OTHER}${TAIL}`, LOCAL, /different Stripe accounts/],
  ['sk_live_123456', 'pk_live_123456', 'http://books.example', /^PUBLIC_URL must begin with https/],
  ['rk_live_123456', 'pk_live_123456', 'http://localhost.evil.example', /^PUBLIC_URL must/],
  ['sk_live_123456', 'pk_live_123456', LOCAL, /^PUBLIC_URL must .* beyond this machine/],
  ['rk_live_123456', 'pk_live_123456', 'https://127.0.0.1', /^PUBLIC_URL must .* this machine/],
  ['sk_live_123456', 'pk_live_123456', 'https://[::1]:5000', /^PUBLIC_URL must .* this machine/],
];

for (const [secretKey, publishableKey, publicUrl, fault] of BAD) {
  test(`keys that do not fit: ${fault.source}`, () => {
    const faults = checkKeys({ secretKey, publishableKey, publicUrl }, NAMES);
    assert.equal(faults.length, 1);
    assert.match(faults[0] ?? '', fault);
  });
}

test('both keys are judged when both are wrong', () => {
  const swapped = {
    secretKey: 'pk_test_123456',
    publishableKey: 'sk_test_123456',
    publicUrl: LOCAL,
  };
  assert.equal(checkKeys(swapped, NAMES).length, 2);
});

test('no sentence shows more of a key than its prefix', () => {
  for (const [secretKey, publishableKey, publicUrl] of BAD) {
    const text = checkKeys({ secretKey, publishableKey, publicUrl }, NAMES).join('\n');
    for (const key of [secretKey, publishableKey]) {
      const beyondPrefix = key.slice(8);
      if (beyondPrefix !== '' && beyondPrefix !== '…')
        assert.ok(!text.includes(beyondPrefix), text);
    }
    assert.ok(!text.includes('hunter2'), text);
  }
});
