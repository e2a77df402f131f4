import type { Account } from '../account.ts';
import type { Store } from '../store.ts';
import type { DeliveryRecord, EventRecord } from '../log-records.ts';
import { at, say } from './cells.ts';
import type { Cell } from './wire.ts';

/** The attempts to hand an event over, oldest first, as rows: attempt, answer, when, next, where. */
export function deliveriesOf({ store }: Account, event: EventRecord): readonly (readonly Cell[])[] {
  return attempts(store, event).map((attempt) => [
    say(String(attempt.attempt)),
    answer(attempt),
    at(attempt.at),
    attempt.next === null ? say('none') : at(attempt.next),
    say(attempt.url),
  ]);
}

/** How the last attempt went. */
export function deliveryStatus({ store }: Account, event: EventRecord): Cell {
  const last = attempts(store, event).at(-1);
  return last === undefined ? say('not sent', 'plain') : answer(last);
}

function attempts({ deliveries }: Store, { id }: EventRecord): readonly DeliveryRecord[] {
  const own: DeliveryRecord[] = [];
  for (const delivery of deliveries.values()) if (delivery.event === id) own.push(delivery);
  return own;
}

function answer({ status, error, next }: DeliveryRecord): Cell {
  const good = status !== null && status >= 200 && status < 300;
  const text = status === null ? (error ?? 'no answer') : String(status);
  if (good) return say(text, 'good');
  return next === null ? say(text, 'bad') : say(`${text}, will retry`, 'waiting');
}
