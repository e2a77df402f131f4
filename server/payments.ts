import Stripe from 'stripe';
import type { Buyer, Payment } from './contract.ts';
import { AppError, StartError } from './errors.ts';
import { describe } from './log.ts';
import type { Log } from './log.ts';
import { DECLINED, outcomeOfCharge, outcomeOfIntent } from './outcome.ts';
import type { Expected, Outcome } from './outcome.ts';

/** One attempt at paying one order. The same request again is the same payment, not a second one. */
export interface PaymentRequest extends Expected {
  idempotencyKey: string;
  payment: Payment;
  /** The order's payment intent from an earlier attempt, to confirm again; null to make one. */
  confirmsIntent: string | null;
  /** What the buyer reads on Stripe's receipt. */
  description: string;
  buyer: Buyer;
}

/** News about an order, from a signed event of Stripe's. */
export interface PaymentEvent {
  id: string;
  type: string;
  /** The order the payment says it is for; null for what is not ours. */
  orderId: string | null;
  /** Of the request that led to the event; null if that was not made by this server. */
  idempotencyKey: string | null;
  outcomeFor(expected: Expected): Outcome;
}

export interface Payments {
  /** Sends one attempt to Stripe. Never throws: what goes wrong is an outcome. */
  pay(request: PaymentRequest): Promise<Outcome>;
  /** Reads how a payment intent stands. Never throws. */
  look(intentId: string, expected: Expected): Promise<Outcome>;
  /**
   * Checks an event's signature over its raw bytes. Null for events that say nothing of a payment's
   * outcome. Throws AppError(400) for anything that Stripe did not sign in the last five minutes.
   */
  readEvent(payload: Buffer, signature: string | undefined): PaymentEvent | null;
}

export interface StripeAccess {
  secretKey: string;
  webhookSecrets: readonly string[];
  /** Null: Stripe's own. */
  apiUrl: string | null;
  /** The longest that one payment may take, both tries together, in milliseconds. */
  timeoutMs: number;
}

/** Clocks may differ by this much, in seconds; Stripe's own figure. */
const EVENT_TOLERANCE = 300;

const { StripeAuthenticationError, StripeCardError, StripeError } = Stripe.errors;
const { StripeInvalidRequestError, StripePermissionError } = Stripe.errors;

/** The way to Stripe, or to its stand-in. */
export function createPayments(access: StripeAccess, log: Log): Payments {
  const stripe = new Stripe(access.secretKey, {
    ...addressOf(access.apiUrl),
    // One lost answer is asked for again, with the same idempotency key.
    maxNetworkRetries: 1,
    timeout: access.timeoutMs / 2,
    telemetry: false,
    appInfo: { name: 'book-checkout' },
  });

  const charge = async (request: PaymentRequest): Promise<Outcome> => {
    const { idempotencyKey, payment, description, buyer } = request;
    const made = await stripe.charges.create(
      {
        ...amountOf(request),
        source: payment.id,
        description,
        receipt_email: buyer.email,
        shipping: shippingOf(buyer),
        metadata: { order_id: request.orderId, name: buyer.name },
      },
      { idempotencyKey },
    );
    return outcomeOfCharge(made, request);
  };

  const confirm = async (request: PaymentRequest): Promise<Outcome> => {
    const { idempotencyKey, payment, buyer, confirmsIntent } = request;
    const given =
      payment.kind === 'confirmation_token'
        ? { confirmation_token: payment.id }
        : { payment_method: payment.id };
    const common = {
      ...given,
      use_stripe_sdk: true,
      receipt_email: buyer.email,
      shipping: shippingOf(buyer),
      expand: ['latest_charge'],
    };
    if (confirmsIntent !== null) {
      const intent = await stripe.paymentIntents.confirm(confirmsIntent, common, {
        idempotencyKey,
      });
      return outcomeOfIntent(intent, request);
    }
    const intent = await stripe.paymentIntents.create(
      {
        ...common,
        ...amountOf(request),
        confirm: true,
        // The widget stays on the page, so methods that lead away are not offered.
        automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
        description: request.description,
        metadata: { order_id: request.orderId, name: buyer.name },
      },
      { idempotencyKey },
    );
    return outcomeOfIntent(intent, request);
  };

  const look = async (intentId: string, expected: Expected): Promise<Outcome> => {
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
        return await (request.payment.kind === 'token' ? charge(request) : confirm(request));
      } catch (error) {
        const intentId = request.confirmsIntent;
        // Another tab or the bank's page was quicker: the intent itself knows how it ended.
        if (intentId !== null && codeOf(error) === 'payment_intent_unexpected_state') {
          return look(intentId, request);
        }
        return outcomeOfError(error, intentId);
      }
    },

    readEvent(payload, signature) {
      const event = verify(stripe, payload, signature, access.webhookSecrets);
      if (event.livemode !== /^.._live_/.test(access.secretKey)) {
        log.warn('webhook.wrong_mode', { eventId: event.id, livemode: event.livemode });
        throw new AppError(
          400,
          'invalid_request',
          'This event is of the other mode, test or live.',
        );
      }
      return newsOf(event);
    },
  };
}

