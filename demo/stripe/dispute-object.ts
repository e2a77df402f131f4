import type { Account } from './account.ts';
import { showBalanceTransaction } from './balance-transactions.ts';
import type { ApiObject } from './errors.ts';
import { now } from './ids.ts';
import { parametersOf } from './parameters.ts';
import type { DisputeRecord } from './records.ts';

const day = 24 * 60 * 60;
/** Days the merchant has to answer, counted from the end of the day. */
const daysToAnswer = 8;

/** Visa's codes for what the buyer's bank says; an inquiry has a code of its own. */
const reasonCodes: Readonly<Record<string, string>> = {
  fraudulent: '10.4',
  product_not_received: '13.1',
};

export function disputeStatus({ inquiry, underReview, verdict }: DisputeRecord): string {
  if (verdict !== null) return verdict;
  return `${inquiry ? 'warning_' : ''}${underReview ? 'under_review' : 'needs_response'}`;
}

/** While the bank has the money, or may yet get it, nothing can be given back to the buyer. */
export function isChargeRefundable({ inquiry, verdict }: DisputeRecord): boolean {
  return verdict === 'won' || (verdict === null && inquiry);
}

export function showDispute(account: Account, dispute: DisputeRecord): ApiObject {
  const { store } = account;
  const charge = store.charges.get(dispute.charge);
  const brand = charge?.method.facts.card.brand ?? 'visa';
  return {
    id: dispute.id,
    object: 'dispute',
    amount: dispute.amount,
    balance_transactions: dispute.balanceTransactions.flatMap((id) => {
      const transaction = store.balanceTransactions.get(id);
      return transaction === undefined ? [] : [showBalanceTransaction(account, transaction)];
    }),
    charge: dispute.charge,
    created: dispute.created,
    currency: charge?.currency ?? null,
    enhanced_eligibility_types: [],
    evidence: showEvidence(dispute),
    evidence_details: showEvidenceDetails(account, dispute),
    intended_submission_method: null,
    is_charge_refundable: isChargeRefundable(dispute),
    livemode: false,
    metadata: dispute.metadata,
    payment_intent: charge?.paymentIntent ?? null,
    payment_method_details: {
      card: {
        brand,
        case_type: dispute.inquiry ? 'inquiry' : 'chargeback',
        network: brand,
        network_reason_code: dispute.inquiry ? '10' : (reasonCodes[dispute.reason] ?? null),
      },
      type: 'card',
    },
    reason: dispute.reason,
    status: disputeStatus(dispute),
  };
}

function showEvidence({ evidence }: DisputeRecord): ApiObject {
  const fields = parametersOf('DisputeUpdateParams').evidence?.fields ?? {};
  const names = Object.keys(fields).filter((name) => fields[name]?.text === true);
  return {
    ...Object.fromEntries(names.map((name) => [name, evidence[name] ?? null])),
    enhanced_evidence: {},
  };
}

function showEvidenceDetails(
  account: Account,
  { created, evidence, submissions }: DisputeRecord,
): ApiObject {
  const due = (Math.floor(created / day) + daysToAnswer + 1) * day - 1;
  return {
    due_by: due,
    enhanced_eligibility: {},
    has_evidence: Object.keys(evidence).length > 0,
    past_due: now(account) > due,
    submission_count: submissions,
    submission_method: submissions > 0 ? 'manual' : 'not_submitted',
  };
}
