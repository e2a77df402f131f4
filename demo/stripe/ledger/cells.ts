import type { Account } from '../account.ts';
import { formatAmount } from '../amounts.ts';
import { refundedAmount } from '../charge-object.ts';
import { maskText } from '../masking.ts';
import { statusOf } from '../payment-intent-object.ts';
import type { Status } from '../payment-intent-object.ts';
import type { RequestRecord } from '../log-records.ts';
import type { ChargeRecord, PaymentIntentRecord, RefundRecord } from '../records.ts';
import type { Cell, Tone } from './wire.ts';

export function say(text: string | null | undefined, tone?: Tone): Cell {
  return { text: maskText(text ?? ''), ...(tone === undefined ? {} : { tone }) };
}

/** Stripe counts in seconds, the ledger's own lines in milliseconds. */
export function at(time: number): Cell {
  const milliseconds = time < 1e11 ? time * 1000 : time;
  return { text: new Date(milliseconds).toISOString(), time: milliseconds };
}

/** A link to an item, and what is to be known of it beforehand. */
export function opening(id: string, text = id, note?: Cell): Cell {
  return { text: maskText(text), opens: id, ...(note === undefined ? {} : { note }) };
}

export function money(amount: number, currency: string): Cell {
  return say(formatAmount(amount, currency));
}

const intentTones: Readonly<Record<Status, Tone>> = {
  requires_payment_method: 'waiting',
  requires_confirmation: 'waiting',
  requires_action: 'waiting',
  requires_capture: 'waiting',
  succeeded: 'good',
  canceled: 'plain',
};

export function intentStatus(account: Account, intent: PaymentIntentRecord): Cell {
  const status = statusOf(account, intent);
  const failed = status === 'requires_payment_method' && intent.lastPaymentError !== null;
  return say(status, failed ? 'bad' : intentTones[status]);
}

export function chargeStatus(account: Account, charge: ChargeRecord): Cell {
  if (charge.decline !== null) return say(charge.decline.declineCode, 'bad');
  const refunded = refundedAmount(account, charge);
  if (charge.dispute !== null) return say('disputed', 'bad');
  if (charge.released) return say('released', 'plain');
  if (charge.capturedAmount === null) return say('held', 'waiting');
  if (refunded === 0) return say('paid', 'good');
  return refunded === charge.amount
    ? say('refunded', 'plain')
    : say(`${formatAmount(refunded, charge.currency)} refunded`, 'plain');
}

const refundTones = {
  pending: 'waiting',
  succeeded: 'good',
  failed: 'bad',
  canceled: 'plain',
} as const;

export function refundStatus({ status }: RefundRecord): Cell {
  return say(status, refundTones[status]);
}

export function cardName({ method }: Pick<ChargeRecord, 'method'>): string {
  const { brand, number } = method.facts.card;
  return `${brand} •••• ${number.slice(-4)}`;
}

/** The card that has paid, was refused, or waits for its buyer. */
export function cardOf({ store }: Account, intent: PaymentIntentRecord): string {
  const method =
    store.paymentMethods.get(intent.paymentMethod ?? '') ??
    store.charges.get(intent.latestCharge ?? '')?.method;
  return method === undefined ? '' : cardName({ method });
}

/** The order a payment is for, where the merchant has noted it. */
export function orderOf(metadata: Readonly<Record<string, string>>): string {
  return metadata.order_id ?? metadata.order ?? metadata.orderId ?? '';
}

export function requestStatus({ status }: RequestRecord, dropped: boolean): Cell {
  if (dropped) return say('dropped', 'bad');
  if (status === 0) return say('…', 'waiting');
  return say(String(status), status < 400 ? 'good' : 'bad');
}
