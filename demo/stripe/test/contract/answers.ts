import type { Capture } from './recorder.ts';
import { part, text } from '../client.ts';

/** What each endpoint answers, as the SDK's typings name it. */
const objects: Readonly<Record<string, string>> = {
  '/v1/account': 'Stripe.Account',
  '/v1/accounts': 'Stripe.Account',
  '/v1/balance': 'Stripe.Balance',
  '/v1/balance_transactions': 'Stripe.BalanceTransaction',
  '/v1/charges': 'Stripe.Charge',
  '/v1/confirmation_tokens': 'Stripe.ConfirmationToken',
  '/v1/customers': 'Stripe.Customer',
  '/v1/disputes': 'Stripe.Dispute',
  '/v1/payment_intents': 'Stripe.PaymentIntent',
  '/v1/payment_methods': 'Stripe.PaymentMethod',
  '/v1/radar/early_fraud_warnings': 'Stripe.Radar.EarlyFraudWarning',
  '/v1/refunds': 'Stripe.Refund',
  '/v1/test_helpers/confirmation_tokens': 'Stripe.ConfirmationToken',
  '/v1/tokens': 'Stripe.Token',
  '/v1/webhook_endpoints': 'Stripe.WebhookEndpoint',
};

const lists: Readonly<Record<string, string>> = {
  list: 'ApiList',
  search_result: 'ApiSearchResult',
};

/**
 * The typings that `typeOf` names. Those of Stripe.js know the capture method that Stripe has made
 * the default only as a parameter.
 */
export const imports = `import type Stripe from 'stripe';
import type * as Browser from '@stripe/stripe-js';
type Capture = { capture_method: Stripe.PaymentIntent['capture_method'] };
type BrowserIntent = Omit<Browser.PaymentIntent, 'capture_method'> & Capture;
type BrowserError = Omit<Browser.StripeError, 'payment_intent'> & { payment_intent?: BrowserIntent };
`;

/** The type an answer has to have. Throws for an endpoint no type is known of. */
export function typeOf({ endpoint, key, status, body }: Capture): string {
  if (status >= 400) {
    return `{ error: ${key === 'secret' ? 'Stripe.StripeRawError' : 'BrowserError'} }`;
  }
  const path = endpoint.replace(/^\w+ /, '');
  const kind = String(part(body, 'object'));
  if (kind === 'event') return eventType(body);
  // Events are checked one by one: each type of event has a type of its own.
  if (path === '/v1/events') return 'Stripe.ApiList<unknown>';
  const object = answered(path);
  if (part(body, 'deleted') === true) return object.replace('Stripe.', 'Stripe.Deleted');
  const list = lists[kind];
  if (list !== undefined) return `Stripe.${list}<${object}>`;
  return key === 'publishable' && kind === 'payment_intent' ? 'BrowserIntent' : object;
}

function answered(path: string): string {
  // A customer's payment methods are payment methods.
  const place = path.replace(/^\/v1\/customers\/:\w+(?=\/)/, '/v1');
  const longest = Object.keys(objects)
    .filter((known) => place === known || place.startsWith(`${known}/`))
    .sort((one, other) => other.length - one.length)[0];
  const type = longest === undefined ? undefined : objects[longest];
  if (type === undefined) throw new Error(`No type is named for what ${path} answers.`);
  return type;
}

function eventType(body: unknown): string {
  return `Extract<Stripe.Event, { type: ${JSON.stringify(text(body, 'type'))} }>`;
}
