import { z } from 'zod';

/**
 * What crosses the wire between the widget and the server: shapes, limits and error codes.
 * The widget imports the types alone; the schemas run on the server, at its edge.
 */

/** At most this many different books in one order. */
export const MAX_LINES = 50;
/** At most this many copies of one book in one order. */
export const MAX_QUANTITY = 99;

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

export const QuoteRequestSchema = z.strictObject({
  lines: z.array(LineSchema).min(1).max(MAX_LINES),
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
  clientKey: z.string().regex(/^[\w-]{22,64}$/),
  payment: PaymentSchema,
  buyer: BuyerSchema,
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
}

export type PaymentFlow = 'payment_intents' | 'charges';

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
}

/**
 * Answer of `POST /api/orders`, `POST /api/orders/:id/confirm` and `GET /api/orders/:id`. A decline
 * is an answer, not an error: HTTP 200. `unknown` comes with HTTP 202: ask again, do not pay again.
 * `token` is the bearer token that opens the order to its buyer.
 */
export type OrderReply = { orderId: string; token: string } & (
  | { status: 'paid'; receipt: Receipt }
  | { status: 'requires_action'; clientSecret: string; publishableKey: string }
  | { status: 'declined'; message: string }
  | { status: 'pending' | 'unknown' | 'canceled' }
);

export type ErrorCode =
  | 'invalid_json'
  | 'invalid_request'
  | 'unsupported_media_type'
  | 'body_too_large'
  | 'not_found'
  | 'method_not_allowed'
  | 'origin_not_allowed'
  | 'unknown_book'
  | 'quote_invalid'
  | 'quote_expired'
  | 'order_conflict'
  | 'payment_unavailable'
  | 'unavailable'
  | 'internal';

/** Body of every refusal. `message` may be shown to a buyer; `field` is a path like `buyer.email`. */
export interface ErrorReply {
  error: { code: ErrorCode; message: string; field?: string };
}
