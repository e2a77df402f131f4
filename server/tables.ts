import type { Payment } from './contract.ts';

/** `settleOrder` and `openNextAttempt` alone move an order from one state to another. */
export type OrderState =
  'pending' | 'unknown' | 'requires_action' | 'declined' | 'paid' | 'canceled';

/** Times are milliseconds since 1970, amounts minor units of the order's currency. */
export interface Tables {
  orders: {
    id: string;
    client_key: string;
    state: OrderState;
    /** Number of the latest attempt, from 1. */
    attempt: number;
    currency: string;
    total_minor: number;
    buyer_name: string;
    buyer_email: string;
    address_line1: string;
    address_city: string;
    address_state: string;
    address_postal_code: string;
    address_country: string;
    intent_id: string | null;
    charge_id: string | null;
    receipt_url: string | null;
    created_at: number;
    updated_at: number;
  };
  order_lines: {
    order_id: string;
    position: number;
    book: string;
    title: string;
    quantity: number;
    unit_minor: number;
  };
  attempts: {
    order_id: string;
    number: number;
    payment_kind: Payment['kind'];
    payment_id: string;
    idempotency_key: string;
    confirms_intent: string | null;
    state: OrderState;
    message: string | null;
    created_at: number;
    updated_at: number;
  };
  stripe_events: { id: string; type: string; order_id: string | null; received_at: number };
  settings: { name: string; value: string };
  migrations: { number: number };
}
