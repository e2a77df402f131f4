import type { Account } from '../account.ts';
import { decimalsOf } from '../amounts.ts';
import { receiptUrl, refundedAmount, showCharge } from '../charge-object.ts';
import { showDispute } from '../dispute-object.ts';
import { mask } from '../masking.ts';
import { showPaymentIntent, statusOf } from '../payment-intent-object.ts';
import { showRefund } from '../refunds.ts';
import type { ChargeRecord, PaymentIntentRecord } from '../records.ts';
import {
  at,
  cardName,
  cardOf,
  chargeStatus,
  intentStatus,
  money,
  opening,
  orderOf,
  refundStatus,
  requestStatus,
  say,
} from './cells.ts';
import { deliveriesOf, deliveryStatus } from './deliveries.ts';
import { relatedTo } from './family.ts';
import { duration } from './tabs.ts';
import type { Action, Item } from './wire.ts';

/** Everything the page shows of one item; undefined where nothing has this id. */
export function itemOf(account: Account, id: string): Item | undefined {
  const described = describe(account, id);
  if (described === undefined) return undefined;
  const { object, facts, ...item } = described;
  return {
    ...nothing,
    ...item,
    id,
    facts: facts.filter(([, { text }]) => text !== ''),
    related: relatedTo(account, id),
    json: object === undefined ? null : JSON.stringify(mask(object), null, 2),
  };
}

const nothing = { receipt: null, actions: [], deliveries: null, form: null };

type Described = Pick<Item, 'tab' | 'kind' | 'headline' | 'facts'> &
  Partial<Item> & { readonly object?: object };

function describe(account: Account, id: string): Described | undefined {
  const { store } = account;
  const intent = store.paymentIntents.get(id);
  if (intent !== undefined) return describeIntent(account, intent);
  const charge = store.charges.get(id);
  if (charge !== undefined) return describeCharge(account, charge);
  return (
    describeRefund(account, id) ??
    describeDispute(account, id) ??
    describeEvent(account, id) ??
    describeRequest(account, id)
  );
}

function describeIntent(account: Account, intent: PaymentIntentRecord): Described {
  const charge = account.store.charges.get(intent.latestCharge ?? '');
  const error = intent.lastPaymentError;
  return {
    tab: 'payments',
    kind: 'Payment intent',
    headline: money(intent.amount, intent.currency),
    object: showPaymentIntent(account, intent),
    facts: [
      ['Status', intentStatus(account, intent)],
      ['Card', say(cardOf(account, intent))],
      ['Order', say(orderOf(intent.metadata))],
      ['For', say(intent.description)],
      ['Last error', say(textIn(error, 'message'), 'bad')],
      ['Capture', say(intent.captureMethod)],
      ['Created', at(intent.created)],
    ],
    receipt: charge?.decline === null ? receiptUrl(account, charge) : null,
    actions: intentActions(account, intent),
  };
}

function describeCharge(account: Account, charge: ChargeRecord): Described {
  const refunded = refundedAmount(account, charge);
  return {
    tab: 'charges',
    kind: 'Charge',
    headline: money(charge.amount, charge.currency),
    object: showCharge(account, charge),
    facts: [
      ['Result', chargeStatus(account, charge)],
      ['Refused', say(charge.decline?.message, 'bad')],
      ['Card', say(cardName(charge))],
      ['Order', say(orderOf(charge.metadata))],
      ['For', say(charge.description)],
      ['Receipt to', say(charge.receiptEmail)],
      ['Given back', refunded === 0 ? say('') : money(refunded, charge.currency)],
      ['Created', at(charge.created)],
    ],
    receipt: charge.decline === null ? receiptUrl(account, charge) : null,
    actions: chargeActions(account, charge),
  };
}

