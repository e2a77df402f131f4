import type { Decline, TestCard } from './cards.ts';
import type { Address, BillingDetails, Metadata, Shipping } from './details.ts';
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
  facts: CardFacts;
  billing: BillingDetails;
  allowRedisplay: string;
  metadata: Metadata;
  /** Whose it is. */
  customer: string | null;
  /** Was a customer's and is no more, which ends its use. */
  detached: boolean;
  /** The buyer has agreed that it pays while they are away. */
  setUp: boolean;
  /** The payment it has paid; without a customer it cannot pay another. */
  spentOn: string | null;
}

export interface CustomerRecord {
  readonly id: string;
  readonly created: number;
  address: Address | null;
  /** In minor units; what later invoices are to take account of. */
  balance: number;
  businessName: string | null;
  description: string | null;
  email: string | null;
  individualName: string | null;
  invoicePrefix: string;
  invoiceSettings: InvoiceSettings;
  metadata: Metadata;
  name: string | null;
  nextInvoiceSequence: number;
  phone: string | null;
  preferredLocales: readonly string[];
  shipping: Shipping | null;
  taxExempt: string;
  /** The card that legacy charges take their money from. */
  defaultSource: string | null;
  deleted: boolean;
}

export interface InvoiceSettings {
  readonly custom_fields: readonly { readonly name: string; readonly value: string }[] | null;
  readonly default_payment_method: string | null;
  readonly footer: string | null;
  readonly rendering_options: {
    readonly amount_tax_display: string | null;
    readonly template: string | null;
  } | null;
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
  /** As the page told the Elements that it comes from; null where it comes from none. */
  readonly captureMethod: string | null;
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
  customer: string | null;
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
  customer: string | null;
  /** The payment method as it was then. */
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
  /** Ids of its refunds, oldest first. */
  readonly refunds: string[];
}

export interface RefundRecord {
  readonly id: string;
  readonly created: number;
  readonly amount: number;
  readonly charge: string;
  readonly reason: string | null;
  metadata: Metadata;
  status: 'pending' | 'succeeded' | 'failed' | 'canceled';
  /** Null for a charge that was never captured: no money had moved. */
  balanceTransaction: string | null;
  /** What gave the money back to the merchant when the refund failed or was canceled. */
  failureBalanceTransaction: string | null;
}

export interface DisputeRecord {
  readonly id: string;
  readonly created: number;
  readonly amount: number;
  readonly charge: string;
  readonly reason: string;
  /** The bank only asks so far; escalated, it becomes a chargeback. */
  inquiry: boolean;
  evidence: Readonly<Record<string, string>>;
  /** Times that evidence was handed to the bank. */
  submissions: number;
  /** Evidence is with the bank; only an escalation asks for more. */
  underReview: boolean;
  verdict: 'won' | 'lost' | null;
  /** The money taken, and where won given back. */
  readonly balanceTransactions: string[];
  metadata: Metadata;
}

export interface EarlyFraudWarningRecord {
  readonly id: string;
  readonly created: number;
  readonly charge: string;
}

export interface BalanceTransactionRecord {
  readonly id: string;
  readonly created: number;
  readonly amount: number;
  readonly fee: number;
  readonly currency: string;
  readonly source: string;
  readonly type: 'charge' | 'refund' | 'refund_failure' | 'adjustment';
  readonly reportingCategory: string;
  readonly available: boolean;
  readonly description: string | null;
}

/** The use of an idempotency key at one address. */
export interface IdempotencyRecord {
  /** Address and key. */
  readonly id: string;
  /** Keyed hash of the parameters. */
  readonly fingerprint: string;
  readonly requestId: string;
  /** When the key was first used, in seconds of the account's time. */
  readonly used: number;
  /** Null while the first request of the key is at work. */
  reply: { readonly status: number; readonly body: string; readonly kept: boolean } | null;
}

/** Something that will happen by itself. */
export interface WaitingRecord {
  readonly id: string;
  readonly task: LaterTask;
  /** Id of the object it happens to. */
  readonly subject: string;
}

export type LaterTask = 'book_charge' | 'dispute_charge' | 'judge_dispute' | 'settle_refund';
