import type {
  DeliveryRecord,
  EventRecord,
  ExchangeRecord,
  RequestRecord,
  WebhookEndpointRecord,
} from './log-records.ts';
import type {
  BalanceTransactionRecord,
  ChallengeRecord,
  ChargeRecord,
  ConfirmationTokenRecord,
  CustomerRecord,
  DisputeRecord,
  EarlyFraudWarningRecord,
  IdempotencyRecord,
  PaymentIntentRecord,
  PaymentMethodRecord,
  RefundRecord,
  TokenRecord,
  WaitingRecord,
} from './records.ts';

export interface Store {
  readonly customers: Map<string, CustomerRecord>;
  readonly paymentMethods: Map<string, PaymentMethodRecord>;
  readonly tokens: Map<string, TokenRecord>;
  readonly confirmationTokens: Map<string, ConfirmationTokenRecord>;
  readonly paymentIntents: Map<string, PaymentIntentRecord>;
  readonly challenges: Map<string, ChallengeRecord>;
  readonly charges: Map<string, ChargeRecord>;
  readonly refunds: Map<string, RefundRecord>;
  readonly disputes: Map<string, DisputeRecord>;
  readonly earlyFraudWarnings: Map<string, EarlyFraudWarningRecord>;
  readonly balanceTransactions: Map<string, BalanceTransactionRecord>;
  readonly events: Map<string, EventRecord>;
  readonly requests: Map<string, RequestRecord>;
  readonly exchanges: Map<string, ExchangeRecord>;
  readonly webhookEndpoints: Map<string, WebhookEndpointRecord>;
  readonly deliveries: Map<string, DeliveryRecord>;
  readonly idempotencyKeys: Map<string, IdempotencyRecord>;
  readonly waiting: Map<string, WaitingRecord>;
}

/** `newMap` makes the map for one kind of record; by default a plain one. */
export function createStore(
  newMap: <T extends object>(kind: string) => Map<string, T> = () => new Map(),
): Store {
  return {
    customers: newMap('customers'),
    paymentMethods: newMap('paymentMethods'),
    tokens: newMap('tokens'),
    confirmationTokens: newMap('confirmationTokens'),
    paymentIntents: newMap('paymentIntents'),
    challenges: newMap('challenges'),
    charges: newMap('charges'),
    refunds: newMap('refunds'),
    disputes: newMap('disputes'),
    earlyFraudWarnings: newMap('earlyFraudWarnings'),
    balanceTransactions: newMap('balanceTransactions'),
    events: newMap('events'),
    requests: newMap('requests'),
    exchanges: newMap('exchanges'),
    webhookEndpoints: newMap('webhookEndpoints'),
    deliveries: newMap('deliveries'),
    idempotencyKeys: newMap('idempotencyKeys'),
    waiting: newMap('waiting'),
  };
}

export function emptyStore(store: Store): void {
  for (const records of Object.values<{ clear(): void }>({ ...store })) records.clear();
}

/** Keeps a record under its id. */
export function keep<T extends { readonly id: string }>(records: Map<string, T>, record: T): T {
  records.set(record.id, record);
  return record;
}

/** How much is remembered of what only logs show: a long test must not fill the memory. */
export const newest = { requests: 10_000, exchanges: 1000, deliveries: 1000 };

/** Keeps a record under its id, and forgets the oldest above `limit`. */
export function keepNewest<T extends { readonly id: string }>(
  records: Map<string, T>,
  record: T,
  limit: number,
): T {
  records.set(record.id, record);
  for (const id of records.keys()) {
    if (records.size <= limit) break;
    records.delete(id);
  }
  return record;
}
