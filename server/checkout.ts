import { createAttempts, isOpen } from './attempts.ts';
import type { Standing } from './attempts.ts';
import type { Catalogue } from './catalogue.ts';
import { OrderRequestSchema } from './contract.ts';
import type { OrderReply, OrderRequest, PaymentFlow } from './contract.ts';
import type { Db } from './db.ts';
import { AppError } from './errors.ts';
import { createFlights } from './flights.ts';
import type { Log } from './log.ts';
import { findByClientKey, findOrder, openOrder, wasTried } from './orders.ts';
import type { Order } from './orders.ts';
import { parseBody } from './parse.ts';
import type { Payments } from './payments.ts';
import { samePrice } from './pricing.ts';
import { openQuote, requireFresh } from './quote.ts';
import type { PromisedPrice } from './quote.ts';
import type { ReplyWriter } from './reply.ts';

export interface CheckoutDeps {
  db: Db;
  payments: Payments;
  catalogue: Catalogue;
  flow: PaymentFlow;
  quoteSecret: string;
  replies: ReplyWriter;
  log: Log;
  /** Milliseconds since 1970. */
  now: () => number;
}

export interface Checkout {
  /** Pays, or says how the same payment went before. Throws AppError for what cannot be paid. */
  pay(body: unknown): Promise<OrderReply>;
  /** How an order stands; asks Stripe where that is open. */
  read(orderId: string): Promise<OrderReply>;
  /** How an order stands after the buyer's bank has seen the buyer. */
  confirm(orderId: string): Promise<OrderReply>;
  /** Resolves when no payment is under way any more. */
  landed(): Promise<void>;
}

/** Which question to put to Stripe about an order; null for none. */
type Ask = (order: Order) => (() => Promise<Standing>) | null;

/** The shop's story. */
export function createCheckout(deps: CheckoutDeps): Checkout {
  const { db, catalogue, replies, now } = deps;
  const attempts = createAttempts(deps, now);
  const flights = createFlights<Standing>();

  const advance = async (order: Order, request: OrderRequest, quote: PromisedPrice) => {
    // Whatever is open about the last attempt must be known before there can be another.
    const standing = isOpen(order) ? await attempts.findOut(order) : { order, clientSecret: null };
    if (!mayTryAgain(standing.order)) return standing;
    if (await wasTried(db, order.id, request.payment.id)) return standing;
    requireFresh(quote, catalogue, now());
    return attempts.tryAgain(standing.order, request);
  };

  const refresh = async (orderId: string, ask: Ask): Promise<Standing> => {
    const order = await requireOrder(db, orderId);
    const how = ask(order);
    // A first try under way may take long; whoever only asks need not wait for it.
    const trying = order.state === 'pending' && flights.has(orderId);
    if (!how || trying) return { order, clientSecret: null };
    return flights.join(orderId, order.attempt.payment.id, how);
  };

  const askIfOpen: Ask = (order) => (isOpen(order) ? () => attempts.findOut(order) : null);
  // A decline may have been news of an earlier attempt, while the bank just now agreed to this one.
  const askAfterBank: Ask = (order) =>
    order.state === 'declined' ? () => attempts.look(order) : askIfOpen(order);

  const reply = ({ order, clientSecret }: Standing) => replies.write(order, clientSecret);

  return {
    async pay(body) {
      const request = parseBody(OrderRequestSchema, body);
      requireFlow(request, deps.flow);
      const quote = openQuote(request.quoteToken, deps.quoteSecret);
      const known = await findByClientKey(db, request.clientKey);
      const opened =
        known ?? (await openOrder(db, requireFresh(quote, catalogue, now()), request, now()));
      requireSameOrder(opened, quote);
      const standing = await flights.join(opened.id, request.payment.id, async () =>
        advance(await requireOrder(db, opened.id), request, quote),
      );
      return reply(standing);
    },

    read: async (orderId) => reply(await refresh(orderId, askIfOpen)),
    confirm: async (orderId) => reply(await refresh(orderId, askAfterBank)),
    landed: () => flights.landed(),
  };
}

const mayTryAgain = ({ state }: Order) => state === 'declined' || state === 'requires_action';

function requireFlow({ payment }: OrderRequest, flow: PaymentFlow): void {
  if ((payment.kind === 'token') === (flow === 'charges')) return;
  const wanted = flow === 'charges' ? 'a token' : 'a confirmation_token or payment_method';
  const message = `payment.kind must be ${wanted} in this shop.`;
  throw new AppError(400, 'invalid_request', message, { field: 'payment.kind' });
}

function requireSameOrder(order: Order, quote: PromisedPrice): void {
  if (samePrice(quote, order)) return;
  throw new AppError(
    409,
    'order_conflict',
    'This order was begun with other books or prices. Please start a new one.',
    {
      field: 'clientKey',
    },
  );
}

async function requireOrder(db: Db, id: string): Promise<Order> {
  const order = await findOrder(db, id);
  if (!order) throw new AppError(404, 'not_found', 'There is no such order.');
  return order;
}
