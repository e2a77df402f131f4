import type { Account, Call } from './account.ts';
import { errors } from './errors.ts';
import type { ApiObject } from './errors.ts';
import { newId, now } from './ids.ts';
import { listOf } from './lists.ts';
import { keep } from './store.ts';
import type {
  BalanceTransactionRecord,
  ChargeRecord,
  DisputeRecord,
  RefundRecord,
} from './records.ts';

const settlementSeconds = 2 * 24 * 60 * 60;

/** What Stripe asks for a dispute in the United States, in cents; taken whatever comes of it. */
const disputeFee = 1500;

/** Stripe's fee for a card in the United States: 2.9 % and 30 cents, in minor units. */
function feeOf(amount: number): number {
  return Math.round(amount * 0.029) + 30;
}

export function bookCharge(account: Account, charge: ChargeRecord): void {
  const amount = charge.capturedAmount ?? 0;
  charge.balanceTransaction = book(account, {
    amount,
    fee: feeOf(amount),
    currency: charge.currency,
    source: charge.id,
    type: 'charge',
    reportingCategory: 'charge',
    available: charge.method.facts.card.available ?? false,
    description: charge.description,
  });
}

/** Returns the id of the entry; Stripe keeps its fee. */
export function bookRefund(account: Account, refund: RefundRecord, currency: string): string {
  return book(account, {
    amount: -refund.amount,
    fee: 0,
    currency,
    source: refund.id,
    type: 'refund',
    reportingCategory: 'refund',
    available: false,
    description: 'REFUND FOR CHARGE',
  });
}

/** A refund that did not reach the buyer comes back to the merchant. */
export function bookRefundFailure(
  account: Account,
  refund: RefundRecord,
  currency: string,
): string {
  return book(account, {
    amount: refund.amount,
    fee: 0,
    currency,
    source: refund.id,
    type: 'refund_failure',
    reportingCategory: 'refund_failure',
    available: false,
    description: 'REFUND FAILURE',
  });
}

/** What a dispute takes from the merchant, or gives back once it is won. */
export function bookDispute(
  account: Account,
  dispute: DisputeRecord,
  currency: string,
  move: 'withdrawn' | 'reinstated',
): void {
  const withdrawn = move === 'withdrawn';
  const entry = book(account, {
    amount: withdrawn ? -dispute.amount : dispute.amount,
    fee: withdrawn ? disputeFee : 0,
    currency,
    source: dispute.id,
    type: 'adjustment',
    reportingCategory: withdrawn ? 'dispute' : 'dispute_reversal',
    available: true,
    description: `Chargeback ${withdrawn ? 'withdrawal' : 'reversal'} for ${dispute.charge}`,
  });
  dispute.balanceTransactions.push(entry);
}

export function retrieveBalanceTransaction(call: Call): ApiObject {
  const transaction = call.account.store.balanceTransactions.get(call.id);
  if (transaction === undefined) throw errors.notFound('balance transaction', call.id, 'id');
  return showBalanceTransaction(call.account, transaction);
}

export function listBalanceTransactions(call: Call): ApiObject {
  const { account, form } = call;
  const wanted = ['currency', 'source', 'type'] as const;
  const transactions = [...account.store.balanceTransactions.values()].filter((transaction) =>
    wanted.every((field) => (form.given(field) ?? transaction[field]) === transaction[field]),
  );
  return listOf(call, '/v1/balance_transactions', transactions, (one) =>
    showBalanceTransaction(call.account, one),
  );
}

/** What the account holds: in each currency, the sum of what was booked, after fees. */
export function retrieveBalance({ account }: Call): ApiObject {
  const all = [...account.store.balanceTransactions.values()];
  const currencies = new Set(['usd', ...all.map(({ currency }) => currency)]);
  const funds = (available: boolean) =>
    Array.from(currencies, (currency) => {
      const amount = all
        .filter((one) => one.currency === currency && isAvailable(account, one) === available)
        .reduce((sum, one) => sum + one.amount - one.fee, 0);
      return { amount, currency, source_types: { card: amount } };
    });
  return { object: 'balance', available: funds(true), livemode: false, pending: funds(false) };
}

export function showBalanceTransaction(
  account: Account,
  transaction: BalanceTransactionRecord,
): ApiObject {
  const { id, amount, fee, currency, created } = transaction;
  return {
    id,
    object: 'balance_transaction',
    amount,
    available_on: availableOn(transaction),
    balance_type: 'payments',
    created,
    currency,
    description: transaction.description,
    exchange_rate: null,
    fee,
    fee_details: fee === 0 ? [] : [showFee(transaction)],
    net: amount - fee,
    reporting_category: transaction.reportingCategory,
    source: transaction.source,
    status: isAvailable(account, transaction) ? 'available' : 'pending',
    type: transaction.type,
  };
}

function showFee({ fee, currency, type }: BalanceTransactionRecord): ApiObject {
  return {
    amount: fee,
    application: null,
    currency,
    description: type === 'adjustment' ? 'Dispute fee' : 'Stripe processing fees',
    type: 'stripe_fee',
  };
}

function availableOn({ available, created }: BalanceTransactionRecord): number {
  return available ? created : created + settlementSeconds;
}

function isAvailable(account: Account, transaction: BalanceTransactionRecord): boolean {
  return availableOn(transaction) <= now(account);
}

function book(account: Account, entry: Omit<BalanceTransactionRecord, 'id' | 'created'>): string {
  const record = { id: newId('txn'), created: now(account), ...entry };
  return keep(account.store.balanceTransactions, record).id;
}
