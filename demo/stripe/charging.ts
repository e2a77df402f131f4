import { noRequest } from './account.ts';
import type { Account, Cause } from './account.ts';
import { bookCharge } from './balance-transactions.ts';
import { authenticationRequired, requiresAuthentication } from './cards.ts';
import type { Decline } from './cards.ts';
import { showCharge } from './charge-object.ts';
import { disputeAsArranged } from './disputes.ts';
import { emit } from './events.ts';
import { newId, now, randomText } from './ids.ts';
import { keep } from './store.ts';
import type { ChargeRecord, PaymentMethodRecord } from './records.ts';

type Given =
  | 'amount'
  | 'currency'
  | 'customer'
  | 'method'
  | 'paymentIntent'
  | 'authenticated'
  | 'manualCapture'
  | 'description'
  | 'metadata'
  | 'receiptEmail'
  | 'shipping'
  | 'statementDescriptor'
  | 'statementDescriptorSuffix'
  | 'transferGroup';

/** What is to be charged, to which card, and for what. */
export type ChargeRequest = Pick<ChargeRecord, Given> & {
  /** Whether the balance is booked with the answer, or some time after it. */
  readonly booking: 'now' | 'later';
  /** The buyer is away. */
  readonly offSession: boolean;
};

/**
 * Asks the card for the money. There is a charge afterwards in any case: a refused one carries its
 * `decline`, and the caller tells of it.
 */
export function charge(account: Account, cause: Cause, request: ChargeRequest): ChargeRecord {
  const { booking, offSession, ...given } = request;
  const decline =
    account.faults.takeDecline() ?? declineOf(given.method, given.authenticated, offSession);
  const approved = decline === null;
  const record = keep(account.store.charges, {
    ...given,
    method: { ...given.method },
    id: newId('ch'),
    created: now(account),
    decline,
    capturedAmount: approved && !given.manualCapture ? given.amount : null,
    released: false,
    balanceTransaction: null,
    fraudReport: null,
    dispute: null,
    receiptKey: randomText(40),
    refunds: [],
  });
  if (approved) bookAsAsked(account, record, booking);
  emit(
    account,
    cause,
    approved ? 'charge.succeeded' : 'charge.failed',
    showCharge(account, record),
  );
  if (record.capturedAmount !== null) disputeAsArranged(account, record);
  return record;
}

/** Takes `amount` of an authorised charge, at most all of it, and lets go of the rest. */
export function captureCharge(
  account: Account,
  cause: Cause,
  record: ChargeRecord,
  amount: number,
): void {
  record.capturedAmount = amount;
  bookCharge(account, record);
  emit(account, cause, 'charge.captured', showCharge(account, record));
  disputeAsArranged(account, record);
}

function bookAsAsked(account: Account, record: ChargeRecord, booking: 'now' | 'later'): void {
  if (record.manualCapture) return;
  if (booking === 'now') {
    bookCharge(account, record);
    return;
  }
  account.later.do('book_charge', record.id);
}

/** The balance entry of a charge that was not booked with the answer. */
export function bookChargeLate(account: Account, id: string): void {
  const record = account.store.charges.get(id);
  if (record === undefined) return;
  bookCharge(account, record);
  emit(account, noRequest, 'charge.updated', showCharge(account, record), {
    balance_transaction: null,
  });
}

function declineOf(
  { facts: { card, cvcSent }, setUp }: PaymentMethodRecord,
  authenticated: boolean,
  offSession: boolean,
): Decline | null {
  if (!authenticated && requiresAuthentication(card, { offSession, setUp })) {
    return authenticationRequired;
  }
  if (card.declineAfterAuthentication !== undefined) return card.declineAfterAuthentication;
  if (card.decline === undefined) return null;
  return (card.decline.onlyWithCvc ?? false) && !cvcSent ? null : card.decline;
}
