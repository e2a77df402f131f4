import type { Account } from '../account.ts';
import { formatAmount } from '../amounts.ts';
import type { EventRecord, RequestRecord } from '../log-records.ts';
import type { ChargeRecord, DisputeRecord, PaymentIntentRecord, RefundRecord } from '../records.ts';
import {
  cardName,
  chargeStatus,
  intentStatus,
  opening,
  refundStatus,
  requestStatus,
} from './cells.ts';
import { deliveryStatus } from './deliveries.ts';
import { subjectId } from './tabs.ts';
import type { Cell, Related } from './wire.ts';

/** A payment with all that came of it. */
interface Family {
  readonly intents: readonly PaymentIntentRecord[];
  readonly charges: readonly ChargeRecord[];
  readonly refunds: readonly RefundRecord[];
  readonly disputes: readonly DisputeRecord[];
  readonly events: readonly EventRecord[];
  readonly requests: readonly RequestRecord[];
}

/** Links from one item to all that belongs to the same payment, the item itself left out. */
export function relatedTo(account: Account, id: string): readonly Related[] {
  const { store } = account;
  const family = familyOf(account, id);
  const groups: readonly Related[] = [
    { label: 'Payment', links: family.intents.map((one) => intentLink(account, one)) },
    { label: 'Charges', links: family.charges.map((one) => chargeLink(account, one)) },
    { label: 'Refunds', links: family.refunds.map((one) => refundLink(account, one)) },
    { label: 'Disputes', links: family.disputes.map(disputeLink) },
    {
      label: 'Events',
      links: family.events.map((event) =>
        opening(event.id, event.type, deliveryStatus(account, event)),
      ),
    },
    {
      label: 'Requests',
      links: family.requests.map((request) => {
        const dropped = store.exchanges.get(request.id)?.dropped === true;
        const status = requestStatus(request, dropped);
        return opening(request.id, `${request.method} ${request.path}`, status);
      }),
    },
  ];
  return groups
    .map(({ label, links }) => ({ label, links: links.filter(({ opens }) => opens !== id) }))
    .filter(({ links }) => links.length > 0);
}

function familyOf(account: Account, id: string): Family {
  const { store } = account;
  const paying = payingIds(account, id);
  const refunds = [...store.refunds.values()].filter(({ charge }) => paying.has(charge));
  const disputes = [...store.disputes.values()].filter(({ charge }) => paying.has(charge));
  const all = new Set([...paying, ...[...refunds, ...disputes].map((one) => one.id)]);
  const events = [...store.events.values()].filter(
    (event) => all.has(subjectId(event.object) ?? '') || event.id === id || causeOf(event) === id,
  );
  const causes = new Set(events.map(causeOf));
  const requests = [...store.requests.values()].filter(
    ({ id: request, path }) =>
      request === id ||
      causes.has(request) ||
      all.has(store.exchanges.get(request)?.answered ?? '') ||
      path.split('/').some((piece) => all.has(piece)),
  );
  return {
    intents: [...paying].flatMap((one) => store.paymentIntents.get(one) ?? []),
    charges: [...paying].flatMap((one) => store.charges.get(one) ?? []),
    refunds,
    disputes,
    events,
    requests,
  };
}

/** The payment intent and the charges that `id`, whatever it names, belongs to. */
function payingIds(account: Account, id: string): ReadonlySet<string> {
  const { store } = account;
  const named = nearest(account, id);
  const intent = store.paymentIntents.has(named) ? named : store.charges.get(named)?.paymentIntent;
  if (intent === undefined || intent === null) {
    return new Set(store.charges.has(named) ? [named] : []);
  }
  const charges = [...store.charges.values()].filter((charge) => charge.paymentIntent === intent);
  return new Set([intent, ...charges.map((charge) => charge.id)]);
}

/** The payment intent or charge that is nearest to an item. */
function nearest({ store }: Account, id: string): string {
  const event = store.events.get(id);
  const request = store.requests.get(id);
  const about =
    event === undefined
      ? request === undefined
        ? id
        : (store.exchanges.get(id)?.answered ?? request.path.split('/').find(isPaying) ?? '')
      : (subjectId(event.object) ?? '');
  return store.refunds.get(about)?.charge ?? store.disputes.get(about)?.charge ?? about;

  function isPaying(piece: string): boolean {
    return store.paymentIntents.has(piece) || store.charges.has(piece);
  }
}

function causeOf({ object: { request } }: EventRecord): string | null {
  const id: unknown =
    typeof request === 'object' && request !== null && 'id' in request ? request.id : null;
  return typeof id === 'string' ? id : null;
}

function intentLink(account: Account, intent: PaymentIntentRecord): Cell {
  return opening(intent.id, intent.id, intentStatus(account, intent));
}

function chargeLink(account: Account, charge: ChargeRecord): Cell {
  return opening(charge.id, cardName(charge), chargeStatus(account, charge));
}

function refundLink({ store }: Account, refund: RefundRecord): Cell {
  const currency = store.charges.get(refund.charge)?.currency ?? 'usd';
  return opening(refund.id, formatAmount(refund.amount, currency), refundStatus(refund));
}

function disputeLink({ id, reason }: DisputeRecord): Cell {
  return opening(id, reason);
}
