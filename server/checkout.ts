import { isOpen } from './attempts.ts';
import type { Attempts, Standing } from './attempts.ts';
import type { Visitor } from './card-testing.ts';
import type { Catalogue } from './catalogue.ts';
import { OrderRequestSchema } from './contract.ts';
import type { OrderReply, OrderRequest, PaymentFlow } from './contract.ts';
import type { Db } from './db.ts';
import { countDeclines } from './declined-orders.ts';
import { AppError } from './errors.ts';
import type { Flights } from './flights.ts';
import type { Gate } from './gate.ts';
import { findByClientKey, openOrder, requireOrder, wasTried } from './orders.ts';
import type { Order } from './orders.ts';
import { parseBody } from './parse.ts';
import { samePrice } from './pricing.ts';
import { openQuote } from './quote.ts';
import type { PromisedPrice } from './quote.ts';
import type { Quotes } from './quotes.ts';
import type { ReplyWriter } from './reply.ts';
import { isCounted } from './stock.ts';
import { TurnedAway } from './turned-away.ts';

export interface CheckoutDeps {
  db: Db;
  attempts: Attempts;
  /** Stands before every new attempt. */
  gate: Gate;
  /** Shared with whoever else moves orders on, so that one order has one flight at a time. */
  flights: Flights<Standing>;
  catalogue: Catalogue;
  quotes: Quotes;
  flow: PaymentFlow;
  quoteSecret: string;
  replies: ReplyWriter;
  /** Milliseconds since 1970. */
  now: () => number;
}

export interface Checkout {
  /** Pays, or says how the same payment went before. Throws AppError for what cannot be paid. */
  pay(body: unknown, visitor: Visitor): Promise<OrderReply>;
  /** How an order stands; asks Stripe where that is open. */
  read(orderId: string): Promise<OrderReply>;
  /** How an order stands after the buyer's bank has seen the buyer. */
  confirm(orderId: string, visitor: Visitor): Promise<OrderReply>;
  /** Resolves when no payment is under way any more. */
  landed(): Promise<void>;
}

interface Begun {
  order: Order;
  /** Where the request opened the order; null where that was there before. */
  standing: Standing | null;
}

/** Which question to put to Stripe about an order; null for none. */
type Ask = (order: Order) => (() => Promise<Standing>) | null;

/** The shop's story. */
export function createCheckout(deps: CheckoutDeps): Checkout {
  const { db, attempts, gate, flights, catalogue, quotes, replies, now } = deps;

  const open = (request: OrderRequest, quote: PromisedPrice, visitor: Visitor): Promise<Begun> =>
    gate.attempt(visitor, null, async () => {
      const price = await quotes.requireFresh(quote);
      const counted = isCounted(price.lines, catalogue);
      const { order, isNew } = await openOrder(db, price, request, now(), counted);
      const send = () => attempts.send(order);
      const standing = isNew ? await flights.join(order.id, request.payment.id, send) : null;
      return { order, standing };
    });

  const begin = async (request: OrderRequest, quote: PromisedPrice, visitor: Visitor) => {
    const find = async (): Promise<Begun | null> => {
      const order = await findByClientKey(db, request.clientKey);
      return order && { order, standing: null };
    };
    // A repeat may come long after its quote has expired, and is answered all the same.
    const known = quotes.isFresh(quote) ? null : await find();
    if (known) return known;
    try {
      return await open(request, quote, visitor);
    } catch (error) {
      // So is a repeat of what was begun before the gate closed.
      const begun = error instanceof TurnedAway ? await find() : null;
      if (begun) return begun;
      throw error;
    }
  };

  const tryAgain = async (order: Order, request: OrderRequest, visitor: Visitor) => {
    const declines = await countDeclines(db, order);
    const earlier = { declines, latestAt: order.attempt.createdAt };
    const { standing } = await gate.attempt(visitor, earlier, async () => ({
      standing: await attempts.tryAgain(order, request),
    }));
    return standing;
  };

  const advance = async (
    order: Order,
    request: OrderRequest,
    quote: PromisedPrice,
    visitor: Visitor,
  ) => {
    // Whatever is open about the last attempt must be known before there can be another.
    const standing = isOpen(order) ? await attempts.findOut(order) : { order, clientSecret: null };
    if (!mayTryAgain(standing.order)) return standing;
    if (await wasTried(db, standing.order, request.payment.id)) return standing;
    await quotes.requireFresh(quote, standing.order);
    return tryAgain(standing.order, request, visitor);
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
    async pay(body, visitor) {
      const request = parseBody(OrderRequestSchema, body);
      requireFlow(request, deps.flow);
      const quote = openQuote(request.quoteToken, deps.quoteSecret);
      const { order, standing } = await begin(request, quote, visitor);
      requireSameOrder(order, quote);
      if (standing) return reply(standing);
      const advanced = await flights.join(order.id, request.payment.id, async () =>
        advance(await requireOrder(db, order.id), request, quote, visitor),
      );
      return reply(advanced);
    },

    read: async (orderId) => reply(await refresh(orderId, askIfOpen)),
    async confirm(orderId, visitor) {
      const { state } = await requireOrder(db, orderId);
      const standing = await refresh(orderId, askAfterBank);
      // What the bank refused only now was not known when the attempt was made.
      if (state === 'requires_action') await gate.note(visitor, standing);
      return reply(standing);
    },

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