function describeRefund(account: Account, id: string): Described | undefined {
  const refund = account.store.refunds.get(id);
  if (refund === undefined) return undefined;
  const charge = account.store.charges.get(refund.charge);
  return {
    tab: 'refunds',
    kind: 'Refund',
    headline: money(refund.amount, charge?.currency ?? 'usd'),
    object: showRefund(account, refund),
    facts: [
      ['Status', refundStatus(refund)],
      ['Reason', say(refund.reason)],
      ['Created', at(refund.created)],
    ],
    receipt: charge === undefined ? null : receiptUrl(account, charge),
  };
}

function describeDispute(account: Account, id: string): Described | undefined {
  const dispute = account.store.disputes.get(id);
  if (dispute === undefined) return undefined;
  const charge = account.store.charges.get(dispute.charge);
  return {
    tab: 'disputes',
    kind: dispute.inquiry ? 'Inquiry' : 'Dispute',
    headline: money(dispute.amount, charge?.currency ?? 'usd'),
    object: showDispute(account, dispute),
    facts: [
      ['Reason', say(dispute.reason)],
      ['Created', at(dispute.created)],
    ],
  };
}

function describeEvent(account: Account, id: string): Described | undefined {
  const event = account.store.events.get(id);
  if (event === undefined) return undefined;
  return {
    tab: 'events',
    kind: 'Event',
    headline: say(event.type),
    object: event.object,
    facts: [
      ['Webhook', deliveryStatus(account, event)],
      ['API version', say(textIn(event.object, 'api_version'))],
      ['Created', at(Number(event.object.created))],
    ],
    deliveries: deliveriesOf(account, event),
    actions:
      account.store.webhookEndpoints.size === 0 ? [] : [{ name: 'resend', label: 'Send again' }],
  };
}

function describeRequest(account: Account, id: string): Described | undefined {
  const request = account.store.requests.get(id);
  if (request === undefined) return undefined;
  const exchange = account.store.exchanges.get(id);
  const { replayOf = null, error = null } = exchange ?? {};
  return {
    tab: 'requests',
    kind: 'Request',
    headline: say(`${request.method} ${request.path}`),
    facts: [
      ['Answer', requestStatus(request, exchange?.dropped === true)],
      ['Idempotency key', say(request.idempotency_key)],
      ['Same answer as', replayOf === null ? say('') : opening(replayOf)],
      ['API version', say(exchange?.version)],
      ['Took', say(exchange === undefined ? '' : duration(exchange.milliseconds))],
      ['At', at(request.at)],
      ...Object.entries(error ?? {}).map(
        ([name, text]) => [`Error ${name.replace('_', ' ')}`, say(text, 'bad')] as const,
      ),
    ],
    form: exchange?.form ?? null,
  };
}

function intentActions(account: Account, intent: PaymentIntentRecord): readonly Action[] {
  const status = statusOf(account, intent);
  if (status === 'canceled') return [];
  if (status === 'succeeded') {
    const charge = account.store.charges.get(intent.latestCharge ?? '');
    return charge === undefined ? [] : chargeActions(account, charge);
  }
  const { amount: most, currency } = intent;
  const amount = { most, currency, decimals: decimalsOf(currency) };
  const cancel = { name: 'cancel', label: 'Cancel' } as const;
  return status === 'requires_capture'
    ? [{ name: 'capture', label: 'Capture', amount }, cancel]
    : [cancel];
}

function chargeActions(account: Account, charge: ChargeRecord): readonly Action[] {
  const { currency } = charge;
  const left = charge.amount - refundedAmount(account, charge);
  const disputed = account.store.disputes.get(charge.dispute ?? '')?.inquiry === false;
  if (charge.decline !== null || left === 0 || disputed) return [];
  const amount = { most: left, currency, decimals: decimalsOf(currency) };
  if (charge.capturedAmount !== null) return [{ name: 'refund', label: 'Refund', amount }];
  const release = { name: 'refund', label: 'Release' } as const;
  return charge.paymentIntent === null
    ? [{ name: 'capture', label: 'Capture', amount }, release]
    : [];
}

function textIn(object: Readonly<Record<string, unknown>> | null, field: string): string {
  const value = object?.[field];
  return typeof value === 'string' ? value : '';
}
