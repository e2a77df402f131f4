import type { Standing } from './attempts.ts';
import type { Db } from './db.ts';
import type { Endings } from './endings.ts';
import { AppError } from './errors.ts';
import type { Flights } from './flights.ts';
import type { Log } from './log.ts';
import { requireOrder } from './orders.ts';
import { wasPaid } from './refunded.ts';

export interface CancelDeps {
  db: Db;
  endings: Endings;
  flights: Flights<Standing>;
  log: Log;
}

/** Nobody's payment: whoever is under way with the order is waited for. */
const CANCELING = 'cancel';

/**
 * Makes a canceler of orders: gives up at Stripe what was not captured, and then the order. Throws
 * AppError(409) for a paid order and AppError(503) while it is not known whether it was paid.
 */
export function createCancel({ db, endings, flights, log }: CancelDeps) {
  return async (orderId: string): Promise<void> => {
    const { order } = await flights.join(orderId, CANCELING, async () => {
      const current = await requireOrder(db, orderId);
      if (wasPaid(current) || current.state === 'canceled') {
        return { order: current, clientSecret: null };
      }
      return endings.cancel(current);
    });
    if (wasPaid(order)) {
      const message = 'This order is paid. Refund it instead of canceling it.';
      throw new AppError(409, 'order_conflict', message);
    }
    if (order.state !== 'canceled') {
      const message =
        'Stripe does not say yet whether this order was paid. Please try again later.';
      throw new AppError(503, 'unavailable', message);
    }
    log.info('order.canceled_by_shop', { orderId });
  };
}
