import { PATIENCE, withBackoff } from './backoff.ts';
import type { Patience } from './backoff.ts';
import type { Buyer, Payment } from './contract.ts';
import { sentenceOfDecline, USED_UP } from './declines.ts';
import { describe } from './log.ts';
import type { Log } from './log.ts';
import { outcomeOfCharge, outcomeOfIntent } from './outcome.ts';
import type { Expected, Outcome, Seen } from './outcome.ts';
import { createCaptureCalls } from './stripe-captures.ts';
import type { CaptureCalls } from './stripe-captures.ts';
import { readKeptEvent, readStripeEvent } from './stripe-events.ts';
import type { StripeNews } from './stripe-events.ts';
import { createRefundCalls } from './stripe-refunds.ts';
import type { RefundCalls } from './stripe-refunds.ts';
import { findPayments } from './stripe-search.ts';
import type { Found, Wanted } from './stripe-search.ts';
import {
  codeOf,
  createStripe,
  StripeAuthenticationError,
  StripeCardError,
  StripeError,
  StripeIdempotencyError,
  StripeInvalidRequestError,
  StripePermissionError,
  StripeRateLimitError,
  triesWithin,
  withoutStack,
} from './stripe.ts';
import type { StripeAccess } from './stripe.ts';

/** One attempt at paying one order. The same request again is the same payment, not a second one. */
export interface PaymentRequest extends Expected {
  idempotencyKey: string;
  payment: Payment;
  /** The order's payment intent from an earlier attempt, to confirm again; null to make one. */
  confirmsIntent: string | null;
  /** What the buyer reads on Stripe's receipt. */
  description: string;
  buyer: Buyer;
  /** Asks the bank alone; the money is captured, or let go, by a later call. */
  authorizeOnly: boolean;
}

/** What depends on the settings of the shop in a request to Stripe. */
interface Ways {
  authorizeOnly: boolean;
  redirects: boolean;
}

export interface Payments extends RefundCalls, CaptureCalls {
  /** Sends one attempt to Stripe. Never throws: what goes wrong is an outcome. */
  pay(request: PaymentRequest): Promise<Seen>;
  /** Reads how a payment intent stands. Never throws. */
  look(intentId: string, expected: Expected): Promise<Seen>;
  /** Gives up a payment intent that was not captured, or reads how it ended instead. Never throws. */
  cancel(intentId: string, expected: Expected): Promise<Seen>;
  /** Looks for an order's payments by the order's id. Never throws. */
  find(wanted: Wanted): Promise<Found>;
  /** Reads a signed event; throws AppError(400) for what Stripe did not sign for us just now. */
  readEvent(payload: Buffer, signature: string | undefined): StripeNews;
  /** Reads once more an event that was kept as `readEvent` gave it. */
  readKept(body: string): StripeNews;
}

