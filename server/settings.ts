import type { FieldRule, PaymentFlow, PostcodeCheck } from './contract.ts';
import type { TrustProxy } from './peer.ts';

/** Who has to give up the right of withdrawal before an e-book is sold. */
export type EbookConsent = 'eu' | 'always' | 'off';

/** Whether methods may lead the buyer to a page of a bank or a wallet, and back. */
export type Redirects = 'on' | 'off';

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
  readonly redirects: Redirects;
  readonly databaseFile: string;
  readonly databaseUrl: string | null;
  readonly catalogue: unknown;
  readonly shopName: string;
  readonly shopEmail: string | null;
  readonly locale: string;
  readonly publicUrl: string;
  readonly allowedOrigins: readonly string[];
  readonly quoteSecret: string | null;
  readonly adminToken: string | null;
  readonly postcodeCheck: PostcodeCheck;
  readonly companyField: FieldRule;
  readonly phoneField: FieldRule;
  readonly noteField: FieldRule;
  readonly billingAddress: Exclude<FieldRule, 'required'>;
  readonly shipsTo: readonly string[];
  readonly country: string | null;
  readonly termsUrl: string | null;
  readonly privacyUrl: string | null;
  readonly ebookConsent: EbookConsent;
  readonly trustProxy: TrustProxy;
  readonly maxConnections: number;
  readonly requestsPerMinute: number;
  readonly declinesPerAddress: number;
  readonly declinesPerOrder: number;
  readonly declineWindowMinutes: number;
  readonly declineRatePercent: number;
  readonly declineRateAttempts: number;
  readonly declineGuardMinutes: number;
  readonly wrongTokensPerMinute: number;
  readonly stripeBreakerFailures: number;
  readonly stripeBreakerPauseMs: number;
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
  redirects: 'off',
  databaseFile: 'data/book-checkout.sqlite',
  databaseUrl: null,
  shopName: 'Book shop',
  shopEmail: null,
  locale: 'en',
  allowedOrigins: [],
  quoteSecret: null,
  adminToken: null,
  postcodeCheck: 'off',
  companyField: 'hidden',
  phoneField: 'hidden',
  noteField: 'hidden',
  billingAddress: 'optional',
  shipsTo: [],
  country: null,
  termsUrl: null,
  privacyUrl: null,
  ebookConsent: 'eu',
  trustProxy: null,
  maxConnections: 1000,
  requestsPerMinute: 600,
  declinesPerAddress: 5,
  declinesPerOrder: 3,
  declineWindowMinutes: 10,
  declineRatePercent: 50,
  declineRateAttempts: 20,
  declineGuardMinutes: 15,
  wrongTokensPerMinute: 10,
  stripeBreakerFailures: 5,
  stripeBreakerPauseMs: 10_000,
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
    doc: 'The longest that one call to Stripe may take. From two seconds on a lost answer is asked for once more within that time; then the order is "unknown" and its truth is found out later.',
    unit: 'milliseconds, 100 to 120000',
  },
  paymentFlow: {
    env: 'PAYMENT_FLOW',
    doc: '"payment_intents" does 3-D Secure. "charges" is the older card token and charge, which new Stripe accounts must have switched on.',
    unit: 'payment_intents or charges',
  },
  redirects: {
    env: 'STRIPE_REDIRECTS',
    doc: 'Whether methods are taken that lead the buyer to a page of their bank or wallet and back, such as iDEAL or PayPal. With "off", switch such methods off in the Stripe dashboard as well: Stripe refuses them.',
    unit: 'on or off',
  },
  databaseFile: {
    env: 'DATABASE_FILE',
    doc: 'SQLite file of the orders; its folder is made. Back it up.',
    unit: 'path, not a file: address',
  },
  databaseUrl: {
    env: 'DATABASE_URL',
    doc: 'Postgres database of the orders, instead of the SQLite file; several servers may share it. Its password stays out of the log.',
    unit: 'postgres:// address',
  },
  catalogue: {
    env: 'CATALOGUE_FILE',
    doc: 'The books: {"currency", "books": [{"id", "title", "author", "blurb", "priceMinor", "cover", "covers", "ground", "stock", "isbn", "format", "pages", "language", "publisher", "published", "subjects", "sample", "digital"}]}, prices in minor units. "covers" and, from "stock" on, everything may be left out. "covers" is [{"url", "width"}]: the cover in several widths, in pixels, of which browsers load the one they need, and "cover" where they know no such list. "isbn" is checked by its check digit; "format" is hardback, paperback, ebook or audiobook; "language" is a tag such as "en"; "published" is a year, year-month or year-month-day; "sample" is the address of some pages to read; "digital" says that nothing is sent by post, as it is for e-books and audiobooks. Where a "stock" is given, no more copies are sold than that, and raising it by 10 puts 10 more on sale at the next start.',
    unit: 'path of a JSON file',
  },
  shopName: {
    env: 'SHOP_NAME',
    doc: 'Name of the shop as buyers read it.',
    unit: 'text, 1 to 100 characters',
  },
  shopEmail: {
    env: 'SHOP_EMAIL',
    doc: 'Where buyers are offered to order by e-mail when their browser cannot load the card form; shown to everybody. Without it they can only try again.',
    unit: 'e-mail address',
  },
  locale: {
    env: 'SHOP_LOCALE',
    doc: 'Language in which amounts are written.',
    unit: 'BCP 47 tag',
  },
  publicUrl: {
    env: 'PUBLIC_URL',
    doc: 'Where buyers reach this server; pages of the same origin may use the API. With live keys it begins with https and leads beyond this machine.',
    unit: 'http(s) address',
  },
  allowedOrigins: {
    env: 'ALLOWED_ORIGINS',
    doc: 'Sites that may use the API beside the own one, such as https://shop.example; with live keys https alone.',
    unit: 'origins, comma separated',
  },
  quoteSecret: {
    env: 'QUOTE_SECRET',
    doc: 'Key that signs quotes. Not given, it is made once and kept in the database.',
    unit: 'text of 32 characters or more',
  },
  adminToken: {
    env: 'ADMIN_TOKEN',
    doc: 'Bearer token that opens /api/admin: orders, refunds, what needs a person. Without it there is no such address.',
    unit: 'random text of 32 characters or more, without spaces',
  },
  postcodeCheck: {
    env: 'POSTCODE_CHECK',
    doc: 'The bank\'s check of postal code and security code. "record" keeps it with the order. "refuse" also has the bank authorise first, takes the money only if neither check failed, and else releases it and tells the buyer which field to look at; that is one more call, of up to STRIPE_TIMEOUT_MS.',
    unit: 'off, record or refuse',
  },
  companyField: {
    env: 'COMPANY_FIELD',
    doc: 'Whether the form asks for a company.',
    unit: 'hidden, optional or required',
  },
  phoneField: {
    env: 'PHONE_FIELD',
    doc: 'Whether the form asks for a telephone number.',
    unit: 'hidden, optional or required',
  },
  noteField: {
    env: 'NOTE_FIELD',
    doc: 'Whether the form has room for a note to the seller, of up to 1000 characters.',
    unit: 'hidden, optional or required',
  },
  billingAddress: {
    env: 'BILLING_ADDRESS',
    doc: 'Whether the bill may go to another address than the books.',
    unit: 'hidden or optional',
  },
  shipsTo: {
    env: 'SHIPS_TO',
    doc: 'Countries that orders are taken from. Not given, the form offers those it knows and any is taken.',
    unit: 'ISO 3166 codes of two letters, comma separated',
  },
  country: {
    env: 'SHOP_COUNTRY',
    doc: 'Country that the form begins with where the language of the page names none, as "de-AT" does. Not given, the one where most speak that language.',
    unit: 'ISO 3166 code of two letters',
  },
  termsUrl: {
    env: 'TERMS_URL',
    doc: 'Terms and conditions. Given, no order is taken without agreement to them; the agreement is kept with the order.',
    unit: 'http(s) address',
  },
  privacyUrl: {
    env: 'PRIVACY_URL',
    doc: 'Privacy policy, which the form then has a link to.',
    unit: 'http(s) address',
  },
  ebookConsent: {
    env: 'EBOOK_CONSENT',
    doc: 'Who is asked to give up the right of withdrawal before an e-book is sold, and refused without: "eu" is buyers in the European Economic Area and the United Kingdom.',
    unit: 'eu, always or off',
  },
  trustProxy: {
    env: 'TRUST_PROXY',
    doc: 'The proxies before this server whose X-Forwarded-For is believed: how many, or their addresses. Limits count by the address found so. Not given, that header is ignored; behind a proxy all buyers then share one address and its limits.',
    unit: 'whole number, 1 to 10, or IP addresses and networks, comma separated',
  },
  maxConnections: {
    env: 'MAX_CONNECTIONS',
    doc: 'Connections at the same time; more are closed at once.',
    unit: 'whole number, 10 to 1000000',
  },
  requestsPerMinute: {
    env: 'REQUESTS_PER_MINUTE',
    doc: 'Quotes, orders and confirmations taken from one address, by each server; more get 429. 0: any number.',
    unit: 'whole number, 0 to 1000000',
  },
  declinesPerAddress: {
    env: 'DECLINES_PER_ADDRESS',
    doc: "Declined payments from one address in a window before it has to wait; paid ones never count. Servers on one Postgres database share the count: each learns of the others' with its own next decline. 0: any number.",
    unit: 'whole number, 0 to 1000000',
  },
  declinesPerOrder: {
    env: 'DECLINES_PER_ORDER',
    doc: 'Declined payments of one order before the next has to wait for a window after the last; so many that were tried at Stripe past the shop, and its payment is given up. 0: any number.',
    unit: 'whole number, 0 to 1000000',
  },
  declineWindowMinutes: {
    env: 'DECLINE_WINDOW_MINUTES',
    doc: 'The window in which declines are counted.',
    unit: 'minutes, 1 to 1440',
  },
  declineRatePercent: {
    env: 'DECLINE_RATE_PERCENT',
    doc: 'When more than this part of the last attempts of a server was declined, somebody is trying cards: for a while attempts need the challenge, or without one get by with half of DECLINES_PER_ADDRESS. 100: never.',
    unit: 'percent, 1 to 100',
  },
  declineRateAttempts: {
    env: 'DECLINE_RATE_ATTEMPTS',
    doc: 'How many last attempts DECLINE_RATE_PERCENT is about.',
    unit: 'whole number, 5 to 1000',
  },
  declineGuardMinutes: {
    env: 'DECLINE_GUARD_MINUTES',
    doc: 'How long a server is on its guard then.',
    unit: 'minutes, 1 to 1440',
  },
  wrongTokensPerMinute: {
    env: 'WRONG_TOKENS_PER_MINUTE',
    doc: 'Wrong tokens for /api/admin from one address before it has to wait for the rest of a minute.',
    unit: 'whole number, 1 to 1000',
  },
  stripeBreakerFailures: {
    env: 'STRIPE_BREAKER_FAILURES',
    doc: 'Payments in a row without an answer of Stripe, after which new ones are refused at once, before anything is written or charged.',
    unit: 'whole number, 1 to 1000',
  },
  stripeBreakerPauseMs: {
    env: 'STRIPE_BREAKER_PAUSE_MS',
    doc: 'After this pause one payment is let through, to see whether Stripe is back.',
    unit: 'milliseconds, 100 to 600000',
  },
};
