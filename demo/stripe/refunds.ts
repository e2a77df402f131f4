import { noRequest } from './account.ts';
import type { Account, Call, Cause } from './account.ts';
import { formatAmount, readPart } from './amounts.ts';
import { bookRefund, bookRefundFailure } from './balance-transactions.ts';
import { refundedAmount, showCharge } from './charge-object.ts';
import { isChargeRefundable } from './dispute-object.ts';
import { readMetadata } from './details.ts';
import { errors, invalid, wrongState } from './errors.ts';
import type { ApiObject } from './errors.ts';
import { emit } from './events.ts';
import { newId, now } from './ids.ts';
import { listOf } from './lists.ts';
import { keep } from './store.ts';
import type { ChargeRecord, RefundRecord } from './records.ts';

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
    throw invalid(
      'You cannot partially refund an uncaptured charge. Instead, capture the charge for an amount less than the original amount',
      'amount',
    );
  }
  const pending = charge.method.facts.card.refund === 'pending_then_succeeds';
  const refund = keep(account.store.refunds, {
    id: newId('re'),
    created: now(account),
    amount,
    charge: charge.id,
    reason,
    metadata,
    status: pending ? ('pending' as const) : ('succeeded' as const),
    balanceTransaction: null,
    failureBalanceTransaction: null,
  });
  charge.refunds.push(refund.id);
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
  tellOfChange(call.account, call.cause, refund);
  return showRefund(call.account, refund);
}

/** Takes back a refund that has not gone out yet. */
export function cancelRefund(call: Call): ApiObject {
  const { account, cause } = call;
  const refund = found(call);
  if (refund.status !== 'pending') throw wrongState('Canceling this refund is unsupported.');
  refund.status = 'canceled';
  giveBack(account, refund);
  tellOfChange(account, cause, refund);
  return showRefund(account, refund);
}

export function listRefunds(call: Call): ApiObject {
  const { account, form } = call;
  const { store } = account;
  const charge = form.given('charge');
  const paymentIntent = form.given('payment_intent');
  if (charge !== undefined && !store.charges.has(charge)) {
    throw errors.noSuch('charge', charge, 'charge');
  }
  if (paymentIntent !== undefined && !store.paymentIntents.has(paymentIntent)) {
    throw errors.noSuch('payment_intent', paymentIntent, 'payment_intent');
  }
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
    customer: charge?.customer ?? null,
    customer_account: null,
    destination_details: {
      card: {
        reference_status: pending ? 'pending' : 'available',
        reference_type: 'acquirer_reference_number',
        type: charge?.capturedAmount === null ? 'reversal' : 'refund',
      },
      type: 'card',
    },
    ...(refund.failureBalanceTransaction === null
      ? {}
      : {
          failure_balance_transaction: refund.failureBalanceTransaction,
          failure_reason: refund.status === 'canceled' ? 'merchant_request' : 'unknown',
        }),
    metadata: refund.metadata,
    payment_intent: charge?.paymentIntent ?? null,
    payment_method: charge?.method.id ?? null,
    ...(pending ? { pending_reason: 'processing' } : {}),
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
  if (charge === undefined) throw errors.notFound('charge', chargeId, 'id');
  refuseUnpaid(charge);
  const disputes = [...store.disputes.values()].filter((one) => one.charge === charge.id);
  if (!disputes.every(isChargeRefundable)) {
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
    if (intent.latestCharge === null) throw nothingPaid(intentId);
    return intent.latestCharge;
  }
}

function refuseUnpaid({ id, decline, capturedAmount, paymentIntent }: ChargeRecord): void {
  if (decline !== null) {
    throw paymentIntent === null
      ? wrongState(`Charge ${id} was not successful and cannot be refunded.`)
      : nothingPaid(paymentIntent);
  }
  if (capturedAmount === null && paymentIntent !== null) {
    throw wrongState(
      `This uncaptured Charge was created by a PaymentIntent (${paymentIntent}). You must cancel the PaymentIntent to reverse the authorization instead of refunding the Charge directly. For more information, see https://stripe.com/docs/payments/place-a-hold-on-a-payment-method`,
    );
  }
}

function nothingPaid(paymentIntent: string): Error {
  return wrongState(
    `This PaymentIntent (${paymentIntent}) does not have a successful charge to refund.`,
  );
}

/** Cards whose refunds take their time, or come back. */
function settleAsArranged(account: Account, refund: RefundRecord, charge: ChargeRecord): void {
  if (charge.method.facts.card.refund === undefined) return;
  account.later.do('settle_refund', refund.id);
}

/** A refund that took its time arrives, or comes back. */
export function settleRefund(account: Account, id: string): void {
  const refund = account.store.refunds.get(id);
  if (refund === undefined || refund.status === 'canceled') return;
  const card = account.store.charges.get(refund.charge)?.method.facts.card;
  const fails = card?.refund === 'succeeds_then_fails';
  refund.status = fails ? 'failed' : 'succeeded';
  if (fails) giveBack(account, refund);
  tellOfChange(account, noRequest, refund);
  if (fails) emit(account, noRequest, 'refund.failed', showRefund(account, refund));
}

/** The money did not reach the buyer. */
function giveBack(account: Account, refund: RefundRecord): void {
  const charge = account.store.charges.get(refund.charge);
  if (charge === undefined || refund.balanceTransaction === null) return;
  refund.failureBalanceTransaction = bookRefundFailure(account, refund, charge.currency);
}

function tellOfChange(account: Account, cause: Cause, refund: RefundRecord): void {
  const shown = showRefund(account, refund);
  emit(account, cause, 'refund.updated', shown);
  emit(account, cause, 'charge.refund.updated', shown);
}
