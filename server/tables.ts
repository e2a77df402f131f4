import type { Payment } from './contract.ts';

/**
 * `settleOrder`, `openNextAttempt` and, once it is paid, `addRefunded` alone move an order from one
 * state to another.
 */
export type OrderState =
  | 'pending'
  | 'unknown'
  | 'requires_action'
  | 'declined'
  | 'paid'
  | 'partially_refunded'
  | 'refunded'
  | 'canceled';

/** As Stripe calls a refund's state; `unknown` where its answer was lost. */
export type RefundState =
  'pending' | 'unknown' | 'requires_action' | 'succeeded' | 'failed' | 'canceled';

/** No book of the order is counted. */
export const UNCOUNTED = 0;
/** The order's copies are taken out of the stock, for good once it is paid. */
export const HELD = 1;
/** They were put back on sale. */
export const GIVEN_BACK = 2;

export type StockHold = typeof UNCOUNTED | typeof HELD | typeof GIVEN_BACK;

/** One attempt at paying an order. */
interface AttemptColumns {
  payment_kind: Payment['kind'];
  payment_id: string;
  /** What the buyer was told of a decline. */
  message: string | null;
}

/** Times are milliseconds since 1970, amounts minor units of the order's currency. */
export interface Tables {
  /** An order with its lines and its latest attempt in one row, so that one write keeps it. */
  orders: AttemptColumns & {
    id: string;
    client_key: string;
    state: OrderState;
    /** Number of the latest attempt, from 1. */
    attempt: number;
    /** When the latest attempt was opened. */
    attempted_at: number;
    /** The payment intent that the latest attempt confirms; null where it makes its own payment. */
    confirms_intent: string | null;
    currency: string;
    total_minor: number;
    /** JSON: [{book, title, quantity, unitMinor}] */
    lines: string;
    buyer_name: string;
    buyer_email: string;
    address_line1: string;
    address_city: string;
    address_state: string;
    address_postal_code: string;
    address_country: string;
    /** JSON: what the buyer said beyond the columns above, see details.ts; null for nothing. */
    details: string | null;
    intent_id: string | null;
    charge_id: string | null;
    receipt_url: string | null;
    /** JSON: {postalCode, line1, cvc}, what the bank said of them; null where it is not kept. */
    checks: string | null;
    /** When to find out next how an open order ended; null for the rest. */
    check_after: number | null;
    /** Why a person has to look at the order; null where none has to. */
    attention: string | null;
    holds_stock: StockHold;
    /** Sum of the refunds that Stripe has not given up. */
    refunded_minor: number;
    /** Stripe's state of the latest dispute; null without one. */
    dispute: string | null;
    /** When that was Stripe's state, in seconds since 1970. */
    dispute_at: number | null;
    created_at: number;
    updated_at: number;
  };
  /** Attempts that another one came after. */
  earlier_attempts: AttemptColumns & {
    order_id: string;
    number: number;
    attempted_at: number;
  };
  refunds: {
    id: string;
    order_id: string;
    /** Made by whoever asked for the refund, once per refund; null where Stripe's dashboard did. */
    client_key: string | null;
    stripe_id: string | null;
    amount_minor: number;
    reason: string | null;
    state: RefundState;
    created_at: number;
    updated_at: number;
  };
  stock: {
    book: string;
    /** The number that the catalogue named last. */
    counted: number;
    available: number;
  };
  stripe_events: {
    id: string;
    type: string;
    order_id: string | null;
    /** The payment that it is about, where it belongs to no order of ours. */
    intent_id: string | null;
    charge_id: string | null;
    /** The whole event where it belongs to no order of ours, for a person to look at. */
    body: string | null;
    /**
     * When it came about no order of ours; null for the rest, once a person has seen to it, and once
     * it is found to be an order's.
     */
    unmatched_at: number | null;
    received_at: number;
  };
  settings: { name: string; value: string };
  migrations: { number: number };
}
