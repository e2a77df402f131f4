import type { Account } from './account.ts';
import type { ApiObject } from './errors.ts';
import { checksOf, fingerprint } from './payment-method-object.ts';
import { showLegacyCard } from './tokens.ts';
import type { ChargeRecord, RefundRecord } from './records.ts';
import type { Store } from './store.ts';

/** How long a bank holds money for a charge that is not captured. */
export const authorisationSeconds = 7 * 24 * 60 * 60;

/** What of a charge has gone back: refunds, and what a capture or a cancellation left over. */
export function refundedAmount({ store }: Account, charge: ChargeRecord): number {
  if (charge.released) return charge.amount;
  const uncaptured = charge.capturedAmount === null ? 0 : charge.amount - charge.capturedAmount;
  return refundsOf(store, charge)
    .filter(isGiven)
    .reduce((sum, refund) => sum + refund.amount, uncaptured);
}

/** A charge's refunds, oldest first. */
export function refundsOf(store: Store, charge: ChargeRecord): RefundRecord[] {
  return charge.refunds.flatMap((id) => store.refunds.get(id) ?? []);
}

function isGiven({ status }: RefundRecord): boolean {
  return status === 'succeeded' || status === 'pending';
}

export function receiptUrl(account: Account, charge: ChargeRecord): string {
  return `${account.pages.receipts}/receipts/${charge.receiptKey}`;
}

export function showCharge(account: Account, charge: ChargeRecord): ApiObject {
  const { decline, method, paymentIntent } = charge;
  const refunded = refundedAmount(account, charge);
  return {
    id: charge.id,
    object: 'charge',
    amount: charge.amount,
    amount_captured: charge.capturedAmount ?? 0,
    amount_refunded: refunded,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: charge.balanceTransaction,
    billing_details: method.billing,
    calculated_statement_descriptor: charge.statementDescriptor ?? 'STAND-IN',
    captured: charge.capturedAmount !== null,
    created: charge.created,
    currency: charge.currency,
    customer: charge.customer,
    description: charge.description,
    destination: null,
    dispute: charge.dispute,
    disputed: charge.dispute !== null,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: charge.fraudReport === null ? {} : { user_report: charge.fraudReport },
    livemode: false,
    metadata: charge.metadata,
    on_behalf_of: null,
    order: null,
    outcome: outcome(charge),
    paid: decline === null,
    payment_intent: paymentIntent,
    payment_method: method.id,
    payment_method_details: paymentMethodDetails(charge),
    radar_options: {},
    receipt_email: charge.receiptEmail,
    receipt_number: null,
    receipt_url: decline === null ? receiptUrl(account, charge) : null,
    refunded: decline === null && refunded === charge.amount,
    review: null,
    shipping: charge.shipping,
    source: paymentIntent === null ? showLegacyCard(method, true) : null,
    source_transfer: null,
    statement_descriptor: charge.statementDescriptor,
    statement_descriptor_suffix: charge.statementDescriptorSuffix,
    status: decline === null ? 'succeeded' : 'failed',
    transfer_data: null,
    transfer_group: charge.transferGroup,
  };
}

const riskScores = { normal: 32, elevated: 65, highest: 92 };

/** What network, bank and Stripe's fraud check made of the charge. */
function outcome({ decline, method }: ChargeRecord): ApiObject {
  const { blocked = false, risk = 'normal' } = method.facts.card;
  return {
    advice_code: decline?.advice ?? null,
    network_advice_code: null,
    network_decline_code: decline?.networkCode ?? null,
    risk_level: risk,
    risk_score: riskScores[risk],
    ...verdict(decline?.declineCode, blocked, risk),
  };
}

function verdict(declineCode: string | undefined, blocked: boolean, risk: string): ApiObject {
  if (declineCode === undefined) {
    return {
      network_status: 'approved_by_network',
      reason: risk === 'elevated' ? 'elevated_risk_level' : null,
      seller_message: 'Payment complete.',
      type: 'authorized',
    };
  }
  if (blocked) {
    return {
      network_status: 'not_sent_to_network',
      reason: 'highest_risk_level',
      seller_message: 'Stripe blocked this payment as too risky.',
      type: 'blocked',
    };
  }
  return {
    network_status: 'declined_by_network',
    reason: declineCode,
    seller_message:
      declineCode === 'generic_decline'
        ? 'The bank did not return any further details with this decline.'
        : `The bank returned the decline code \`${declineCode}\`.`,
    type: 'issuer_declined',
  };
}

function paymentMethodDetails(charge: ChargeRecord): ApiObject {
  const { card, expMonth, expYear } = charge.method.facts;
  const approved = charge.decline === null;
  const waiting = approved && charge.manualCapture && charge.capturedAmount === null;
  return {
    card: {
      amount_authorized: approved ? charge.amount : null,
      authorization_code: approved ? '123456' : null,
      brand: card.brand,
      ...(waiting ? { capture_before: charge.created + authorisationSeconds } : {}),
      checks: checksOf(charge.method, true),
      country: card.country,
      electronic_commerce_indicator: charge.authenticated ? '05' : '07',
      exp_month: expMonth,
      exp_year: expYear,
      extended_authorization: { status: 'disabled' },
      fingerprint: fingerprint(charge.method.facts),
      funding: card.funding,
      incremental_authorization: { status: 'unavailable' },
      installments: null,
      last4: card.number.slice(-4),
      mandate: null,
      multicapture: { status: 'unavailable' },
      network: card.brand,
      network_token: { used: false },
      network_transaction_id: approved ? charge.receiptKey.slice(0, 15) : null,
      overcapture: { maximum_amount_capturable: charge.amount, status: 'unavailable' },
      regulated_status: 'unregulated',
      three_d_secure: charge.authenticated ? authentication : null,
      transaction_link_id: null,
      wallet: null,
    },
    type: 'card',
  };
}

const authentication: ApiObject = {
  authentication_flow: 'challenge',
  electronic_commerce_indicator: '05',
  exemption_indicator: null,
  result: 'authenticated',
  result_reason: null,
  transaction_id: '00000000-0000-4000-8000-000000000000',
  version: '2.2.0',
};
