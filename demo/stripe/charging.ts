import { noRequest } from './account.ts';
import type { Account, Cause } from './account.ts';
import { bookCharge } from './balance-transactions.ts';
import { authenticationRequired } from './cards.ts';
import type { Decline } from './cards.ts';
import { showCharge } from './charge-object.ts';
import { disputeAsArranged } from './disputes.ts';
import { emit } from './events.ts';
import { newId, now, randomText } from './ids.ts';
import { keep } from './store.ts';
import type { CardFacts, ChargeRecord } from './store.ts';

type Given =
  | 'amount'
  | 'currency'
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
};

/**
 * Asks the card for the money. There is a charge afterwards in any case: a refused one carries its
 * `decline`, and the caller tells of it.
 */
export function charge(account: Account, cause: Cause, request: ChargeRequest): ChargeRecord {
  const { booking, ...given } = request;
  const decline = declineOf(given.method.facts, given.authenticated);
  const approved = decline === null;
  const record = keep(account.store.charges, {
    ...given,
    id: newId('ch'),
    created: now(),
    decline,
    capturedAmount: approved && !given.manualCapture ? given.amount : null,
    released: false,
    balanceTransaction: null,
    fraudReport: null,
    dispute: null,
    receiptKey: randomText(40),
  });
  if (approved) bookAsAsked(account, record, booking);
  emit(
    account,
    cause,
    approved ? 'charge.succeeded' : 'charge.failed',
    showCharge(account, record),
  );
  if (approved) disputeAsArranged(account, record);
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
}

function bookAsAsked(account: Account, record: ChargeRecord, booking: 'now' | 'later'): void {
  if (record.manualCapture) return;
  if (booking === 'now') {
    bookCharge(account, record);
    return;
  }
  account.later.do(() => {
    bookCharge(account, record);
    emit(account, noRequest, 'charge.updated', showCharge(account, record));
  });
}

function declineOf({ card, cvcSent }: CardFacts, authenticated: boolean): Decline | null {
  if (card.threeDSecure === 'required' && !authenticated) return authenticationRequired;
  if (card.declineAfterAuthentication !== undefined) return card.declineAfterAuthentication;
  if (card.decline === undefined) return null;
  return (card.decline.onlyWithCvc ?? false) && !cvcSent ? null : card.decline;
}
