import { applyNews } from './apply-news.ts';
import type { Db } from './db.ts';
import { describe, holdLog } from './log.ts';
import type { Log } from './log.ts';
import { requireOrder } from './orders.ts';
import type { Payments } from './payments.ts';

interface LateEventsDeps {
  db: Db;
  payments: Pick<Payments, 'readKept'>;
  log: Log;
}

interface Late {
  id: string;
  body: string;
  orderId: string;
}

/** By then every order's payment is known, or with a person, in milliseconds. */
const MATCH_WITHIN = 7 * 24 * 60 * 60 * 1000;

/**
 * Applies events that came before it was known whose payment they are about: a dispute or a warning
 * of fraud names the payment alone, and an order whose answer was lost does not know its payment
 * yet. `now` in milliseconds since 1970.
 */
export async function applyLateEvents(deps: LateEventsDeps, now: number): Promise<void> {
  for (const late of await findLate(deps.db, now)) {
    try {
      await apply(deps, late, now);
    } catch (error) {
      deps.log.error('webhook.late_event_failed', { eventId: late.id, reason: describe(error) });
    }
  }
}

function findLate(db: Db, now: number): Promise<Late[]> {
  return db
    .selectFrom('stripe_events as event')
    .innerJoin('orders as order', (join) =>
      join.on((on) =>
        on.or([
          on('order.charge_id', '=', on.ref('event.charge_id')),
          on('order.intent_id', '=', on.ref('event.intent_id')),
        ]),
      ),
    )
    .select(['event.id', 'event.body', 'order.id as orderId'])
    .where('event.unmatched_at', '>', now - MATCH_WITHIN)
    .where('event.body', 'is not', null)
    .$narrowType<{ body: string }>()
    .orderBy('event.received_at')
    .execute();
}

/** The event is the order's and has its effect, or neither. */
async function apply({ db, payments, log }: LateEventsDeps, late: Late, now: number) {
  const { held, release } = holdLog(log);
  await db.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('stripe_events')
      .set({ order_id: late.orderId, body: null, unmatched_at: null })
      .where('id', '=', late.id)
      // Neither another server nor a person was quicker.
      .where('unmatched_at', 'is not', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
    const order = await requireOrder(transaction, late.orderId);
    await applyNews(transaction, order, payments.readKept(late.body), held, now);
  });
  release();
}
