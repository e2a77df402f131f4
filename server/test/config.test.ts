import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError, readConfig } from '../config.ts';
import { DEFAULTS, SETTINGS } from '../settings.ts';

const LEAST = {
  STRIPE_SECRET_KEY: 'sk_test_123456',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_123456',
  CATALOGUE_FILE: 'books.json',
};

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig({ ...LEAST, ...env });
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.faults;
  }
}

test('keys and catalogue are enough; the rest has defaults', () => {
  const config = readConfig({ ...LEAST, SHOP_NAME: '', UNRELATED: 'x' });
  assert.deepEqual(config, {
    ...DEFAULTS,
    secretKey: 'sk_test_123456',
    publishableKey: 'pk_test_123456',
    catalogue: 'books.json',
    publicUrl: 'http://localhost:5000',
  });
  assert.ok(Object.isFrozen(config));
});

test('every setting is read from its variable', () => {
  const config = readConfig({
    ...LEAST,
    PORT: '8080',
    HOST: '0.0.0.0',
    STRIPE_WEBHOOK_SECRET: 'whsec_old, whsec_new',
    STRIPE_API_URL: 'http://localhost:12111',
    STRIPE_SCRIPT_URL: 'http://localhost:12112/stripe.js',
    STRIPE_TIMEOUT_MS: '5000',
    PAYMENT_FLOW: 'charges',
    DATABASE_FILE: '/tmp/orders.sqlite',
    DATABASE_URL: 'postgres://shop:secret@db.example/orders',
    SHOP_NAME: 'Stripe Press',
    SHOP_LOCALE: 'de-CH',
    PUBLIC_URL: 'https://books.example/shop',
    ALLOWED_ORIGINS: 'https://a.example, https://b.example:8443',
    QUOTE_SECRET: 'x'.repeat(32),
    ADMIN_TOKEN: 'y'.repeat(32),
    POSTCODE_CHECK: 'refuse',
    SHOP_EMAIL: 'orders@books.example',
    STRIPE_REDIRECTS: 'on',
    COMPANY_FIELD: 'optional',
    PHONE_FIELD: 'required',
    NOTE_FIELD: 'optional',
    BILLING_ADDRESS: 'hidden',
    SHIPS_TO: 'DE, AT',
    SHOP_COUNTRY: 'AT',
    TERMS_URL: 'https://books.example/terms',
    PRIVACY_URL: 'https://books.example/privacy',
    EBOOK_CONSENT: 'always',
    TRUST_PROXY: '10.0.0.1, 2001:db8::/32',
    MAX_CONNECTIONS: '2000',
    REQUESTS_PER_MINUTE: '0',
    DECLINES_PER_ADDRESS: '6',
    DECLINES_PER_ORDER: '4',
    DECLINE_WINDOW_MINUTES: '20',
    DECLINE_RATE_PERCENT: '60',
    DECLINE_RATE_ATTEMPTS: '30',
    DECLINE_GUARD_MINUTES: '25',
    WRONG_TOKENS_PER_MINUTE: '3',
    STRIPE_BREAKER_FAILURES: '7',
    STRIPE_BREAKER_PAUSE_MS: '5000',
  });
  assert.deepEqual(config, {
    port: 8080,
    host: '0.0.0.0',
    secretKey: 'sk_test_123456',
    publishableKey: 'pk_test_123456',
    webhookSecrets: ['whsec_old', 'whsec_new'],
    stripeApiUrl: 'http://localhost:12111',
    stripeScriptUrl: 'http://localhost:12112/stripe.js',
    stripeTimeoutMs: 5000,
    paymentFlow: 'charges',
    databaseFile: '/tmp/orders.sqlite',
    databaseUrl: 'postgres://shop:secret@db.example/orders',
    catalogue: 'books.json',
    shopName: 'Stripe Press',
    shopEmail: 'orders@books.example',
    redirects: 'on',
    locale: 'de-CH',
    publicUrl: 'https://books.example/shop',
    allowedOrigins: ['https://a.example', 'https://b.example:8443'],
    quoteSecret: 'x'.repeat(32),
    adminToken: 'y'.repeat(32),
    postcodeCheck: 'refuse',
    companyField: 'optional',
    phoneField: 'required',
    noteField: 'optional',
    billingAddress: 'hidden',
    shipsTo: ['DE', 'AT'],
    country: 'AT',
    termsUrl: 'https://books.example/terms',
    privacyUrl: 'https://books.example/privacy',
    ebookConsent: 'always',
    trustProxy: ['10.0.0.1', '2001:db8::/32'],
    maxConnections: 2000,
    requestsPerMinute: 0,
    declinesPerAddress: 6,
    declinesPerOrder: 4,
    declineWindowMinutes: 20,
    declineRatePercent: 60,
    declineRateAttempts: 30,
    declineGuardMinutes: 25,
    wrongTokensPerMinute: 3,
    stripeBreakerFailures: 7,
    stripeBreakerPauseMs: 5000,
  });
  assert.equal(readConfig({ ...LEAST, TRUST_PROXY: '2' }).trustProxy, 2);
});

