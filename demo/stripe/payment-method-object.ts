import { createHash } from 'node:crypto';
import type { Account } from './account.ts';
import type { Check } from './cards.ts';
import type { BillingDetails } from './details.ts';
import type { ApiObject } from './errors.ts';
import { newId, now } from './ids.ts';
import type { CardFacts, PaymentMethodRecord } from './records.ts';

export function newMethod(
  account: Account,
  prefix: 'pm' | 'card',
  facts: CardFacts,
  billing: BillingDetails,
  { allowRedisplay = 'unspecified', metadata = {} }: Partial<PaymentMethodRecord> = {},
): PaymentMethodRecord {
  return {
    id: newId(prefix),
    created: now(account),
    facts,
    billing,
    allowRedisplay,
    metadata,
    customer: null,
    detached: false,
    setUp: false,
    spentOn: null,
  };
}

/** `asked` says whether a bank has had a word on the card; by default, whether it paid or was saved. */
export function showPaymentMethod(
  method: PaymentMethodRecord,
  asked: boolean = wasAsked(method),
): ApiObject {
  return {
    id: method.id,
    object: 'payment_method',
    ...showPreview(method, asked),
    created: method.created,
    livemode: false,
    metadata: method.metadata,
  };
}

/** The part of a payment method that a confirmation token shows, too. */
export function showPreview(method: PaymentMethodRecord, asked = wasAsked(method)): ApiObject {
  const { card, expMonth, expYear } = method.facts;
  return {
    allow_redisplay: method.allowRedisplay,
    billing_details: method.billing,
    card: {
      brand: card.brand,
      checks: checksOf(method, asked),
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
    customer: method.customer,
    customer_account: null,
    shared_payment_granted_token: null,
    type: 'card',
  };
}

/** What the bank said of security code and address; before it is asked they are unchecked. */
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

function wasAsked({ spentOn, customer, detached }: PaymentMethodRecord): boolean {
  return spentOn !== null || customer !== null || detached;
}
