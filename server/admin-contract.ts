import { z } from 'zod';
import type { Checks } from './checks.ts';
import type { Buyer, Money, QuoteLine } from './contract.ts';
import type { OrderDetails } from './details.ts';
import type { OrderState, RefundState } from './tables.ts';

/** What crosses the wire between whoever runs the shop and the server. */

/** The reasons that Stripe knows for a refund. */
export const REFUND_REASONS = ['duplicate', 'fraudulent', 'requested_by_customer'] as const;

export const RefundRequestSchema = z.strictObject({
  /** In minor units of the order's currency; left out: all that was not given back yet. */
  amountMinor: z.int().min(1).optional(),
  reason: z.enum(REFUND_REASONS).optional(),
  /**
   * Made up by whoever asks, once per refund: repeating a request with the same key never gives
   * money back twice.
   */
  key: z.string().regex(/^[\w.:-]{8,128}$/, 'must be 8 to 128 letters, digits and .:_-'),
});

export const ResolvedRequestSchema = z.strictObject({
  /** What was found and done, for the log. */
  note: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .regex(/^[^\p{Cc}]*$/u, 'must not contain control characters'),
});

export const StockRequestSchema = z.strictObject({
  book: z.string().min(1).max(64),
  /** Copies to put on sale beside those that are, or below 0 to take away. */
  change: z
    .int()
    .min(-1_000_000)
    .max(1_000_000)
    .refine((change) => change !== 0, 'must not be 0'),
});

const STATES = [
  'pending',
  'unknown',
  'requires_action',
  'declined',
  'paid',
  'partially_refunded',
  'refunded',
  'canceled',
] as const satisfies readonly OrderState[];

const limit = z.coerce.number().int().min(1).max(100).default(50);

/** `next` of the page before. */
const before = z
  .string()
  .regex(/^\d{1,16}~[\w-]{1,64}$/, "must be the 'next' of an earlier answer")
  .optional();

export const OrdersQuerySchema = z.strictObject({
  /** 1: only orders that a person has to look at. */
  attention: z.enum(['0', '1']).default('0'),
  state: z.enum(STATES).optional(),
  before,
  limit,
});

export const EventsQuerySchema = z.strictObject({
  /** Only events about an order that is not here are listed; the others stand with their orders. */
  unmatched: z.literal('1').default('1'),
  before,
  limit,
});

export type RefundRequest = z.infer<typeof RefundRequestSchema>;
export type OrdersQuery = z.infer<typeof OrdersQuerySchema>;
export type EventsQuery = z.infer<typeof EventsQuerySchema>;

/** Times are milliseconds since 1970. */
export interface AdminOrder {
  id: string;
  state: OrderState;
  total: Money;
  /** Null for nothing. */
  refunded: Money | null;
  lines: QuoteLine[];
  buyer: Buyer;
  /** The buyer's note and consents, and parts of the address to look at before sending anything. */
  details: OrderDetails;
  /** Stripe's ids; null until known. */
  intentId: string | null;
  chargeId: string | null;
  /** What the bank said of the buyer's details, where the shop keeps that; see POSTCODE_CHECK. */
  checks: Checks | null;
  /** Why a person has to look at the order; null where none has to. */
  attention: string | null;
  /** Stripe's state of the latest dispute; null without one. */
  dispute: string | null;
  /** When the server looks at it next; null where nothing is open. */
  checkAfter: number | null;
  createdAt: number;
  updatedAt: number;
}

export interface AdminAttempt {
  number: number;
  payment: { kind: string; id: string };
  /** What the buyer was told of a decline. */
  message: string | null;
  attemptedAt: number;
}

export interface RefundReply {
  id: string;
  orderId: string;
  amount: Money;
  reason: string | null;
  /** Stripe's, or `unknown` while its answer is lost. */
  state: RefundState;
  /** Null until Stripe has answered. */
  stripeId: string | null;
  createdAt: number;
}

/** A book that is sold by number. */
export interface AdminStock {
  book: string;
  /** The catalogue's number at the last start. */
  counted: number;
  /** Copies on sale now; below 0 where the shop owes some that it sold. */
  available: number;
}

export interface AdminEvent {
  /** Stripe's. */
  id: string;
  type: string;
  orderId: string | null;
  receivedAt: number;
  /** The whole event as Stripe sent it, where it is about no order here; else null. */
  body: string | null;
}

/** Answer of `GET /api/admin/orders`, newest first. `next` goes into `before` of the next one. */
export interface AdminOrders {
  orders: AdminOrder[];
  next: string | null;
}

/** Answer of `GET /api/admin/orders/:id` and of what is done to an order. */
export interface AdminOrderDetails extends AdminOrder {
  attempts: AdminAttempt[];
  refunds: RefundReply[];
  events: AdminEvent[];
}

/** Answer of `GET /api/admin/events`, newest first. */
export interface AdminEvents {
  events: AdminEvent[];
  next: string | null;
}
