import type { Db } from './db.ts';
import type { OrderState } from './tables.ts';

const PAID: OrderState = 'paid';
const PARTIALLY_REFUNDED: OrderState = 'partially_refunded';
const REFUNDED: OrderState = 'refunded';
const SETTLED: OrderState[] = [PAID, PARTIALLY_REFUNDED, REFUNDED];

/** The order was paid, whatever was given back since. */
export const wasPaid = ({ state }: { state: OrderState }): boolean => SETTLED.includes(state);

interface Reservation {
  /** The sum may not become more than this, in minor units. */
  mostMinor: number;
  /** When recovery has to look whether the refund was made, in milliseconds since 1970. */
  checkAfter: number;
}

/**
 * Adds to what an order has given back (or takes away, for a refund that came to nothing), and with
 * it moves a paid order between paid, partially_refunded and refunded. With a reservation, only a
 * paid order with that much left is changed. Answers whether it was.
 */
export async function addRefunded(
  db: Db,
  orderId: string,
  amountMinor: number,
  now: number,
  reservation: Reservation | null = null,
): Promise<boolean> {
  let update = db
    .updateTable('orders')
    .set((row) => ({
      refunded_minor: row('refunded_minor', '+', amountMinor),
      state: row
        .case()
        // An order whose payment is not known yet stays so; settleOrder sees the sum.
        .when('state', 'not in', SETTLED)
        .then(row.ref('state'))
        .when(row('refunded_minor', '+', amountMinor), '<=', 0)
        .then(PAID)
        .when(row('refunded_minor', '+', amountMinor), '<', row.ref('total_minor'))
        .then(PARTIALLY_REFUNDED)
        .else(REFUNDED)
        .end(),
      updated_at: now,
      ...(reservation && { check_after: reservation.checkAfter }),
    }))
    .where('id', '=', orderId);
  if (reservation) {
    update = update
      .where('state', 'in', [PAID, PARTIALLY_REFUNDED])
      .where('refunded_minor', '<=', reservation.mostMinor - amountMinor);
  }
  const { numUpdatedRows } = await update.executeTakeFirst();
  return numUpdatedRows === 1n;
}
