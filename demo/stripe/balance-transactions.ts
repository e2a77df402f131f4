import type { Account, Call } from './account.ts';
import { errors } from './errors.ts';
import type { ApiObject } from './errors.ts';
import { newId, now } from './ids.ts';
import { keep } from './store.ts';
import type { BalanceTransactionRecord, ChargeRecord, RefundRecord } from './store.ts';

const settlementSeconds = 2 * 24 * 60 * 60;

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
    available: false,
    description: null,
  });
}

export function retrieveBalanceTransaction(call: Call): ApiObject {
  const transaction = call.account.store.balanceTransactions.get(call.id);
  if (transaction === undefined) throw errors.notFound('balance transaction', call.id, 'id');
  return showBalanceTransaction(transaction);
}

export function showBalanceTransaction(transaction: BalanceTransactionRecord): ApiObject {
  const { id, amount, fee, currency, created, available } = transaction;
  return {
    id,
    object: 'balance_transaction',
    amount,
    available_on: available ? created : created + settlementSeconds,
    balance_type: 'payments',
    created,
    currency,
    description: transaction.description,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: null,
              currency,
              description: 'Stripe processing fees',
              type: 'stripe_fee',
            },
          ],
    net: amount - fee,
    reporting_category: transaction.type,
    source: transaction.source,
    status: available ? 'available' : 'pending',
    type: transaction.type,
  };
}

function book(account: Account, entry: Omit<BalanceTransactionRecord, 'id' | 'created'>): string {
  const record = { id: newId('txn'), created: now(), ...entry };
  return keep(account.store.balanceTransactions, record).id;
}
