import { askNoLonger, askPerson } from './attention.ts';
import type { Db } from './db.ts';
import type { Log } from './log.ts';
import type { Order } from './orders.ts';
import type { News, StripeNews } from './stripe-events.ts';

type Dispute = Extract<News, { tag: 'dispute' }>;

const DISPUTED =
  "The buyer's bank disputes this payment: answer in Stripe's dashboard before its time is over.";

/** Stripe's last words; only a later dispute comes after them. */
const ENDED = ['won', 'lost', 'warning_closed', 'prevented'];

/** Marks the order with its dispute, and asks for a person as long as the bank waits for an answer. */
export async function applyDispute(
  db: Db,
  { id: orderId }: Order,
  { id: eventId, createdAt }: StripeNews,
  { status, reason, dueBy }: Dispute,
  log: Log,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('orders')
    .set({ dispute: status, dispute_at: createdAt })
    .where('id', '=', orderId)
    // Events come in any order, and Stripe's clock for them has but seconds.
    .where((or) =>
      or.or([
        or('dispute_at', 'is', null),
        or('dispute_at', '<', createdAt),
        or.and([or('dispute_at', '=', createdAt), or('dispute', 'not in', ENDED)]),
      ]),
    )
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  const waits = status.endsWith('needs_response');
  await (waits ? askPerson : askNoLonger)(db, orderId, DISPUTED);
  const due = dueBy === null ? undefined : new Date(dueBy * 1000).toISOString();
  log[waits ? 'error' : 'warn']('order.disputed', { orderId, eventId, status, reason, due });
}
