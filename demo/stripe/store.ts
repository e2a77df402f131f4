import type { Decline, TestCard } from './cards.ts';
import type { BillingDetails, Metadata, Shipping } from './details.ts';
import type { ApiObject } from './errors.ts';

/**
 * The facts one stand-in remembers. Statuses and sums are worked out from them when an object is
 * shown, so they cannot disagree. A card is a row of the table of test cards: no number typed by
 * anyone is ever kept.
 */
export interface CardFacts {
  readonly card: TestCard;
  readonly expMonth: number;
  readonly expYear: number;
  readonly cvcSent: boolean;
  /** Came as `tok_visa` or `pm_card_visa`: its checks happen although nothing was typed. */
  readonly named: boolean;
}

export interface PaymentMethodRecord {
  /** `pm_…`, or `card_…` for the card inside a legacy token. */
  readonly id: string;
  readonly created: number;
  readonly facts: CardFacts;
  readonly billing: BillingDetails;
  readonly allowRedisplay: string;
  readonly metadata: Metadata;
  /** The payment it has paid; without a customer it cannot pay another. */
  spentOn: string | null;
}

export interface TokenRecord {
  readonly id: string;
  readonly created: number;
  readonly method: PaymentMethodRecord;
  used: boolean;
}

export interface ConfirmationTokenRecord {
  readonly id: string;
  readonly created: number;
  /** The payment method it stands for; in the store only once the token is used. */
  readonly method: PaymentMethodRecord;
  readonly shipping: Shipping | null;
  readonly returnUrl: string | null;
  readonly setupFutureUsage: string | null;
  usedFor: string | null;
}

export interface PaymentIntentRecord {
  readonly id: string;
  readonly created: number;
  readonly clientSecret: string;
  amount: number;
  currency: string;
  captureMethod: 'automatic' | 'automatic_async' | 'manual';
  readonly confirmationMethod: 'automatic' | 'manual';
  readonly automaticPaymentMethods: {
    readonly allow_redirects: 'always' | 'never';
    readonly enabled: boolean;
  } | null;
  /** What the merchant allows and excludes; null where left to Stripe. */
  allowedTypes: readonly string[] | null;
  excludedTypes: readonly string[] | null;
  requestThreeDSecure: 'automatic' | 'any' | 'challenge';
  description: string | null;
  metadata: Metadata;
  receiptEmail: string | null;
  shipping: Shipping | null;
  statementDescriptor: string | null;
  statementDescriptorSuffix: string | null;
  transferGroup: string | null;
  setupFutureUsage: string | null;
  paymentMethod: string | null;
  /** The payment method the buyer has proved to be theirs, for a second confirm. */
  authenticatedMethod: string | null;
  /** The 3-D Secure challenge that waits for the buyer. */
  challenge: string | null;
  latestCharge: string | null;
  lastPaymentError: ApiObject | null;
  canceled: { readonly at: number; readonly reason: string | null } | null;
}

export interface ChallengeRecord {
  readonly id: string;
  readonly paymentIntent: string;
  readonly method: PaymentMethodRecord;
  /** Where the buyer goes afterwards; null where Stripe.js shows the challenge in the page. */
  readonly returnUrl: string | null;
  outcome: 'succeeded' | 'failed' | 'closed' | null;
}

export interface ChargeRecord {
  readonly id: string;
  readonly created: number;
  readonly amount: number;
  readonly currency: string;
  readonly method: PaymentMethodRecord;
  readonly paymentIntent: string | null;
  readonly decline: Decline | null;
  readonly authenticated: boolean;
  readonly manualCapture: boolean;
  capturedAmount: number | null;
  /** An authorisation given back without being captured. */
  released: boolean;
  balanceTransaction: string | null;
  description: string | null;
  metadata: Metadata;
  receiptEmail: string | null;
  shipping: Shipping | null;
  readonly statementDescriptor: string | null;
  readonly statementDescriptorSuffix: string | null;
  transferGroup: string | null;
  fraudReport: string | null;
  dispute: string | null;
  /** The unguessable part of the receipt's address. */
  readonly receiptKey: string;
}

export interface RefundRecord {
  readonly id: string;
  readonly created: number;
  readonly amount: number;
  readonly charge: string;
  readonly reason: string | null;
  metadata: Metadata;
  status: 'pending' | 'succeeded' | 'failed';
  /** Null for a charge that was never captured: no money had moved. */
  balanceTransaction: string | null;
}

export interface DisputeRecord {
  readonly id: string;
  readonly created: number;
  readonly amount: number;
  readonly charge: string;
  readonly reason: string;
  readonly inquiry: boolean;
}

export interface BalanceTransactionRecord {
  readonly id: string;
  readonly created: number;
  readonly amount: number;
  readonly fee: number;
  readonly currency: string;
  readonly source: string;
  readonly type: 'charge' | 'refund';
  readonly available: boolean;
  readonly description: string | null;
}

export interface EventRecord {
  readonly id: string;
  readonly type: string;
  readonly object: ApiObject;
}

/** What the ledger shows of a request: enough to count calls, nothing of what they carried. */
export interface RequestRecord {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** 0 while it is in flight, and for good where the connection was dropped. */
  status: number;
  readonly idempotency_key: string | null;
}

export interface Store {
  readonly paymentMethods: Map<string, PaymentMethodRecord>;
  readonly tokens: Map<string, TokenRecord>;
  readonly confirmationTokens: Map<string, ConfirmationTokenRecord>;
  readonly paymentIntents: Map<string, PaymentIntentRecord>;
  readonly challenges: Map<string, ChallengeRecord>;
  readonly charges: Map<string, ChargeRecord>;
  readonly refunds: Map<string, RefundRecord>;
  readonly disputes: Map<string, DisputeRecord>;
  readonly balanceTransactions: Map<string, BalanceTransactionRecord>;
  readonly events: Map<string, EventRecord>;
  readonly requests: Map<string, RequestRecord>;
}

export function createStore(): Store {
  return {
    paymentMethods: new Map(),
    tokens: new Map(),
    confirmationTokens: new Map(),
    paymentIntents: new Map(),
    challenges: new Map(),
    charges: new Map(),
    refunds: new Map(),
    disputes: new Map(),
    balanceTransactions: new Map(),
    events: new Map(),
    requests: new Map(),
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
