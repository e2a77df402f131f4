import type { Account } from './account.ts';
import type { ApiObject } from './errors.ts';
import type { ChargeRecord, PaymentIntentRecord } from './records.ts';
import { nextAction } from './challenges.ts';

export type Status =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'requires_capture'
  | 'succeeded'
  | 'canceled';

/** The charge that has taken, or holds, the money. */
export function goodCharge(account: Account, intent: PaymentIntentRecord): ChargeRecord | null {
  const charge = account.store.charges.get(intent.latestCharge ?? '');
  return charge?.decline === null ? charge : null;
}

export function statusOf(account: Account, intent: PaymentIntentRecord): Status {
  if (intent.canceled !== null) return 'canceled';
  const charge = goodCharge(account, intent);
  if (charge !== null) return charge.capturedAmount === null ? 'requires_capture' : 'succeeded';
  if (intent.challenge !== null) return 'requires_action';
  return intent.paymentMethod === null ? 'requires_payment_method' : 'requires_confirmation';
}

/** What the merchant lets buyers pay with; Stripe offers cards and Link where it is left to it. */
export function typesOf(intent: PaymentIntentRecord): readonly string[] {
  const offered = intent.automaticPaymentMethods?.enabled === true ? ['card', 'link'] : ['card'];
  return (intent.allowedTypes ?? offered).filter(
    (type) => intent.excludedTypes?.includes(type) !== true,
  );
}

export function showPaymentIntent(account: Account, intent: PaymentIntentRecord): ApiObject {
  const status = statusOf(account, intent);
  const charge = goodCharge(account, intent);
  return {
    id: intent.id,
    object: 'payment_intent',
    allowed_payment_method_types:
      intent.automaticPaymentMethods === null ? null : intent.allowedTypes,
    amount: intent.amount,
    amount_capturable: status === 'requires_capture' ? intent.amount : 0,
    amount_details: { tip: {} },
    amount_received: charge?.capturedAmount ?? 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: intent.automaticPaymentMethods,
    canceled_at: intent.canceled?.at ?? null,
    cancellation_reason: intent.canceled?.reason ?? null,
    capture_method: intent.captureMethod,
    client_secret: intent.clientSecret,
    confirmation_method: intent.confirmationMethod,
    created: intent.created,
    currency: intent.currency,
    customer: intent.customer,
    customer_account: null,
    description: intent.description,
    excluded_payment_method_types: intent.excludedTypes,
    last_payment_error: intent.lastPaymentError,
    latest_charge: intent.latestCharge,
    livemode: false,
    managed_payments: { enabled: false },
    metadata: intent.metadata,
    next_action: status === 'requires_action' ? nextAction(account, intent) : null,
    on_behalf_of: null,
    payment_method: intent.paymentMethod,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: {
        installments: null,
        mandate_options: null,
        network: null,
        request_three_d_secure: intent.requestThreeDSecure,
      },
    },
    payment_method_types: typesOf(intent),
    payment_record: null,
    processing: null,
    receipt_email: intent.receiptEmail,
    review: null,
    setup_future_usage: intent.setupFutureUsage,
    shared_payment_granted_token: null,
    shipping: intent.shipping,
    source: null,
    statement_descriptor: intent.statementDescriptor,
    statement_descriptor_suffix: intent.statementDescriptorSuffix,
    status,
    transfer_data: null,
    transfer_group: intent.transferGroup,
  };
}

const publicFields = `id object amount amount_details automatic_payment_methods canceled_at
  cancellation_reason capture_method client_secret confirmation_method created currency description
  last_payment_error livemode next_action payment_method payment_method_configuration_details
  payment_method_types processing receipt_email setup_future_usage shipping source status`.split(
  /\s+/,
);

/** What the buyer's browser may see: nothing the merchant notes for itself. */
export function showPublicly(account: Account, intent: PaymentIntentRecord): ApiObject {
  const whole = showPaymentIntent(account, intent);
  return Object.fromEntries(publicFields.map((field) => [field, whole[field]]));
}
