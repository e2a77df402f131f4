import { isOpen } from './attempts.ts';
import type { Standing } from './attempts.ts';
import { askPerson } from './attention.ts';
import type { Db } from './db.ts';
import { claim, findDue, stopChecking } from './due-orders.ts';
import type { Due } from './due-orders.ts';
import { isEnding } from './endings.ts';
import type { Endings } from './endings.ts';
import { AppError } from './errors.ts';
import type { Flights } from './flights.ts';
import { endHold } from './holds.ts';
import { applyLateEvents } from './late-events.ts';
import { describe } from './log.ts';
import type { Log } from './log.ts';
import { requireOrder } from './orders.ts';
import type { Order } from './orders.ts';
import type { Payments } from './payments.ts';
import { wasPaid } from './refunded.ts';
import type { Refunds } from './refunds.ts';

export interface RecoveryDeps {
  db: Db;
  endings: Endings;
  refunds: Refunds;
  payments: Pick<Payments, 'readKept'>;
  flights: Flights<Standing>;
  log: Log;
  /** Milliseconds since 1970. */
  now: () => number;
}

export interface Recovery {
  /**
   * Brings the orders that are due to their true end, once, and events to the orders they are about.
   * Never throws.
   */
  pass(): Promise<void>;
  /** Passes now and then every minute; does not keep the process alive. */
  start(): void;
  /** No further pass by itself; one under way takes up no further order. */
  rest(): void;
  /** Rests, and resolves when the orders under way are done with. */
  stop(): Promise<void>;
}

const PAUSE_MS = 60_000;
const SHORT_PAUSE_MS = 1000;
/** Orders of one pass, and how many of them ask Stripe at the same time. */
const MOST_ORDERS = 200;
const AT_ONCE = 8;

/** A person hears of orders whose end Stripe has kept to itself for this long, in milliseconds. */
const ASK_PERSON_AFTER = 48 * 60 * 60 * 1000;

/** Unfinished orders, brought to their true end by the same ways as the buyers' own requests. */
export function createRecovery(deps: RecoveryDeps): Recovery {
  const { db, endings, refunds, flights, log, now } = deps;
  let stopped = false;
  let databaseAway = false;
  /** The last pass left orders behind. */
  let full = false;
  let timer: NodeJS.Timeout | undefined;
  let passing: Promise<void> | null = null;

  const findPayment = async (order: Order, due: Due) => {
    const standing = await flights.join(order.id, order.attempt.payment.id, async () => {
      const current = await requireOrder(db, order.id);
      return isOpen(current) ? endings.find(current) : { order: current, clientSecret: null };
    });
    const silent = isOpen(standing.order) && standing.heard !== true;
    if (silent && (await endHold(db, order.id, now()))) {
      log.warn('order.copies_given_back', { orderId: order.id });
    }
    // Where a buyer's own request was under way, that one has found out.
    if (!isEnding(standing) || standing.riddle === null) return;
    const { riddle: reason, final } = standing;
    const late = now() - order.attempt.createdAt >= ASK_PERSON_AFTER;
    if ((final || late) && (await askPerson(db, order.id, reason))) {
      log.error('order.needs_attention', { orderId: order.id, reason });
    }
    // Not before the person has been asked: the process may die in between.
    if (final) await stopChecking(db, due);
  };

  const visit = async (due: Due) => {
    const order = await requireOrder(db, due.id);
    if (wasPaid(order)) {
      if (await refunds.reconcile(order)) await stopChecking(db, due);
    } else if (isOpen(order)) await findPayment(order, due);
    else await stopChecking(db, due);
  };

  const visitSafely = async (found: Due) => {
    const due = await claim(db, found, now());
    if (!due) return;
    try {
      await visit(due);
    } catch (error) {
      // Stripe would not take the payment at all: the order is settled, and the log has it already.
      if (error instanceof AppError) return;
      log.error('recovery.failed', { orderId: due.id, reason: describe(error) });
    }
  };

  const noteAway = (error: unknown) => {
    if (!databaseAway) log.error('recovery.database_away', { reason: describe(error) });
    databaseAway = true;
  };

  const visitAll = async (waiting: Due[]) => {
    const work = async () => {
      for (let next = waiting.shift(); next && !stopped; next = waiting.shift()) {
        await visitSafely(next);
      }
    };
    const workers = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
    const failed = workers.find((worker) => worker.status === 'rejected');
    if (failed) noteAway(failed.reason);
  };

  const passOnce = async () => {
    try {
      const began = now();
      const waiting = await findDue(db, began, MOST_ORDERS);
      if (databaseAway) log.info('recovery.database_back');
      databaseAway = false;
      full = waiting.length === MOST_ORDERS;
      await visitAll(waiting);
      // By now more orders know their payment.
      if (!stopped) await applyLateEvents(deps, began);
    } catch (error) {
      noteAway(error);
    }
  };

  const pass = () => (passing ??= passOnce().finally(() => (passing = null)));

  const run = () => {
    void pass().then(() => {
      if (!stopped) timer = setTimeout(run, full ? SHORT_PAUSE_MS : PAUSE_MS).unref();
    });
  };

  const rest = () => {
    stopped = true;
    clearTimeout(timer);
  };

  return {
    pass,
    start: run,
    rest,
    async stop() {
      rest();
      await passing;
    },
  };
}
