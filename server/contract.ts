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

/** The longest note to the seller, in characters. */
export const MAX_NOTE = 1000;

export const AddressSchema = z.strictObject({
  line1: text(200),
  /** The part of the town, where letters need it: a neighbourhood, townland or village. */
  district: text(100).optional(),
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
  company: text(200).optional(),
  phone: text(40).optional(),
  /** Whom the bill goes to, where that is somebody or somewhere else. */
  billing: z
    .strictObject({
      name: text(200).min(1, 'is required'),
      company: text(200).optional(),
      address: AddressSchema,
    })
    .optional(),
});

/** What a buyer can be asked to agree to. */
export const CONSENTS = ['terms', 'ebooks'] as const;

export const ConsentSchema = z.strictObject({
  kind: z.enum(CONSENTS),
  /** The sentence agreed to, as the buyer read it. */
  words: text(1000).min(1),
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
   * Made by the widget, once per checkout: of 128 random bits or more. Repeating a request
   * with the same key and the same payment never charges again; the same key with another payment
   * is the next attempt at the same order.
   */
  clientKey,
  payment: PaymentSchema,
  buyer: BuyerSchema,
  /** To the seller; may have several lines. */
  note: z
    .string()
    .trim()
    .max(MAX_NOTE)
    .regex(/^(?:[^\p{Cc}]|[\n\r\t])*$/u, 'must not contain control characters')
    .optional(),
  consents: z.array(ConsentSchema).max(CONSENTS.length).optional(),
  /** What the owner's challenge gave, after a `challenge_required`. */
  challenge: z.string().min(1).max(4096).optional(),
});

/** For a buyer whom a bank's page sent back into a browser that has no memory of the order. */
export const ReturnSchema = z.strictObject({ clientKey });

export type Line = z.infer<typeof LineSchema>;
export type QuoteRequest = z.infer<typeof QuoteRequestSchema>;
export type Address = z.infer<typeof AddressSchema>;
export type Buyer = z.infer<typeof BuyerSchema>;
export type ConsentKind = (typeof CONSENTS)[number];
export type Consent = z.infer<typeof ConsentSchema>;
export type Payment = z.infer<typeof PaymentSchema>;
export type OrderRequest = z.infer<typeof OrderRequestSchema>;

/** An amount in the currency's minor unit (cents) with its ISO 4217 code in lower case. */
export interface Money {
  minor: number;
  currency: string;
  /** Ready to show, in the language asked for by `?lang=`, by default the shop's: `$23.00`. */
  text: string;
}

/** What a book is sold as. */
export const FORMATS = ['hardback', 'paperback', 'ebook', 'audiobook'] as const;
export type Format = (typeof FORMATS)[number];

/** What buyers look books up by; each is absent where the catalogue does not say. */
export interface Findable {
  /** Thirteen digits. */
  isbn?: string;
  format?: Format;
  subjects?: readonly string[];
  /** A year, month or day, as ISO 8601. */
  published?: string;
  /** True for what is downloaded, not sent; absent otherwise. */
  digital?: true;
}

/** A picture in one of its sizes. */
export interface Cover {
  /** Relative to the server's base. */
  url: string;
  /** In pixels. */
  width: number;
}

export interface Book extends Findable {
  id: string;
  title: string;
  author: string;
  /** Empty where it has to be asked for by `GET /api/books/:id`: in shops of many books. */
  blurb: string;
  /** Address of the cover picture, relative to the server's base. */
  cover: string;
  /** The same picture in several widths; absent where there is one alone. */
  covers?: readonly Cover[];
  /** CSS colour of the ground the cover stands on. */
  ground: string;
  /** `text` has no decimals where they would be zero (`$23`), as a shop window shows it. */
  price: Money;
  /** Copies still to be had: 0 is sold out; null where there are more than LOW_STOCK, or nobody counts. */
  left: number | null;
}

/** Answer of `GET /api/books/:id`: what only a reader of this one book wants to know. */
export interface BookDetails {
  id: string;
  blurb: string;
  /** With its hyphens, where the catalogue has them. */
  isbn?: string;
  format?: Format;
  pages?: number;
  /** BCP 47 tag of the text's language. */
  language?: string;
  publisher?: string;
  published?: string;
  subjects?: readonly string[];
  /** Address of some pages to read, relative to the server's base. */
  sample?: string;
}

/**
 * Answer of `GET /api/books`: all books of a shop of many, written short. What many books share is
 * written once, in a list, and named by its place there; -1 for none.
 */
export interface BookList {
  authors: readonly string[];
  subjects: readonly string[];
  grounds: readonly string[];
  prices: readonly Money[];
  books: readonly BookRow[];
}

