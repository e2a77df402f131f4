import { createHash } from 'node:crypto';
import type { Account, Call } from './account.ts';
import { cardByName } from './cards.ts';
import type { Check } from './cards.ts';
import { namedCard, readCard } from './card-entry.ts';
import { readBillingDetails, readMetadata } from './details.ts';
import type { BillingDetails } from './details.ts';
import { errors, invalid } from './errors.ts';
import type { ApiObject } from './errors.ts';
import type { Form } from './fields.ts';
import { newId, now } from './ids.ts';
import { keep } from './store.ts';
import type { CardFacts, PaymentMethodRecord, TokenRecord } from './store.ts';

/** A payment method read from a request; it and its token count only once `keepMethod` ran. */
export interface MethodEntry {
  readonly method: PaymentMethodRecord;
  readonly token: TokenRecord | null;
}

export function createPaymentMethod(call: Call): ApiObject {
  const entry = readPaymentMethod(call, call.form);
  return showPaymentMethod(keepMethod(call.account, entry));
}

export function retrievePaymentMethod(call: Call): ApiObject {
  const method = call.account.store.paymentMethods.get(call.id);
  if (method === undefined) throw errors.notFound('PaymentMethod', call.id, 'payment_method');
  return showPaymentMethod(method);
}

/** Reads `type`, `card`, `billing_details` …, at the top of a form or in payment_method_data. */
export function readPaymentMethod(call: Call, form: Form): MethodEntry {
  const type = form.required('type');
  if (type !== 'card') {
    throw invalid(
      `The payment method type "${type}" is invalid. Please ensure the provided type is activated in your dashboard and your account is enabled for any preview features that you are trying to use.`,
      form.name('type'),
    );
  }
  const card = form.section('card');
  if (card === undefined) throw errors.missing(form.name('card'));
  const { facts, token } = readCard(call, card);
  const billing = readBillingDetails(form.section('billing_details'));
  const allowRedisplay =
    form.choice('allow_redisplay', ['always', 'limited', 'unspecified']) ?? 'unspecified';
  const metadata = readMetadata(form);
  return { method: newMethod('pm', facts, billing, { allowRedisplay, metadata }), token };
}

/** The payment method an id of a request names: `pm_card_visa` makes a new one each time. */
export function methodById(account: Account, id: string): PaymentMethodRecord {
  const card = id.startsWith('pm_card_') ? cardByName(id) : undefined;
  if (card !== undefined) {
    return newMethod('pm', namedCard(card), readBillingDetails(undefined));
  }
  const method = account.store.paymentMethods.get(id);
  if (method === undefined) throw errors.noSuch('PaymentMethod', id, 'payment_method');
  return method;
}

export function newMethod(
  prefix: 'pm' | 'card',
  facts: CardFacts,
  billing: BillingDetails,
  { allowRedisplay = 'unspecified', metadata = {} }: Partial<PaymentMethodRecord> = {},
): PaymentMethodRecord {
  return {
    id: newId(prefix),
    created: now(),
    facts,
    billing,
    allowRedisplay,
    metadata,
    spentOn: null,
  };
}

export function keepMethod(account: Account, { method, token }: MethodEntry): PaymentMethodRecord {
  if (token !== null) token.used = true;
  return keep(account.store.paymentMethods, method);
}

export function showPaymentMethod(method: PaymentMethodRecord): ApiObject {
  return {
    id: method.id,
    object: 'payment_method',
    ...showPreview(method),
    created: method.created,
    livemode: false,
    metadata: method.metadata,
  };
}

/** The part of a payment method that a confirmation token shows, too. */
export function showPreview(method: PaymentMethodRecord): ApiObject {
  const { card, expMonth, expYear } = method.facts;
  return {
    allow_redisplay: method.allowRedisplay,
    billing_details: method.billing,
    card: {
      brand: card.brand,
      checks: checksOf(method, method.spentOn !== null),
      country: card.country,
      display_brand: card.brand,
      exp_month: expMonth,
      exp_year: expYear,
      fingerprint: fingerprint(method.facts),
      funding: card.funding,
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: card.threeDSecure !== 'unsupported' },
      wallet: null,
    },
    customer: null,
    customer_account: null,
    shared_payment_granted_token: null,
    type: 'card',
  };
}

/** What the bank said of security code and address; before a payment they are unchecked. */
export function checksOf(method: PaymentMethodRecord, asked: boolean): Record<string, Check> {
  const { card, cvcSent, named } = method.facts;
  const { line1, postal_code } = method.billing.address;
  const result = (sent: boolean, exception: Check | undefined): Check => {
    if (named && exception !== undefined) return exception;
    if (!sent) return null;
    return asked ? (exception ?? 'pass') : 'unchecked';
  };
  return {
    address_line1_check: result(line1 !== null, card.checks?.line1),
    address_postal_code_check: result(postal_code !== null, card.checks?.postalCode),
    cvc_check: result(cvcSent, card.checks?.cvc),
  };
}

/** The same for the same number, as at Stripe; only the published test numbers come this way. */
export function fingerprint({ card }: CardFacts): string {
  return createHash('sha256').update(`stand-in ${card.number}`).digest('hex').slice(0, 16);
}
