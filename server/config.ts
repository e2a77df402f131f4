import { z } from 'zod';
import type { PaymentFlow, PostcodeCheck } from './contract.ts';
import { StartError } from './errors.ts';
import { checkKeys, isLiveKey, isLoopback } from './keys.ts';
import { formOf, formRules, isForm } from './form-config.ts';
import type { FormWords } from './form-config.ts';
import { guardRules, guardsOf, hopsOrAddresses, isWhole } from './guard-config.ts';
import { DEFAULTS, SETTINGS } from './settings.ts';
import type { Config, Redirects } from './settings.ts';

/** A configuration before it is checked: what may be left out has a default. */
export type ConfigInput = { [Key in keyof Config]?: Config[Key] | undefined };

type Words = 'paymentFlow' | 'redirects' | 'postcodeCheck' | FormWords;
type Unchecked = Omit<ConfigInput, Words> & Partial<Record<Words, string | undefined>>;
export type Rule = [setting: keyof Config, holds: boolean, otherwise: string];

/** All faults of a configuration at once, as readable sentences. */
export class ConfigError extends StartError {
  override readonly name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    const count = faults.length === 1 ? 'One setting needs' : `${faults.length} settings need`;
    const list = faults.map((fault) => `  - ${fault}`).join('\n');
    super(`The shop cannot start. ${count} attention:\n${list}`);
    this.faults = faults;
  }
}

/** The configuration that an environment describes, frozen. Throws ConfigError. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const text = (key: keyof Config) => {
    const value = env[SETTINGS[key].env]?.trim();
    return value === '' ? undefined : value;
  };
  const number = (key: keyof Config) => {
    const value = text(key);
    return value === undefined ? undefined : Number(value);
  };
  const list = (key: keyof Config) =>
    text(key)
      ?.split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  const input = {
    port: number('port'),
    host: text('host'),
    secretKey: text('secretKey'),
    publishableKey: text('publishableKey'),
    webhookSecrets: list('webhookSecrets'),
    stripeApiUrl: text('stripeApiUrl'),
    stripeScriptUrl: text('stripeScriptUrl'),
    stripeTimeoutMs: number('stripeTimeoutMs'),
    paymentFlow: text('paymentFlow'),
    redirects: text('redirects'),
    databaseFile: text('databaseFile'),
    databaseUrl: text('databaseUrl'),
    catalogue: text('catalogue'),
    shopName: text('shopName'),
    shopEmail: text('shopEmail'),
    locale: text('locale'),
    publicUrl: text('publicUrl'),
    allowedOrigins: list('allowedOrigins'),
    quoteSecret: text('quoteSecret'),
    adminToken: text('adminToken'),
    postcodeCheck: text('postcodeCheck'),
    companyField: text('companyField'),
    phoneField: text('phoneField'),
    noteField: text('noteField'),
    billingAddress: text('billingAddress'),
    shipsTo: list('shipsTo'),
    country: text('country'),
    termsUrl: text('termsUrl'),
    privacyUrl: text('privacyUrl'),
    ebookConsent: text('ebookConsent'),
    trustProxy: hopsOrAddresses(list('trustProxy')),
    maxConnections: number('maxConnections'),
    requestsPerMinute: number('requestsPerMinute'),
    declinesPerAddress: number('declinesPerAddress'),
    declinesPerOrder: number('declinesPerOrder'),
    declineWindowMinutes: number('declineWindowMinutes'),
    declineRatePercent: number('declineRatePercent'),
    declineRateAttempts: number('declineRateAttempts'),
    declineGuardMinutes: number('declineGuardMinutes'),
    wrongTokensPerMinute: number('wrongTokensPerMinute'),
    stripeBreakerFailures: number('stripeBreakerFailures'),
    stripeBreakerPauseMs: number('stripeBreakerPauseMs'),
  };
  return checkConfig(input, (key) => SETTINGS[key].env);
}

/**
 * Fills in the defaults and checks everything. `nameOf` gives the names that sentences use: those
 * of the environment, or those of the options. Throws ConfigError with all faults at once.
 */
export function checkConfig(input: Unchecked, nameOf: (key: keyof Config) => string): Config {
  const port = input.port ?? DEFAULTS.port;
  const config = {
    port,
    host: input.host ?? DEFAULTS.host,
    secretKey: input.secretKey ?? '',
    publishableKey: input.publishableKey ?? '',
    webhookSecrets: input.webhookSecrets ?? DEFAULTS.webhookSecrets,
    stripeApiUrl: input.stripeApiUrl ?? DEFAULTS.stripeApiUrl,
    stripeScriptUrl: input.stripeScriptUrl ?? DEFAULTS.stripeScriptUrl,
    stripeTimeoutMs: input.stripeTimeoutMs ?? DEFAULTS.stripeTimeoutMs,
    paymentFlow: input.paymentFlow ?? DEFAULTS.paymentFlow,
    redirects: input.redirects ?? DEFAULTS.redirects,
    databaseFile: input.databaseFile ?? DEFAULTS.databaseFile,
    databaseUrl: input.databaseUrl ?? DEFAULTS.databaseUrl,
    catalogue: input.catalogue,
    shopName: input.shopName ?? DEFAULTS.shopName,
    shopEmail: input.shopEmail ?? DEFAULTS.shopEmail,
    locale: input.locale ?? DEFAULTS.locale,
    publicUrl: input.publicUrl ?? `http://localhost:${isPort(port) ? port : DEFAULTS.port}`,
    allowedOrigins: input.allowedOrigins ?? DEFAULTS.allowedOrigins,
    quoteSecret: input.quoteSecret ?? DEFAULTS.quoteSecret,
    adminToken: input.adminToken ?? DEFAULTS.adminToken,
    postcodeCheck: input.postcodeCheck ?? DEFAULTS.postcodeCheck,
    ...guardsOf(input),
  };
  const form = formOf(input);
  const names = {
    secretKey: nameOf('secretKey'),
    publishableKey: nameOf('publishableKey'),
    publicUrl: nameOf('publicUrl'),
  };
  const broken = rulesFor({ ...config, ...form }).filter(([, holds]) => !holds);
  const faults = [
    ...checkKeys(config, names),
    ...broken.map(([key, , otherwise]) => `${nameOf(key)} ${otherwise}.`),
  ];
  const { paymentFlow, redirects, postcodeCheck } = config;
  if (
    faults.length > 0 ||
    !isFlow(paymentFlow) ||
    !isRedirects(redirects) ||
    !isPostcodeCheck(postcodeCheck) ||
    !isForm(form)
  ) {
    throw new ConfigError(faults);
  }
  return Object.freeze({ ...config, ...form, paymentFlow, redirects, postcodeCheck });
}