export type BookRow = readonly [
  id: string,
  title: string,
  author: number,
  price: number,
  cover: string,
  ground: number,
  left: number | null,
  /** Empty if not given, like `published`. */
  isbn: string,
  /** Place in FORMATS. */
  format: number,
  subjects: readonly number[],
  published: string,
  digital: 0 | 1,
  covers?: readonly Cover[],
];

export type PaymentFlow = 'payment_intents' | 'charges';

/** How the form asks for something. */
export type FieldRule = 'hidden' | 'optional' | 'required';

/** What the form asks for beside name, e-mail and address. What is absent is not asked for. */
export interface FormRules {
  company?: Exclude<FieldRule, 'hidden'>;
  phone?: Exclude<FieldRule, 'hidden'>;
  note?: Exclude<FieldRule, 'hidden'>;
  /** A bill to another address. */
  billing?: 'optional';
  /** Where the shop sends to, ISO 3166-1 alpha-2; absent: wherever the form knows. */
  countries?: readonly string[];
  /** The country to begin with where the page does not tell. */
  country?: string;
  /** Addresses of the terms the buyer must agree to, and of the privacy policy. */
  termsUrl?: string;
  privacyUrl?: string;
}

/** The parts of an address beside its country. */
export const ADDRESS_PARTS = ['line1', 'district', 'city', 'state', 'postalCode'] as const;
export type AddressPart = (typeof ADDRESS_PARTS)[number];

/** What the parts are called, from country to country. */
export const ADDRESS_LABELS = [
  ...['zip', 'postal', 'pin', 'eircode'],
  ...['city', 'town'],
  ...['state', 'province', 'county', 'prefecture', 'emirate', 'parish', 'island', 'department'],
  ...['area', 'oblast', 'district', 'suburb', 'neighborhood', 'townland', 'village'],
] as const;
export type AddressLabel = (typeof ADDRESS_LABELS)[number];

/** Answer of `GET /api/addresses/:country?lang=`: how addresses of one country are written. */
export interface AddressFormat {
  country: string;
  /** The parts that letters need, in their order. */
  fields: readonly AddressPart[];
  required: readonly AddressPart[];
  labels: Readonly<Partial<Record<AddressPart, AddressLabel>>>;
  /** Absent where nobody knows what postal codes look like. */
  postalCode?: {
    /** Source of a regular expression for the whole code, in upper case. */
    pattern: string;
    example: string;
    /** True where codes are digits alone. */
    digits: boolean;
  };
  /** All there are, by name in the language asked for, where letters take one of a list. */
  regions?: readonly { value: string; name: string }[];
  /** True where the law wants the button to say that it obliges to pay. */
  binding: boolean;
  /** True where e-books are sold only to who gives up the right of withdrawal. */
  ebookConsent: boolean;
}

/** What is done with the bank's check of postal code and security code. */
export type PostcodeCheck = 'off' | 'record' | 'refuse';

/** The field to look at after a decline. */
export type DeclineField = 'postalCode' | 'cvc';

/**
 * What a decline is about, for sentences in the buyer's language. Whatever would help those who try
 * stolen cards is plainly `declined`.
 */
export type DeclineReason =
  | 'declined'
  | 'no-funds'
  | 'expired'
  | 'number'
  | 'expiry'
  | 'security-code'
  | 'postal-code'
  | 'postal-and-security-code'
  | 'address'
  | 'not-here'
  | 'not-now'
  | 'not-confirmed'
  | 'limit'
  | 'enter-again'
  | 'refused'
  | 'too-small';

/** Answer of `GET /api/shop`: everything the widget needs before checkout. */
export interface Shop {
  name: string;
  /** BCP 47 tag of the language its amounts are written in: the nearest to the `lang` asked for. */
  locale: string;
  currency: string;
  publishableKey: string;
  /** Another Stripe.js than Stripe's own; honoured by the widget with a `pk_test_` key only. */
  stripeScriptUrl: string | null;
  paymentFlow: PaymentFlow;
  /** Methods that lead to another page are offered. */
  redirects?: true;
  /** What Stripe's Elements have to be told of the payment besides its total; absent for nothing. */
  elements?: { captureMethod: 'manual' };
  /** Where buyers can order by e-mail when the card form cannot be had. */
  email?: string;
  /** Absent where the form asks for name, e-mail and address alone. */
  form?: FormRules;
  /** All books, or the first of many. */
  books: Book[];
  /** How many books there are in all, where `books` has the first of them only. */
  total?: number;
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
  | { status: 'declined'; message: string; reason?: DeclineReason; field?: DeclineField | null }
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
  /** With `below_minimum`: the least that can be paid. */
  least?: Money;
  /** With `out_of_stock`. */
  shortages?: Shortage[];
}

/** Body of every refusal. `message` may be shown to a buyer; `field` is a path like `buyer.email`. */
export interface ErrorReply {
  error: { code: ErrorCode; message: string; field?: string } & Remedy;
}