/** The way to Stripe, or to its stand-in. */
export function createPayments(
  access: StripeAccess,
  log: Log,
  patience: Patience = PATIENCE,
): Payments {
  const stripe = createStripe(access);

  const charge = async (request: PaymentRequest & Ways, leftMs: number): Promise<Seen> => {
    const { idempotencyKey, payment, description, buyer, authorizeOnly } = request;
    const made = await stripe.charges.create(
      {
        ...amountOf(request),
        source: payment.id,
        ...(authorizeOnly && { capture: false }),
        description,
        receipt_email: buyer.email,
        shipping: shippingOf(buyer),
        metadata: { order_id: request.orderId, name: buyer.name },
      },
      { idempotencyKey, ...triesWithin(leftMs) },
    );
    return outcomeOfCharge(made, request);
  };

  const confirm = async (request: PaymentRequest & Ways, leftMs: number): Promise<Seen> => {
    const { idempotencyKey, payment, buyer, confirmsIntent } = request;
    const given =
      payment.kind === 'confirmation_token'
        ? { confirmation_token: payment.id }
        : { payment_method: payment.id };
    const common = {
      ...given,
      ...(request.authorizeOnly && { capture_method: 'manual' as const }),
      use_stripe_sdk: true,
      receipt_email: buyer.email,
      shipping: shippingOf(buyer),
      expand: ['latest_charge'],
    };
    if (confirmsIntent !== null) {
      const intent = await stripe.paymentIntents.confirm(confirmsIntent, common, {
        idempotencyKey,
        ...triesWithin(leftMs),
      });
      return outcomeOfIntent(intent, request);
    }
    const intent = await stripe.paymentIntents.create(
      {
        ...common,
        ...amountOf(request),
        confirm: true,
        // Only a confirmation token says where a method that leads away comes back to.
        automatic_payment_methods: {
          enabled: true,
          allow_redirects:
            request.redirects && payment.kind === 'confirmation_token' ? 'always' : 'never',
        },
        description: request.description,
        metadata: { order_id: request.orderId, name: buyer.name },
      },
      { idempotencyKey, ...triesWithin(leftMs) },
    );
    return outcomeOfIntent(intent, request);
  };

  const send = (request: PaymentRequest & Ways): Promise<Seen> =>
    withBackoff(
      (leftMs) => {
        const call = request.payment.kind === 'token' ? charge : confirm;
        return withoutStack(() => call(request, leftMs));
      },
      isBusy,
      access.timeoutMs,
      patience,
    );

  /** Where a setting was changed since this key was used first, the request is what it was then. */
  const sendAsFirst = async (request: PaymentRequest): Promise<Seen> => {
    const { authorizeOnly } = request;
    const redirects = access.redirects ?? false;
    const ways: readonly Ways[] = [
      { authorizeOnly, redirects },
      { authorizeOnly: !authorizeOnly, redirects },
      { authorizeOnly, redirects: !redirects },
      { authorizeOnly: !authorizeOnly, redirects: !redirects },
    ];
    let changed: unknown;
    for (const way of ways) {
      try {
        return await send({ ...request, ...way });
      } catch (error) {
        if (!(error instanceof StripeIdempotencyError)) throw error;
        changed = error;
      }
    }
    throw changed;
  };

  const look = async (intentId: string, expected: Expected): Promise<Seen> => {
    try {
      const intent = await stripe.paymentIntents.retrieve(intentId, { expand: ['latest_charge'] });
      return outcomeOfIntent(intent, expected);
    } catch (error) {
      // Not being able to read says nothing about the payment.
      return { tag: 'unknown', intentId, reason: describe(error) };
    }
  };

  return {
    look,

    async pay(request) {
      try {
        return await sendAsFirst(request);
      } catch (error) {
        const intentId = request.confirmsIntent;
        // Another tab or the bank's page was quicker: the intent itself knows how it ended.
        if (intentId !== null && codeOf(error) === 'payment_intent_unexpected_state') {
          return look(intentId, request);
        }
        return outcomeOfError(error, intentId);
      }
    },

    async cancel(intentId, expected) {
      try {
        return outcomeOfIntent(await stripe.paymentIntents.cancel(intentId), expected);
      } catch {
        // Paid or given up already, or not to be reached: the intent itself knows.
        return look(intentId, expected);
      }
    },

    find: (wanted) => findPayments(stripe, wanted),
    readEvent: (payload, signature) => readStripeEvent(stripe, access, payload, signature, log),
    readKept: (body) => readKeptEvent(body, access),
    ...createRefundCalls(stripe),
    ...createCaptureCalls(stripe),
  };
}

const amountOf = ({ amountMinor, currency }: Expected) => ({ amount: amountMinor, currency });

function shippingOf({ name, phone, address }: Buyer) {
  const { line1, district = '', city, state, postalCode, country } = address;
  const parts = { line1, line2: district, city, state, postal_code: postalCode, country };
  // An empty text would ask Stripe to unset the field, which it refuses on a new object.
  const given = Object.entries(parts).filter(([, part]) => part !== '');
  return { name, ...(phone && { phone }), address: Object.fromEntries(given) };
}

/** Stripe has no time for the request now, or is still busy with the same one: it did not begin. */
const isBusy = (error: unknown): boolean =>
  error instanceof StripeRateLimitError ||
  (error instanceof StripeError && error.code === 'idempotency_key_in_use');

const PAYMENT_PARAMS = new Set(['confirmation_token', 'payment_method', 'source']);

function outcomeOfError(error: unknown, intentId: string | null): Outcome {
  const reason = describe(error);
  if (error instanceof StripeCardError && error.rawType === 'card_error') {
    const code = error.decline_code || (error.code ?? 'card_error');
    return {
      tag: 'declined',
      intentId: intentId ?? error.payment_intent?.id ?? null,
      message: sentenceOfDecline(code),
      code,
    };
  }
  // By its own word, too: a gateway on the way can answer the same status.
  if (error instanceof StripeInvalidRequestError && error.rawType === 'invalid_request_error') {
    if (error.code === 'token_already_used' || PAYMENT_PARAMS.has(error.param ?? '')) {
      const code = error.code ?? 'payment_unusable';
      return { tag: 'declined', intentId, message: USED_UP, code };
    }
    const tooSmall = error.code === 'amount_too_small';
    return { tag: 'refused', reason, unread: false, ...(tooSmall && { tooSmall }) };
  }
  if (error instanceof StripeAuthenticationError || error instanceof StripePermissionError) {
    return { tag: 'refused', reason, unread: true };
  }
  // Lost, late, garbled, too many, in progress elsewhere or failed inside Stripe: it may have run.
  const failed = error instanceof StripeError && (error.statusCode ?? 0) >= 500;
  return { tag: 'unknown', intentId, reason, ...(failed && { failed }) };
}