const REFUSED: [variable: string, value: string, fault: RegExp][] = [
  ['PORT', 'http', /^PORT must be a whole number/],
  ['PORT', '70000', /^PORT must be a whole number/],
  ['STRIPE_TIMEOUT_MS', '0', /^STRIPE_TIMEOUT_MS must be/],
  ['STRIPE_WEBHOOK_SECRET', 'secret', /^STRIPE_WEBHOOK_SECRET must be .*whsec_/],
  ['STRIPE_API_URL', 'localhost:12111', /^STRIPE_API_URL must be an address/],
  ['STRIPE_API_URL', 'http://api.example', /^STRIPE_API_URL must begin with https/],
  ['PAYMENT_FLOW', 'cash', /^PAYMENT_FLOW must be payment_intents or charges/],
  ['DATABASE_FILE', 'file:orders.sqlite', /^DATABASE_FILE must be a path .*, without file:/],
  ['SHOP_NAME', 'x'.repeat(101), /^SHOP_NAME must have/],
  ['SHOP_EMAIL', 'the owner', /^SHOP_EMAIL must be an e-mail address/],
  ['STRIPE_REDIRECTS', 'yes', /^STRIPE_REDIRECTS must be on or off/],
  ['SHOP_LOCALE', 'no such tongue', /^SHOP_LOCALE must be a language tag/],
  ['PUBLIC_URL', 'javascript:alert(1)', /^PUBLIC_URL must be an address/],
  ['ALLOWED_ORIGINS', '*', /^ALLOWED_ORIGINS must list origins/],
  ['ALLOWED_ORIGINS', 'https://shop.example/path', /^ALLOWED_ORIGINS must list origins/],
  ['QUOTE_SECRET', 'short', /^QUOTE_SECRET must have at least 32/],
  ['ADMIN_TOKEN', 'short', /^ADMIN_TOKEN must have at least 32/],
  ['POSTCODE_CHECK', 'maybe', /^POSTCODE_CHECK must be off, record or refuse/],
  ['COMPANY_FIELD', 'yes', /^COMPANY_FIELD must be hidden, optional or required/],
  ['PHONE_FIELD', 'no', /^PHONE_FIELD must be hidden, optional or required/],
  ['NOTE_FIELD', '1', /^NOTE_FIELD must be hidden, optional or required/],
  ['BILLING_ADDRESS', 'required', /^BILLING_ADDRESS must be hidden or optional/],
  ['SHIPS_TO', 'DE, Austria', /^SHIPS_TO must list countries/],
  ['SHOP_COUNTRY', 'de', /^SHOP_COUNTRY must be one country/],
  ['TERMS_URL', '/terms', /^TERMS_URL must be an address/],
  ['PRIVACY_URL', 'javascript:alert(1)', /^PRIVACY_URL must be an address/],
  ['EBOOK_CONSENT', 'never', /^EBOOK_CONSENT must be eu, always or off/],
  ['TRUST_PROXY', '0', /^TRUST_PROXY must be the number of proxies/],
  ['TRUST_PROXY', 'true', /^TRUST_PROXY must be the number of proxies/],
  ['TRUST_PROXY', '10.0.0.1, everybody', /^TRUST_PROXY must be the number of proxies/],
  ['MAX_CONNECTIONS', '1', /^MAX_CONNECTIONS must be a whole number from 10/],
  ['REQUESTS_PER_MINUTE', '-1', /^REQUESTS_PER_MINUTE must be a whole number from 0/],
  ['DECLINES_PER_ADDRESS', '1.5', /^DECLINES_PER_ADDRESS must be a whole number/],
  ['DECLINES_PER_ORDER', 'x', /^DECLINES_PER_ORDER must be a whole number/],
  ['DECLINE_WINDOW_MINUTES', '0', /^DECLINE_WINDOW_MINUTES must be a whole number from 1/],
  ['DECLINE_RATE_PERCENT', '101', /^DECLINE_RATE_PERCENT must be a whole number from 1 to 100/],
  ['DECLINE_RATE_ATTEMPTS', '1', /^DECLINE_RATE_ATTEMPTS must be a whole number from 5/],
  ['DECLINE_GUARD_MINUTES', '0', /^DECLINE_GUARD_MINUTES must be a whole number/],
  ['WRONG_TOKENS_PER_MINUTE', '0', /^WRONG_TOKENS_PER_MINUTE must be a whole number/],
  ['STRIPE_BREAKER_FAILURES', '0', /^STRIPE_BREAKER_FAILURES must be a whole number/],
  ['STRIPE_BREAKER_PAUSE_MS', '1', /^STRIPE_BREAKER_PAUSE_MS must be a whole number from 100/],
  ['CATALOGUE_FILE', ' ', /^CATALOGUE_FILE is missing/],
  ['STRIPE_SECRET_KEY', '', /^STRIPE_SECRET_KEY is missing/],
];

