import { randomBytes } from 'node:crypto';
import type { RefundRequest } from './admin-contract.ts';
import { askPerson } from './attention.ts';
import type { Db } from './db.ts';
import { AppError } from './errors.ts';
import type { Order } from './orders.ts';
import { addRefunded } from './refunded.ts';
import type { RefundOutcome, RefundSeen } from './stripe-refunds.ts';
import type { RefundState, Tables } from './tables.ts';

export type Refund = Tables['refunds'];

/*
 * Everywhere the refund's row is written first and the order's second: two transactions that did
 * it the other way round would wait for each other.
 */

const RECOVERY_LOOKS_AFTER = 30_000;

/** Stripe has not said its last word. */
export const isUnfinished = ({ state }: Refund): boolean =>
  state === 'pending' || state === 'unknown' || state === 'requires_action';

/** No money went back, or it has returned. */
export const isNothing = ({ state }: { state: RefundState }): boolean =>
  state === 'failed' || state === 'canceled';

/** Where each state may be reached from; a refund that succeeded may still come back. */
const REACHED_FROM: Record<RefundState, RefundState[]> = {
  pending: ['unknown'],
  unknown: ['pending'],
  requires_action: ['pending', 'unknown'],
  succeeded: ['pending', 'unknown', 'requires_action'],
  failed: ['pending', 'unknown', 'requires_action', 'succeeded'],
  canceled: ['pending', 'unknown', 'requires_action', 'succeeded'],
};

/**
 * Writes a refund, and takes its amount from what is left of the order, or finds the one that its
 * key already has. On return it is on disk. Throws AppError for what cannot be given back.
 */
export async function openRefund(
  db: Db,
  order: Order,
  { key, amountMinor, reason }: RefundRequest,
  now: number,
): Promise<Refund> {
  return db.transaction().execute(async (transaction) => {
    const amount = amountMinor ?? order.totalMinor - order.refundedMinor;
    const row = await transaction
      .insertInto('refunds')
      .values({
        id: `ref_${randomBytes(16).toString('base64url')}`,
        order_id: order.id,
        client_key: key,
        stripe_id: null,
        amount_minor: amount,
        reason: reason ?? null,
        state: 'pending',
        created_at: now,
        updated_at: now,
      })
      .onConflict((conflict) => conflict.column('client_key').doNothing())
      .returningAll()
      .executeTakeFirst();
    if (!row) return requireSame(await findRefundByKey(transaction, key), order.id, amountMinor);
    const taken = await addRefunded(transaction, order.id, amount, now, {
      mostMinor: order.totalMinor,
      checkAfter: now + RECOVERY_LOOKS_AFTER,
    });
    if (!taken) {
      const message = 'That is more than is left of the payment, or the order changed just now.';
      throw new AppError(409, 'order_conflict', message, { field: 'amountMinor' });
    }
    return row;
  });
}

/** The refund that this key opened, or null. */
export async function findRefundByKey(db: Db, key: string): Promise<Refund | null> {
  const query = db.selectFrom('refunds').selectAll().where('client_key', '=', key);
  return (await query.executeTakeFirst()) ?? null;
}

/** A repeat must be of the same refund. */
export function requireSame(
  refund: Refund | null,
  orderId: string,
  amountMinor: number | undefined,
): Refund {
  if (!refund) throw new Error('a refund vanished while it was opened');
  if (refund.order_id === orderId && (amountMinor ?? refund.amount_minor) === refund.amount_minor) {
    return refund;
  }
  const message = 'This key was used for another refund.';
  throw new AppError(409, 'order_conflict', message, { field: 'key' });
}

/** All refunds of an order, oldest first. */
export function refundsOfOrder(db: Db, orderId: string): Promise<Refund[]> {
  return db
    .selectFrom('refunds')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/**
 * Writes what Stripe said of a refund; one that came to nothing gives its amount back to the order
 * and is shown to a person. Any number of calls with the same outcome do what one does.
 */
export async function settleRefund(
  db: Db,
  refund: Refund,
  outcome: RefundOutcome,
  now: number,
): Promise<Refund> {
  const made = outcome.tag === 'made' ? outcome.refund : null;
  const state =
    made?.state ?? (outcome.tag === 'refused' && !outcome.unread ? 'failed' : 'unknown');
  if (made) {
    await db
      .updateTable('refunds')
      .set({ stripe_id: made.id })
      .where('id', '=', refund.id)
      .where('stripe_id', 'is', null)
      .execute();
  }
  const row = await db
    .updateTable('refunds')
    .set({ state, updated_at: now })
    .where('id', '=', refund.id)
    .where('state', 'in', REACHED_FROM[state])
    .returningAll()
    .executeTakeFirst();
  if (row && isNothing(row)) {
    await addRefunded(db, refund.order_id, -refund.amount_minor, now);
    const why = outcome.tag === 'made' ? `Stripe says ${state}` : outcome.reason;
    await askPerson(
      db,
      refund.order_id,
      `The refund ${refund.id} of ${refund.amount_minor} was not made (${why}).`,
    );
  }
  const query = db.selectFrom('refunds').selectAll().where('id', '=', refund.id);
  return row ?? query.executeTakeFirstOrThrow();
}

/** Takes a refund as Stripe has it: one of ours, or one made at the dashboard, which gets a row once. */
export async function recordRefund(
  db: Db,
  orderId: string,
  seen: RefundSeen,
  now: number,
): Promise<Refund> {
  const known = await findSeen(db, seen);
  if (known) {
    await revive(db, known, seen, now);
    return settleRefund(db, known, { tag: 'made', refund: seen }, now);
  }
  const row = await db
    .insertInto('refunds')
    .values({
      id: `ref_${randomBytes(16).toString('base64url')}`,
      order_id: orderId,
      client_key: null,
      stripe_id: seen.id,
      amount_minor: seen.amountMinor,
      reason: seen.reason,
      state: seen.state,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.column('stripe_id').doNothing())
    .returningAll()
    .executeTakeFirst();
  // Another process was quicker.
  if (!row) return recordRefund(db, orderId, seen, now);
  // It has happened, so it counts whatever else is under way: Stripe refuses what is too much then.
  if (!isNothing(seen)) await addRefunded(db, orderId, seen.amountMinor, now);
  return row;
}

/** A refund given up here, of which Stripe knows after all. */
async function revive(db: Db, refund: Refund, seen: RefundSeen, now: number): Promise<void> {
  if (isNothing(seen)) return;
  const { numUpdatedRows } = await db
    .updateTable('refunds')
    .set({ state: 'pending', stripe_id: seen.id, updated_at: now })
    .where('id', '=', refund.id)
    .where('state', '=', 'failed')
    .where('stripe_id', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 1n) await addRefunded(db, refund.order_id, refund.amount_minor, now);
}

async function findSeen(db: Db, seen: RefundSeen): Promise<Refund | null> {
  const row = await db
    .selectFrom('refunds')
    .selectAll()
    .where((or) =>
      or.or([
        or('stripe_id', '=', seen.id),
        ...(seen.refundId ? [or('id', '=', seen.refundId)] : []),
      ]),
    )
    .executeTakeFirst();
  return row ?? null;
}
