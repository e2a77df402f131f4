import type {
  AdminEvent,
  AdminEvents,
  AdminOrder,
  AdminOrderDetails,
  AdminOrders,
  AdminStock,
  RefundReply,
} from './admin-contract.ts';
import {
  EventsQuerySchema,
  OrdersQuerySchema,
  RefundRequestSchema,
  ResolvedRequestSchema,
  StockRequestSchema,
} from './admin-contract.ts';
import {
  clearAttention,
  clearUnmatched,
  earlierAttempts,
  eventsOfOrder,
  findOrderRow,
  listOrders,
  listUnmatched,
} from './admin-rows.ts';
import type { EventRow, OrderRow } from './admin-rows.ts';
import type { Db } from './db.ts';
import { AppError } from './errors.ts';
import type { Log } from './log.ts';
import type { MoneyWriter } from './money.ts';
import { orderOfRow } from './orders.ts';
import { parseBody } from './parse.ts';
import { writeLines } from './pricing.ts';
import { refundsOfOrder } from './refund-rows.ts';
import type { Refunds } from './refunds.ts';
import { changeStock, listStock } from './stock.ts';

export interface AdminDeps {
  db: Db;
  refunds: Refunds;
  cancel: (orderId: string) => Promise<void>;
  money: MoneyWriter;
  log: Log;
}

/** What whoever runs the shop can see and do. Throws AppError for what cannot be done. */
export interface Admin {
  orders: (query: unknown) => Promise<AdminOrders>;
  order: (id: string) => Promise<AdminOrderDetails>;
  refund: (id: string, body: unknown) => Promise<RefundReply>;
  cancel: (id: string) => Promise<AdminOrderDetails>;
  /** A person has seen to the order's reasons for attention. */
  resolve: (id: string, body: unknown) => Promise<AdminOrderDetails>;
  /** The books that are sold by number. */
  stock: () => Promise<{ stock: AdminStock[] }>;
  /** Puts copies on sale, or takes some away: what came in, what came back, what was lost. */
  changeStock: (body: unknown) => Promise<AdminStock>;
  events: (query: unknown) => Promise<AdminEvents>;
  /** A person has seen to an event about no order of ours. */
  resolveEvent: (id: string, body: unknown) => Promise<{ id: string }>;
}

/** The shop's back office. */
export function createAdmin({ db, refunds, cancel, money, log }: AdminDeps): Admin {
  const write = (row: OrderRow): AdminOrder => {
    const order = orderOfRow(row);
    const { id, state, totalMinor, refundedMinor, currency, buyer, intentId, chargeId } = order;
    return {
      id,
      state,
      total: money.full(totalMinor, currency),
      refunded: refundedMinor > 0 ? money.full(refundedMinor, currency) : null,
      lines: writeLines(order, money),
      buyer,
      details: order.details,
      intentId,
      chargeId,
      checks: order.checks,
      attention: row.attention,
      dispute: row.dispute,
      checkAfter: row.check_after,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
    };
  };

  const order = async (id: string): Promise<AdminOrderDetails> => {
    const row = await findOrderRow(db, id);
    if (!row) throw new AppError(404, 'not_found', 'There is no such order.');
    const attempts = [...(await earlierAttempts(db, id)), { ...row, number: row.attempt }];
    const given = await refundsOfOrder(db, id);
    const events = await eventsOfOrder(db, id);
    return {
      ...write(row),
      attempts: attempts.map(({ number, payment_kind, payment_id, message, attempted_at }) => ({
        number,
        payment: { kind: payment_kind, id: payment_id },
        message,
        attemptedAt: attempted_at,
      })),
      refunds: given.map((refund) => refunds.write(refund, row.currency)),
      events: events.map(writeEvent),
    };
  };

  return {
    order,

    async orders(query) {
      const { rows, next } = await listOrders(db, parseBody(OrdersQuerySchema, query));
      return { orders: rows.map(write), next };
    },

    refund: (id, body) => refunds.refund(id, parseBody(RefundRequestSchema, body)),

    async cancel(id) {
      await cancel(id);
      return order(id);
    },

    async resolve(id, body) {
      const { note } = parseBody(ResolvedRequestSchema, body);
      const attention = await clearAttention(db, id);
      if (attention !== null) log.info('order.resolved', { orderId: id, attention, note });
      return order(id);
    },

    stock: async () => ({ stock: await listStock(db) }),

    async changeStock(body) {
      const { book, change } = parseBody(StockRequestSchema, body);
      const stock = await changeStock(db, book, change);
      log.info('stock.changed', { ...stock, change });
      return stock;
    },

    async events(query) {
      const { rows, next } = await listUnmatched(db, parseBody(EventsQuerySchema, query));
      return { events: rows.map(writeEvent), next };
    },

    async resolveEvent(id, body) {
      const { note } = parseBody(ResolvedRequestSchema, body);
      if (!(await clearUnmatched(db, id))) {
        throw new AppError(404, 'not_found', 'There is no such event to look at.');
      }
      log.info('event.resolved', { eventId: id, note });
      return { id };
    },
  };
}

const writeEvent = (row: EventRow): AdminEvent => ({
  id: row.id,
  type: row.type,
  orderId: row.order_id,
  receivedAt: row.received_at,
  body: row.body,
});