function rulesFor(config: Omit<Config, Words> & Record<Words, string>): Rule[] {
  const { stripeTimeoutMs, shopName, quoteSecret } = config;
  return [
    ['port', isPort(config.port), 'must be a whole number from 0 to 65535'],
    [
      'webhookSecrets',
      config.webhookSecrets.every((secret) => /^whsec_[\w+/=]+$/.test(secret)),
      "must be the webhook endpoint's signing secret, which begins with whsec_",
    ],
    ...standInRules('stripeApiUrl', config.stripeApiUrl, config),
    ...standInRules('stripeScriptUrl', config.stripeScriptUrl, config),
    [
      'stripeTimeoutMs',
      isWhole(stripeTimeoutMs, 100, 120_000),
      'must be a whole number of milliseconds from 100 to 120000',
    ],
    ['paymentFlow', isFlow(config.paymentFlow), 'must be payment_intents or charges'],
    ['redirects', isRedirects(config.redirects), 'must be on or off'],
    [
      'databaseFile',
      // To SQLite that is an address: it could open another file than the one that is locked.
      !config.databaseFile.startsWith('file:'),
      'must be a path like data/orders.sqlite, without file: before it',
    ],
    [
      'databaseUrl',
      config.databaseUrl === null || isPostgresAddress(config.databaseUrl),
      'must be an address like postgres://user:password@host:5432/database',
    ],
    [
      'catalogue',
      config.catalogue !== undefined,
      'is missing: say which JSON file holds the books and their prices',
    ],
    ['shopName', shopName !== '' && shopName.length <= 100, 'must have 1 to 100 characters'],
    [
      'shopEmail',
      config.shopEmail === null || z.email().safeParse(config.shopEmail).success,
      'must be an e-mail address',
    ],
    ['locale', isLocale(config.locale), 'must be a language tag like en or de-CH'],
    ['publicUrl', isWebAddress(config.publicUrl), 'must be an address like https://books.example'],
    [
      'allowedOrigins',
      config.allowedOrigins.every(isOrigin),
      'must list origins like https://shop.example: scheme and host, in lower case, without a path',
    ],
    [
      'allowedOrigins',
      !isLiveKey(config.secretKey) || !config.allowedOrigins.some(isPlain),
      'must list addresses that begin with https:// alone, because the keys are live ones',
    ],
    [
      'quoteSecret',
      quoteSecret === null || quoteSecret.length >= 32,
      'must have at least 32 characters: a random text that nobody can guess',
    ],
    [
      'adminToken',
      config.adminToken === null || /^[!-~]{32,}$/.test(config.adminToken),
      'must have at least 32 characters and no spaces: a random text that nobody can guess',
    ],
    ['postcodeCheck', isPostcodeCheck(config.postcodeCheck), 'must be off, record or refuse'],
    ...formRules(config),
    ...guardRules(config),
  ];
}

function standInRules(
  key: 'stripeApiUrl' | 'stripeScriptUrl',
  address: string | null,
  { secretKey, publishableKey }: Pick<Config, 'secretKey' | 'publishableKey'>,
): Rule[] {
  if (address === null) return [];
  const live = isLiveKey(secretKey) || isLiveKey(publishableKey);
  return [
    [key, isWebAddress(address), 'must be an address like http://localhost:12111'],
    [key, !live, 'is for a stand-in and cannot be used with live keys'],
    [
      key,
      !address.startsWith('http:') || isLoopback(address),
      'must begin with https:// unless it is on this machine',
    ],
  ];
}

const isPostcodeCheck = (value: string): value is PostcodeCheck =>
  value === 'off' || value === 'record' || value === 'refuse';

const isRedirects = (value: string): value is Redirects => value === 'on' || value === 'off';

const isFlow = (value: string): value is PaymentFlow =>
  value === 'payment_intents' || value === 'charges';

const isPort = (value: number) => isWhole(value, 0, 65_535);

const isWebAddress = (value: string) =>
  ['http:', 'https:'].includes(URL.parse(value)?.protocol ?? '');

const isPostgresAddress = (value: string) =>
  ['postgres:', 'postgresql:'].includes(URL.parse(value)?.protocol ?? '');

const isPlain = (origin: string) => origin.startsWith('http:');

// `null` is what browsers call the origin of files and of sandboxed frames.
const isOrigin = (value: string) =>
  value === 'null' || (isWebAddress(value) && URL.parse(value)?.origin === value);

function isLocale(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    // RangeError: not even the form of a tag.
    return false;
  }
}