for (const [variable, value, fault] of REFUSED) {
  test(`${variable}=${value.slice(0, 30)} is refused with a sentence`, () => {
    const faults = faultsOf({ [variable]: value });
    assert.equal(faults.length, 1, faults.join('\n'));
    assert.match(faults[0] ?? '', fault);
    assert.match(faults[0] ?? '', /\.$/);
  });
}

test('a stand-in is refused with live keys', () => {
  const faults = faultsOf({
    STRIPE_SECRET_KEY: 'sk_live_123456',
    STRIPE_PUBLISHABLE_KEY: 'pk_live_123456',
    STRIPE_API_URL: 'http://localhost:12111',
    STRIPE_SCRIPT_URL: 'http://localhost:12111/stripe.js',
    PUBLIC_URL: 'https://books.example',
  });
  assert.equal(faults.length, 2);
  for (const fault of faults) assert.match(fault, /cannot be used with live keys/);
});

test('live keys want TLS wherever a buyer pays, and no address of this machine', () => {
  const live = { STRIPE_SECRET_KEY: 'sk_live_123456', STRIPE_PUBLISHABLE_KEY: 'pk_live_123456' };
  const PUBLIC_URL = 'https://books.example';
  assert.deepEqual(faultsOf({ ...live, PUBLIC_URL, ALLOWED_ORIGINS: 'https://a.example' }), []);
  const [byDefault = ''] = faultsOf(live);
  assert.match(byDefault, /^PUBLIC_URL must begin with https/);
  const origins = 'https://a.example,http://b.example';
  const faults = faultsOf({ ...live, PUBLIC_URL, ALLOWED_ORIGINS: origins });
  assert.equal(faults.length, 1);
  assert.match(faults[0] ?? '', /^ALLOWED_ORIGINS must list addresses that begin with https/);
  assert.deepEqual(faultsOf({ PUBLIC_URL, ALLOWED_ORIGINS: origins }), []);
});

test('all faults come at once, in one message, without a key in it', () => {
  const env = {
    PORT: '-1',
    PAYMENT_FLOW: 'x',
    STRIPE_SECRET_KEY: 'pk_test_abcdefgh',
    CATALOGUE_FILE: '',
  };
  assert.throws(
    () => readConfig({ ...LEAST, ...env }),
    (error) => {
      assert.ok(error instanceof ConfigError);
      assert.equal(error.faults.length, 4);
      assert.match(error.message, /^The shop cannot start. 4 settings need attention:\n {2}- /);
      assert.ok(!error.message.includes('abcdefgh'));
      return true;
    },
  );
});

test('every setting has its variable, meaning and unit, each variable once', () => {
  const variables = Object.values(SETTINGS).map(({ env, doc, unit }) => {
    assert.ok(doc.length > 10 && unit.length > 0, env);
    return env;
  });
  assert.equal(new Set(variables).size, variables.length);
});
