import type { PaymentFlow } from './contract.ts';

/** Everything the server can be told, checked. Lists are empty and texts null where not given. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly secretKey: string;
  readonly publishableKey: string;
  readonly webhookSecrets: readonly string[];
  readonly stripeApiUrl: string | null;
  readonly stripeScriptUrl: string | null;
  readonly stripeTimeoutMs: number;
  readonly paymentFlow: PaymentFlow;
  readonly databaseFile: string;
  readonly catalogue: unknown;
  readonly shopName: string;
  readonly locale: string;
  readonly publicUrl: string;
  readonly allowedOrigins: readonly string[];
  readonly quoteSecret: string | null;
}

/**
 * What a setting is when it is not given. The two keys and the catalogue must be given;
 * `publicUrl` then is `http://localhost:` and the port.
 */
export const DEFAULTS = {
  port: 5000,
  host: 'localhost',
  webhookSecrets: [],
  stripeApiUrl: null,
  stripeScriptUrl: null,
  stripeTimeoutMs: 20_000,
  paymentFlow: 'payment_intents',
  databaseFile: 'data/book-checkout.sqlite',
  shopName: 'Book shop',
  locale: 'en',
  allowedOrigins: [],
  quoteSecret: null,
} as const satisfies Partial<Config>;

interface Setting {
  /** Name of the environment variable. */
  env: string;
  doc: string;
  unit: string;
}

/** The table of settings by option name. */
export const SETTINGS: Readonly<Record<keyof Config, Setting>> = {
  port: {
    env: 'PORT',
    doc: 'Port to listen on; 0 takes any free one.',
    unit: 'whole number, 0 to 65535',
  },
  host: {
    env: 'HOST',
    doc: 'Address to listen on. "localhost" is this machine alone, by IPv4 and IPv6; "0.0.0.0" is every network.',
    unit: 'host name or IP address',
  },
  secretKey: {
    env: 'STRIPE_SECRET_KEY',
    doc: 'Secret or restricted key of the Stripe account; never leaves the server.',
    unit: 'sk_… or rk_…',
  },
  publishableKey: {
    env: 'STRIPE_PUBLISHABLE_KEY',
    doc: 'Publishable key of the same account and mode; every buyer gets it.',
    unit: 'pk_…',
  },
  webhookSecrets: {
    env: 'STRIPE_WEBHOOK_SECRET',
    doc: 'Signing secret of the webhook endpoint; several while one is being rolled. Without any there is no webhook address.',
    unit: 'whsec_…, comma separated',
  },
  stripeApiUrl: {
    env: 'STRIPE_API_URL',
    doc: "Base address of a stand-in for Stripe's API; refused with live keys.",
    unit: 'http(s) address',
  },
  stripeScriptUrl: {
    env: 'STRIPE_SCRIPT_URL',
    doc: 'Address of a stand-in for Stripe.js; refused with live keys.',
    unit: 'http(s) address',
  },
  stripeTimeoutMs: {
    env: 'STRIPE_TIMEOUT_MS',
    doc: 'The longest a buyer waits for Stripe. A lost answer is asked for once more within that time; then the order is "unknown" and its truth is found out later.',
    unit: 'milliseconds, 100 to 120000',
  },
  paymentFlow: {
    env: 'PAYMENT_FLOW',
    doc: '"payment_intents" does 3-D Secure. "charges" is the older card token and charge, which new Stripe accounts must have switched on.',
    unit: 'payment_intents or charges',
  },
  databaseFile: {
    env: 'DATABASE_FILE',
    doc: 'SQLite file of the orders; its folder is made. Back it up.',
    unit: 'path',
  },
  catalogue: {
    env: 'CATALOGUE_FILE',
    doc: 'The books: {"currency", "books": [{"id", "title", "author", "blurb", "priceMinor", "cover", "ground"}]}, prices in minor units.',
    unit: 'path of a JSON file',
  },
  shopName: {
    env: 'SHOP_NAME',
    doc: 'Name of the shop as buyers read it.',
    unit: 'text, 1 to 100 characters',
  },
  locale: {
    env: 'SHOP_LOCALE',
    doc: 'Language in which amounts are written.',
    unit: 'BCP 47 tag',
  },
  publicUrl: {
    env: 'PUBLIC_URL',
    doc: 'Where buyers reach this server; pages of the same origin may use the API.',
    unit: 'http(s) address',
  },
  allowedOrigins: {
    env: 'ALLOWED_ORIGINS',
    doc: 'Sites that may use the API beside the own one, such as https://shop.example.',
    unit: 'origins, comma separated',
  },
  quoteSecret: {
    env: 'QUOTE_SECRET',
    doc: 'Key that signs quotes. Not given, it is made once and kept in the database.',
    unit: 'text of 32 characters or more',
  },
};
