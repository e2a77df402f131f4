import { z } from 'zod';

/**
 * What crosses the wire between the widget and the server: shapes, limits and error codes.
 * The widget imports the types alone; the schemas run on the server, at its edge.
 */

/** At most this many different books in one order. */
export const MAX_LINES = 50;
/** At most this many copies of one book in one order. */
export const MAX_QUANTITY = 99;
/** Buyers are told how many copies of a book are left from here on down. */
export const LOW_STOCK = 5;

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    // Control characters would end up in receipts, mails and logs.
    .regex(/^[^\p{Cc}]*$/u, 'must not contain control characters');

export const LineSchema = z.strictObject({
  book: z.string().min(1).max(64),
  quantity: z.int().min(1).max(MAX_QUANTITY),
});

const clientKey = z.string().regex(/^[\w-]{22,64}$/);

export const QuoteRequestSchema = z.strictObject({
  lines: z.array(LineSchema).min(1).max(MAX_LINES),
  /** Of a checkout already begun: the copies that its order keeps count as left. */
  clientKey: clientKey.optional(),
});

export const AddressSchema = z.strictObject({
  line1: text(200),
  city: text(100),
  state: text(100),
  postalCode: text(20),
  /** ISO 3166-1 alpha-2, upper case. */
  country: z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter country code'),
});

export const BuyerSchema = z.strictObject({
  name: text(200).min(1, 'is required'),
  email: z.email('must be an e-mail address').max(254),
  address: AddressSchema,
});

/** What the card fields gave: all three are ids made by Stripe.js, never card data. */
export const PaymentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('confirmation_token'), id: z.string().regex(/^ctoken_\w+$/) }),
  z.strictObject({ kind: z.literal('payment_method'), id: z.string().regex(/^pm_\w+$/) }),
  /** Only where the server runs with `PAYMENT_FLOW=charges`. */
  z.strictObject({ kind: z.literal('token'), id: z.string().regex(/^tok_\w+$/) }),
]);

export const OrderRequestSchema = z.strictObject({
  /** From the quote the buyer saw; it fixes lines, prices and total. */
  quoteToken: z.string().min(1).max(8192),
  /**
   * Made by the widget, once per checkout: 128 random bits or more, base64url. Repeating a request
   * with the same key and the same payment never charges again; the same key with another payment
   * is the next attempt at the same order.
   */
  clientKey,
  payment: PaymentSchema,
  buyer: BuyerSchema,
  /** What the owner's challenge gave, after a `challenge_required`. */
  challenge: z.string().min(1).max(4096).optional(),
});

export type Line = z.infer<typeof LineSchema>;
export type QuoteRequest = z.infer<typeof QuoteRequestSchema>;
export type Address = z.infer<typeof AddressSchema>;
export type Buyer = z.infer<typeof BuyerSchema>;
export type Payment = z.infer<typeof PaymentSchema>;
export type OrderRequest = z.infer<typeof OrderRequestSchema>;

/** An amount in the currency's minor unit (cents) with its ISO 4217 code in lower case. */
export interface Money {
  minor: number;
  currency: string;
  /** Ready to show, in the shop's language: `$23.00`. */
  text: string;
}

export interface Book {
  id: string;
  title: string;
  author: string;
  blurb: string;
  /** Address of the cover picture, relative to the server's base. */
  cover: string;
  /** CSS colour of the ground the cover stands on. */
  ground: string;
  /** `text` has no decimals where they would be zero (`$23`), as a shop window shows it. */
  price: Money;
  /** Copies still to be had: 0 is sold out; null where there are more than LOW_STOCK, or nobody counts. */
  left: number | null;
}

export type PaymentFlow = 'payment_intents' | 'charges';

/** What is done with the bank's check of postal code and security code. */
export type PostcodeCheck = 'off' | 'record' | 'refuse';

/** The field to look at after a decline. */
export type DeclineField = 'postalCode' | 'cvc';

/** Answer of `GET /api/shop`: everything the widget needs before checkout. */
export interface Shop {
  name: string;
  currency: string;
  publishableKey: string;
  /** Another Stripe.js than Stripe's own; honoured by the widget with a `pk_test_` key only. */
  stripeScriptUrl: string | null;
  paymentFlow: PaymentFlow;
  books: Book[];
}

export interface QuoteLine {
  book: string;
  title: string;
  quantity: number;
  unit: Money;
  total: Money;
}

/** Answer of `POST /api/quotes`. */
export interface Quote {
  token: string;
  /** Milliseconds since 1970; afterwards paying answers 409 `quote_expired`. */
  expiresAt: number;
  lines: QuoteLine[];
  total: Money;
}

export interface Receipt {
  chargeId: string;
  total: Money;
  lines: QuoteLine[];
  buyer: Buyer;
  /** Stripe's receipt page; null until Stripe has one. */
  receiptUrl: string | null;
  /** What the buyer got back since; null for nothing. */
  refunded: Money | null;
}

/**
 * Answer of `POST /api/orders`, `POST /api/orders/:id/confirm` and `GET /api/orders/:id`. A decline
 * is an answer, not an error: HTTP 200. `unknown` comes with HTTP 202: ask again, do not pay again.
 * `token` is the bearer token that opens the order to its buyer.
 */
export type OrderReply = { orderId: string; token: string } & (
  | { status: 'paid'; receipt: Receipt }
  | { status: 'requires_action'; clientSecret: string; publishableKey: string }
  /** `field`: the bank has another postal code or security code; null where it is not about those. */
  | { status: 'declined'; message: string; field?: DeclineField | null }
  | { status: 'pending' | 'unknown' | 'canceled' }
);

export type ErrorCode =
  | 'invalid_json'
  | 'invalid_request'
  | 'unsupported_media_type'
  | 'body_too_large'
  | 'not_found'
  | 'not_authorized'
  | 'method_not_allowed'
  | 'origin_not_allowed'
  | 'unknown_book'
  | 'quote_invalid'
  | 'quote_expired'
  | 'out_of_stock'
  | 'order_conflict'
  /** The total is less than can be paid by card. */
  | 'below_minimum'
  /** Too many declines, 429: another attempt after `Retry-After` seconds. */
  | 'too_many_attempts'
  | 'too_many_requests'
  /** The same request again with `challenge`, 403. */
  | 'challenge_required'
  | 'payment_unavailable'
  | 'unavailable'
  | 'internal';

/** One line of a quote, and what has become of it. */
export interface LineChange {
  book: string;
  /** The book's id where the shop does not sell it any more. */
  title: string;
  was: { quantity: number; unit: Money };
  /** Null where the book cannot be had any more. */
  now: { quantity: number; unit: Money } | null;
}

/** A book of which there are fewer copies than were asked for. */
export interface Shortage {
  book: string;
  title: string;
  /** How many there are. */
  left: number;
}

/** What a refusal brings with it, so that the buyer can go on. */
export interface Remedy {
  /** With `quote_expired`: the offer as it is now; absent where nothing of it can be had. */
  quote?: Quote;
  /** With `quote_expired`: every line that is not as it was; none where only time has passed. */
  changes?: LineChange[];
  /** With `out_of_stock`. */
  shortages?: Shortage[];
}

/** Body of every refusal. `message` may be shown to a buyer; `field` is a path like `buyer.email`. */
export interface ErrorReply {
  error: { code: ErrorCode; message: string; field?: string } & Remedy;
}
