import { noRequest } from './account.ts';
import type { Account, Call } from './account.ts';
import { formatAmount, readPart } from './amounts.ts';
import { bookRefund } from './balance-transactions.ts';
import { refundedAmount, showCharge } from './charge-object.ts';
import { readMetadata } from './details.ts';
import { errors, invalid, wrongState } from './errors.ts';
import type { ApiObject } from './errors.ts';
import { emit } from './events.ts';
import { newId, now } from './ids.ts';
import { listOf } from './lists.ts';
import { keep } from './store.ts';
import type { ChargeRecord, RefundRecord } from './store.ts';

export function createRefund(call: Call): ApiObject {
  const { account, cause, form } = call;
  const charge = chargeToRefund(call);
  const left = charge.amount - refundedAmount(account, charge);
  const amount = readPart(form, 'amount') ?? left;
  const reason =
    form.choice('reason', ['duplicate', 'fraudulent', 'requested_by_customer']) ?? null;
  const metadata = readMetadata(form);
  if (left === 0) {
    throw wrongState(`Charge ${charge.id} has already been refunded.`, 'charge_already_refunded');
  }
  if (amount > left) {
    throw invalid(
      `Refund amount (${formatAmount(amount, charge.currency)}) is greater than ${
        left === charge.amount ? 'charge amount' : 'unrefunded amount on charge'
      } (${formatAmount(left, charge.currency)})`,
      'amount',
    );
  }
  if (charge.capturedAmount === null && amount < left) {
    throw invalid('A charge that was not captured can only be refunded in full.', 'amount');
  }
  const pending = charge.method.facts.card.refund === 'pending_then_succeeds';
  const refund = keep(account.store.refunds, {
    id: newId('re'),
    created: now(),
    amount,
    charge: charge.id,
    reason,
    metadata,
    status: pending ? ('pending' as const) : ('succeeded' as const),
    balanceTransaction: null,
  });
  if (charge.capturedAmount === null) charge.released = true;
  else refund.balanceTransaction = bookRefund(account, refund, charge.currency);
  emit(account, cause, 'refund.created', showRefund(account, refund));
  emit(account, cause, 'charge.refunded', showCharge(account, charge));
  settleAsArranged(account, refund, charge);
  return showRefund(account, refund);
}

export function retrieveRefund(call: Call): ApiObject {
  return showRefund(call.account, found(call));
}

export function updateRefund(call: Call): ApiObject {
  const refund = found(call);
  refund.metadata = readMetadata(call.form, refund.metadata);
  emit(call.account, call.cause, 'refund.updated', showRefund(call.account, refund));
  return showRefund(call.account, refund);
}

export function listRefunds(call: Call): ApiObject {
  const { account, form } = call;
  const { store } = account;
  const charge = form.given('charge');
  const paymentIntent = form.given('payment_intent');
  const refunds = [...store.refunds.values()].filter(
    (refund) =>
      (charge === undefined || refund.charge === charge) &&
      (paymentIntent === undefined ||
        store.charges.get(refund.charge)?.paymentIntent === paymentIntent),
  );
  return listOf(call, '/v1/refunds', refunds, (refund) => showRefund(account, refund));
}

export function showRefund({ store }: Account, refund: RefundRecord): ApiObject {
  const charge = store.charges.get(refund.charge);
  const pending = refund.status === 'pending';
  return {
    id: refund.id,
    object: 'refund',
    amount: refund.amount,
    balance_transaction: refund.balanceTransaction,
    charge: refund.charge,
    created: refund.created,
    currency: charge?.currency ?? null,
    customer: null,
    customer_account: null,
    destination_details: {
      card: {
        reference_status: pending ? 'pending' : 'available',
        reference_type: 'acquirer_reference_number',
        type: charge?.capturedAmount === null ? 'reversal' : 'refund',
      },
      type: 'card',
    },
    ...(refund.status === 'failed' ? { failure_reason: 'unknown' } : {}),
    metadata: refund.metadata,
    payment_intent: charge?.paymentIntent ?? null,
    payment_method: charge?.method.id ?? null,
    reason: refund.reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: refund.status,
    transfer_reversal: null,
  };
}

function found({ account, id }: Call): RefundRecord {
  const refund = account.store.refunds.get(id);
  if (refund === undefined) throw errors.notFound('refund', id, 'id');
  return refund;
}

function chargeToRefund({ account: { store }, form }: Call): ChargeRecord {
  const intentId = form.given('payment_intent');
  const chargeId = form.given('charge') ?? latestCharge();
  if (chargeId === undefined) {
    throw invalid(
      'One of the following params should be provided for this request: payment_intent or charge.',
    );
  }
  const charge = store.charges.get(chargeId);
  if (charge === undefined) throw errors.noSuch('charge', chargeId, 'charge');
  if (charge.decline !== null) {
    throw wrongState(`Charge ${charge.id} was not successful and cannot be refunded.`);
  }
  if (store.disputes.get(charge.dispute ?? '')?.inquiry === false) {
    throw wrongState(
      `Charge ${charge.id} has been charged back; cannot issue a refund.`,
      'charge_disputed',
    );
  }
  return charge;

  function latestCharge(): string | undefined {
    if (intentId === undefined) return undefined;
    const intent = store.paymentIntents.get(intentId);
    if (intent === undefined) throw errors.noSuch('payment_intent', intentId, 'payment_intent');
    const charge = store.charges.get(intent.latestCharge ?? '');
    if (charge?.decline === null && charge.capturedAmount !== null) return charge.id;
    throw wrongState(
      `This PaymentIntent (${intentId}) does not have a successful charge to refund.`,
    );
  }
}

/** Cards whose refunds take their time, or come back. */
function settleAsArranged(account: Account, refund: RefundRecord, charge: ChargeRecord): void {
  const arranged = charge.method.facts.card.refund;
  if (arranged === undefined) return;
  const fails = arranged === 'succeeds_then_fails';
  account.later.do(() => {
    refund.status = fails ? 'failed' : 'succeeded';
    const type = fails ? 'refund.failed' : 'refund.updated';
    emit(account, noRequest, type, showRefund(account, refund));
  });
}
