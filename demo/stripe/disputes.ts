import { noRequest } from './account.ts';
import type { Account, Call } from './account.ts';
import type { DisputeKind } from './cards.ts';
import { errors } from './errors.ts';
import type { ApiObject } from './errors.ts';
import { emit } from './events.ts';
import { newId, now } from './ids.ts';
import { keep } from './store.ts';
import type { ChargeRecord, DisputeRecord } from './store.ts';

const dueSeconds = 9 * 24 * 60 * 60;

/** What each kind of card lets the buyer's bank say some time after the payment. */
const disputesOf: Readonly<Record<DisputeKind, readonly { reason: string; inquiry: boolean }[]>> = {
  fraudulent: [{ reason: 'fraudulent', inquiry: false }],
  product_not_received: [{ reason: 'product_not_received', inquiry: false }],
  inquiry: [{ reason: 'fraudulent', inquiry: true }],
  twice: [
    { reason: 'fraudulent', inquiry: false },
    { reason: 'fraudulent', inquiry: false },
  ],
  warning: [],
};

/** Sees to the dispute or the fraud warning that the charged card stands for. */
export function disputeAsArranged(account: Account, charge: ChargeRecord): void {
  const kind = charge.method.facts.card.dispute;
  if (kind === undefined) return;
  account.later.do(() => {
    for (const { reason, inquiry } of disputesOf[kind])
      openDispute(account, charge, reason, inquiry);
    if (kind === 'warning') warn(account, charge);
  });
}

export function retrieveDispute(call: Call): ApiObject {
  const dispute = call.account.store.disputes.get(call.id);
  if (dispute === undefined) throw errors.notFound('dispute', call.id, 'dispute');
  return showDispute(call.account, dispute);
}

function openDispute(
  account: Account,
  charge: ChargeRecord,
  reason: string,
  inquiry: boolean,
): void {
  const dispute = keep(account.store.disputes, {
    id: newId('dp'),
    created: now(),
    amount: charge.amount,
    charge: charge.id,
    reason,
    inquiry,
  });
  charge.dispute = dispute.id;
  emit(account, noRequest, 'charge.dispute.created', showDispute(account, dispute));
}

function warn(account: Account, charge: ChargeRecord): void {
  emit(account, noRequest, 'radar.early_fraud_warning.created', {
    id: newId('issfr'),
    object: 'radar.early_fraud_warning',
    actionable: true,
    charge: charge.id,
    created: now(),
    fraud_type: 'misc',
    livemode: false,
    payment_intent: charge.paymentIntent,
  });
}

function showDispute({ store }: Account, dispute: DisputeRecord): ApiObject {
  const charge = store.charges.get(dispute.charge);
  return {
    id: dispute.id,
    object: 'dispute',
    amount: dispute.amount,
    balance_transactions: [],
    charge: dispute.charge,
    created: dispute.created,
    currency: charge?.currency ?? null,
    enhanced_eligibility_types: [],
    evidence: {},
    evidence_details: {
      due_by: dispute.created + dueSeconds,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
    },
    is_charge_refundable: dispute.inquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge?.paymentIntent ?? null,
    payment_method_details: {
      card: {
        brand: charge?.method.facts.card.brand ?? null,
        case_type: dispute.inquiry ? 'inquiry' : 'chargeback',
        network_reason_code: null,
      },
      type: 'card',
    },
    reason: dispute.reason,
    status: dispute.inquiry ? 'warning_needs_response' : 'needs_response',
  };
}
