import type { Account } from '../account.ts';
import type { EventRecord } from '../log-records.ts';
import {
  at,
  cardName,
  cardOf,
  chargeStatus,
  intentStatus,
  money,
  orderOf,
  opening,
  refundStatus,
  requestStatus,
  say,
} from './cells.ts';
import { deliveryStatus } from './deliveries.ts';
import type { Cell, Tab } from './wire.ts';

/** How many rows a tab shows; whoever needs more asks the API. */
const shown = 200;

/** The ledger as tables, one a tab; disputes only where there are any. */
export function tabsOf(account: Account): readonly Tab[] {
  const { store } = account;
  return [
    tab(
      ['payments', 'Payments', ['Amount', 'Status', 'Card', 'Order', 'Last error', 'Created']],
      store.paymentIntents,
      (intent) => [
        money(intent.amount, intent.currency),
        intentStatus(account, intent),
        say(cardOf(account, intent)),
        say(orderOf(intent.metadata)),
        say(errorText(intent.lastPaymentError)),
        at(intent.created),
      ],
    ),
    tab(
      ['charges', 'Charges', ['Amount', 'Result', 'Card', 'For', 'Created']],
      store.charges,
      (charge) => [
        money(charge.amount, charge.currency),
        chargeStatus(account, charge),
        say(cardName(charge)),
        say(charge.description),
        at(charge.created),
      ],
    ),
    tab(
      ['refunds', 'Refunds', ['Amount', 'Status', 'Reason', 'Charge', 'Created']],
      store.refunds,
      (refund) => [
        money(refund.amount, store.charges.get(refund.charge)?.currency ?? 'usd'),
        refundStatus(refund),
        say(refund.reason),
        opening(refund.charge),
        at(refund.created),
      ],
    ),
    tab(
      ['disputes', 'Disputes', ['Amount', 'Kind', 'Reason', 'Charge', 'Created']],
      store.disputes,
      (dispute) => [
        money(dispute.amount, store.charges.get(dispute.charge)?.currency ?? 'usd'),
        say(dispute.inquiry ? 'inquiry' : 'dispute', 'bad'),
        say(dispute.reason),
        opening(dispute.charge),
        at(dispute.created),
      ],
    ),
    tab(['events', 'Events', ['Type', 'Webhook', 'About', 'Created']], store.events, (event) => [
      say(event.type),
      deliveryStatus(account, event),
      subject(event),
      at(Number(event.object.created)),
    ]),
    tab(
      ['requests', 'Requests', ['Status', 'Request', 'Error', 'Idempotency key', 'Took', 'At']],
      store.requests,
      (request) => {
        const exchange = store.exchanges.get(request.id);
        const error = exchange?.error;
        return [
          requestStatus(request, exchange?.dropped === true),
          say(`${request.method} ${request.path}`),
          say(error?.decline_code ?? error?.code ?? error?.message),
          say(request.idempotency_key),
          say(exchange === undefined ? '' : duration(exchange.milliseconds)),
          at(request.at),
        ];
      },
    ),
  ];
}

function tab<T extends { readonly id: string }>(
  [name, label, columns]: readonly [Tab['name'], string, readonly string[]],
  records: ReadonlyMap<string, T>,
  show: (record: T) => readonly Cell[],
): Tab {
  const rows = [...records.values()]
    .slice(-shown)
    .toReversed()
    .map((record) => ({ id: record.id, cells: show(record) }));
  return { name, label, columns, total: records.size, rows };
}

function errorText(error: Readonly<Record<string, unknown>> | null): string {
  const code = error?.decline_code ?? error?.code ?? '';
  return typeof code === 'string' ? code : '';
}

function subject({ object }: EventRecord): Cell {
  const id = subjectId(object);
  return id === null ? say('') : opening(id);
}

/** The id of the object an event tells of. */
export function subjectId(event: EventRecord['object']): string | null {
  const data = event.data;
  if (typeof data !== 'object' || data === null || !('object' in data)) return null;
  const inner = data.object;
  if (typeof inner !== 'object' || inner === null || !('id' in inner)) return null;
  return typeof inner.id === 'string' ? inner.id : null;
}

export function duration(milliseconds: number): string {
  return milliseconds < 10 ? `${milliseconds.toFixed(1)} ms` : `${Math.round(milliseconds)} ms`;
}
