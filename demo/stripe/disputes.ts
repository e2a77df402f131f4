import { noRequest } from './account.ts';
import type { Account, Call, Cause } from './account.ts';
import { bookDispute } from './balance-transactions.ts';
import type { DisputeKind } from './cards.ts';
import { showCharge } from './charge-object.ts';
import { readMetadata } from './details.ts';
import { showDispute } from './dispute-object.ts';
import { warn } from './early-fraud-warnings.ts';
import { errors, wrongState } from './errors.ts';
import type { ApiObject } from './errors.ts';
import { emit } from './events.ts';
import { newId, now } from './ids.ts';
import { listOf } from './lists.ts';
import { keep } from './store.ts';
import type { ChargeRecord, DisputeRecord } from './records.ts';

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

/** What the bank makes of these words as evidence (docs.stripe.com/testing#evidence). */
const verdicts: Readonly<Record<string, (account: Account, dispute: DisputeRecord) => void>> = {
  winning_evidence: win,
  losing_evidence: lose,
  escalate_inquiry_evidence: escalate,
};

/** Sees to the dispute or the fraud warning that the charged card stands for. */
export function disputeAsArranged(account: Account, charge: ChargeRecord): void {
  if (charge.method.facts.card.dispute === undefined) return;
  account.later.do('dispute_charge', charge.id);
}

/** The buyer's bank has its say. */
export function disputeCharge(account: Account, id: string): void {
  const charge = account.store.charges.get(id);
  const kind = charge?.method.facts.card.dispute;
  if (charge === undefined || kind === undefined) return;
  for (const { reason, inquiry } of disputesOf[kind]) openDispute(account, charge, reason, inquiry);
  if (kind === 'warning') warn(account, charge);
}

export function retrieveDispute(call: Call): ApiObject {
  return showDispute(call.account, found(call));
}

/**
 * Notes evidence and, unless `submit` is false, hands it to the bank, whose answer comes later. A
 * dispute that is closed takes none.
 */
export function updateDispute(call: Call): ApiObject {
  const { account, cause, form } = call;
  const dispute = found(call);
  refuseClosed(dispute);
  const given = form.section('evidence');
  const metadata = readMetadata(form, dispute.metadata);
  const evidence = { ...dispute.evidence };
  for (const name of Object.keys(given?.fields ?? {})) {
    const value = given?.text(name) ?? null;
    if (value === null) Reflect.deleteProperty(evidence, name);
    else evidence[name] = value;
  }
  Object.assign(dispute, { evidence, metadata });
  const submits = form.flag('submit') ?? given !== undefined;
  if (submits) submit(account, dispute);
  emit(account, cause, 'charge.dispute.updated', showDispute(account, dispute));
  return showDispute(account, dispute);
}

/** Gives in: the buyer keeps the money. */
export function closeDispute(call: Call): ApiObject {
  const { account, cause } = call;
  const dispute = found(call);
  refuseClosed(dispute);
  lose(account, dispute, cause);
  return showDispute(account, dispute);
}

export function listDisputes(call: Call): ApiObject {
  const { account, form } = call;
  const charge = form.given('charge');
  const paymentIntent = form.given('payment_intent');
  const disputes = [...account.store.disputes.values()].filter(
    (dispute) =>
      (charge === undefined || dispute.charge === charge) &&
      (paymentIntent === undefined ||
        account.store.charges.get(dispute.charge)?.paymentIntent === paymentIntent),
  );
  return listOf(call, '/v1/disputes', disputes, (dispute) => showDispute(account, dispute));
}

function openDispute(
  account: Account,
  charge: ChargeRecord,
  reason: string,
  inquiry: boolean,
): void {
  const dispute = keep(account.store.disputes, {
    id: newId('du'),
    created: now(account),
    amount: charge.capturedAmount ?? charge.amount,
    charge: charge.id,
    reason,
    inquiry,
    evidence: {},
    submissions: 0,
    underReview: false,
    verdict: null,
    balanceTransactions: [],
    metadata: {},
  });
  charge.dispute = dispute.id;
  if (!inquiry) bookDispute(account, dispute, charge.currency, 'withdrawn');
  emit(account, noRequest, 'charge.dispute.created', showDispute(account, dispute));
  if (!inquiry) tell(account, dispute, 'charge.dispute.funds_withdrawn');
}

function submit(account: Account, dispute: DisputeRecord): void {
  dispute.submissions += 1;
  dispute.underReview = true;
  if (verdictOn(dispute) !== undefined) account.later.do('judge_dispute', dispute.id);
}

/** The bank makes up its mind about the evidence. */
export function judgeDispute(account: Account, id: string): void {
  const dispute = account.store.disputes.get(id);
  if (dispute?.verdict === null) verdictOn(dispute)?.(account, dispute);
}

function verdictOn({ evidence }: DisputeRecord): (typeof verdicts)[string] | undefined {
  const word = evidence.uncategorized_text ?? '';
  return Object.hasOwn(verdicts, word) ? verdicts[word] : undefined;
}

function win(account: Account, dispute: DisputeRecord): void {
  dispute.verdict = 'won';
  if (dispute.balanceTransactions.length > 0) {
    bookDispute(account, dispute, currencyOf(account, dispute), 'reinstated');
    tell(account, dispute, 'charge.dispute.funds_reinstated');
  }
  tell(account, dispute, 'charge.dispute.closed');
}

function lose(account: Account, dispute: DisputeRecord, cause: Cause = noRequest): void {
  dispute.verdict = 'lost';
  tell(account, dispute, 'charge.dispute.closed', cause);
}

/** The bank is not content with the answer, and takes the money. */
function escalate(account: Account, dispute: DisputeRecord): void {
  dispute.underReview = false;
  if (dispute.inquiry) {
    dispute.inquiry = false;
    bookDispute(account, dispute, currencyOf(account, dispute), 'withdrawn');
    tell(account, dispute, 'charge.dispute.funds_withdrawn');
  }
  tell(account, dispute, 'charge.dispute.updated');
}

function tell(
  account: Account,
  dispute: DisputeRecord,
  type: string,
  cause: Cause = noRequest,
): void {
  emit(account, cause, type, showDispute(account, dispute));
  const charge = account.store.charges.get(dispute.charge);
  if (type === 'charge.dispute.closed' && charge !== undefined) {
    emit(account, cause, 'charge.updated', showCharge(account, charge));
  }
}

function currencyOf({ store }: Account, dispute: DisputeRecord): string {
  return store.charges.get(dispute.charge)?.currency ?? 'usd';
}

function refuseClosed(dispute: DisputeRecord): void {
  if (dispute.verdict !== null) throw wrongState('This dispute is already closed');
}

function found({ account, id }: Call): DisputeRecord {
  const dispute = account.store.disputes.get(id);
  if (dispute === undefined) throw errors.notFound('dispute', id, 'dispute');
  return dispute;
}