/** Stripe's client wants an address in parts. */
function addressOf(apiUrl: string | null) {
  if (apiUrl === null) return {};
  const { protocol, hostname, port, pathname } = new URL(apiUrl);
  if (pathname !== '/')
    throw new StartError("The address of Stripe's stand-in cannot have a path.");
  const http = protocol === 'http:';
  const host = hostname.replace(/^\[|\]$/g, '');
  return { host, port: port || (http ? 80 : 443), protocol: http ? 'http' : 'https' } as const;
}

const amountOf = ({ amountMinor, currency }: Expected) => ({ amount: amountMinor, currency });

function shippingOf({ name, address }: Buyer) {
  const { line1, city, state, postalCode, country } = address;
  const parts = { line1, city, state, postal_code: postalCode, country };
  // An empty text would ask Stripe to unset the field, which it refuses on a new object.
  const given = Object.entries(parts).filter(([, part]) => part !== '');
  return { name, address: Object.fromEntries(given) };
}

const codeOf = (error: unknown) => (error instanceof StripeError ? error.code : undefined);

const PAYMENT_PARAMS = new Set(['confirmation_token', 'payment_method', 'source']);

function outcomeOfError(error: unknown, intentId: string | null): Outcome {
  const reason = describe(error);
  if (error instanceof StripeCardError && error.rawType === 'card_error') {
    return {
      tag: 'declined',
      intentId: intentId ?? error.payment_intent?.id ?? null,
      message: error.message === '' ? DECLINED : error.message,
      code: error.decline_code || (error.code ?? 'card_error'),
    };
  }
  // By its own word, too: a gateway on the way can answer the same status.
  if (error instanceof StripeInvalidRequestError && error.rawType === 'invalid_request_error') {
    if (error.code === 'token_already_used' || PAYMENT_PARAMS.has(error.param ?? '')) {
      const message = 'These card details can no longer be used. Please enter them again.';
      return { tag: 'declined', intentId, message, code: error.code ?? 'payment_unusable' };
    }
    return { tag: 'refused', reason, unread: false };
  }
  if (error instanceof StripeAuthenticationError || error instanceof StripePermissionError) {
    return { tag: 'refused', reason, unread: true };
  }
  // Lost, late, garbled, too many, in progress elsewhere or failed inside Stripe: it may have run.
  return { tag: 'unknown', intentId, reason };
}

function verify(
  stripe: Stripe,
  payload: Buffer,
  signature = '',
  secrets: readonly string[],
): Stripe.Event {
  // Stripe's own check lets timestamps from the future pass, which would keep a captured event usable.
  const signedAt = Number(/(?:^|,)t=(\d+)/.exec(signature)?.[1] ?? Number.NaN);
  if (signedAt <= Date.now() / 1000 + EVENT_TOLERANCE) {
    for (const secret of secrets) {
      try {
        return stripe.webhooks.constructEvent(payload, signature, secret, EVENT_TOLERANCE);
      } catch (error) {
        if (!(error instanceof Stripe.errors.StripeSignatureVerificationError))
          throw notAnEvent(error);
      }
    }
  }
  throw new AppError(400, 'invalid_request', "This is not signed with the webhook's secret.");
}

const notAnEvent = (cause: unknown) =>
  new AppError(400, 'invalid_json', 'This is not an event of Stripe.', { cause });

function newsOf(event: Stripe.Event): PaymentEvent | null {
  const { id, type } = event;
  const idempotencyKey = event.request?.idempotency_key ?? null;
  switch (event.type) {
    case 'payment_intent.succeeded':
    case 'payment_intent.payment_failed':
    case 'payment_intent.canceled': {
      const intent = event.data.object;
      const orderId = intent.metadata.order_id ?? null;
      const outcomeFor = (expected: Expected) => outcomeOfIntent(intent, expected);
      return { id, type, orderId, idempotencyKey, outcomeFor };
    }
    case 'charge.succeeded': {
      const charge = event.data.object;
      const orderId = charge.metadata.order_id ?? null;
      const outcomeFor = (expected: Expected) => outcomeOfCharge(charge, expected);
      return { id, type, orderId, idempotencyKey, outcomeFor };
    }
    default:
      return null;
  }
}
