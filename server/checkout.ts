import { isOpen } from './attempts.ts';
import type { Attempts, Standing } from './attempts.ts';
import type { Visitor } from './card-testing.ts';
import type { BuyerRules } from './buyer-rules.ts';
import type { Catalogue } from './catalogue.ts';
import { OrderRequestSchema, ReturnSchema } from './contract.ts';
import type { OrderReply, OrderRequest, PaymentFlow } from './contract.ts';
import type { Db } from './db.ts';
import { countDeclines } from './declined-orders.ts';
import { AppError } from './errors.ts';
import type { Flights } from './flights.ts';
import type { Gate } from './gate.ts';
import type { MoneyWriter } from './money.ts';
import { findByClientKey, openOrder, requireOrder, wasTried } from './orders.ts';
import type { Order } from './orders.ts';
import { parseBody } from './parse.ts';
import { createPauses } from './pauses.ts';
import { samePrice } from './pricing.ts';
import type { Price } from './pricing.ts';
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
  /** What the shop demands of who buys. */
  buyerRules: BuyerRules;
  flow: PaymentFlow;
  quoteSecret: string;
  replies: ReplyWriter;
  /** Milliseconds since 1970. */
  now: () => number;
}

export interface Checkout {
  /**
   * Pays, or says how the same payment went before. Throws AppError for what cannot be paid. Here
   * and in the others, `money` writes the amounts of the answer.
   */
  pay(body: unknown, visitor: Visitor, money: MoneyWriter): Promise<OrderReply>;
  /** How an order stands; asks Stripe where that is open, but not again within two seconds. */
  read(orderId: string, money: MoneyWriter): Promise<OrderReply>;
  /** The same for who knows the order's client key: a buyer whom the bank sent to another browser. */
  find(body: unknown, money: MoneyWriter): Promise<OrderReply>;
  /** How an order stands after the buyer's bank has seen the buyer. */
  confirm(orderId: string, visitor: Visitor, money: MoneyWriter): Promise<OrderReply>;
  /** Resolves when no payment is under way any more. */
  landed(): Promise<void>;
}

/** One press of Pay. */
interface Wish {
  request: OrderRequest;
  /** Null where this server did not sign it, or not with the secret that it has now. */
  quote: PromisedPrice | null;
  visitor: Visitor;
  money: MoneyWriter;
}

interface Begun {
  order: Order;
  /** Where the request opened the order; null where that was there before. */
  standing: Standing | null;
}

/** Which question to put to Stripe about an order; null for none. */
type Ask = (order: Order) => (() => Promise<Standing>) | null;

/**
 * Whoever only reads an open order has Stripe asked about it once in so many milliseconds, or one
 * buyer could use up what Stripe grants the shop. Of the widget's questions the second one falls short.
 */
const ASK_AGAIN_AFTER = 2000;

/** The shop's story. */
export function createCheckout(deps: CheckoutDeps): Checkout {
  const { db, attempts, gate, flights, catalogue, quotes, buyerRules, flow, replies, now } = deps;
  const asked = createPauses(ASK_AGAIN_AFTER, now);

  const open = (
    { request, visitor, money }: Wish,
    quote: PromisedPrice,
    fresh: Price | null,
  ): Promise<Begun> =>
    gate.attempt(visitor, null, async () => {
      const price = fresh ?? (await quotes.requireFresh(quote, money));
      const counted = isCounted(price.lines, catalogue);
      const details = await buyerRules.check(request, price.lines, now());
      const { order, isNew } = await openOrder(db, price, { ...request, details }, now(), counted);
      const send = () => attempts.send(order);
      const standing = isNew ? await flights.join(order.id, request.payment.id, send) : null;
      return { order, standing };
    });

  const begin = async (wish: Wish) => {
    const { request, quote } = wish;
    const find = async (): Promise<Begun | null> => {
      const order = await findByClientKey(db, request.clientKey);
      return order && { order, standing: null };
    };
    // A repeat may come long after its quote has expired, or to a shop that was set up anew
    // meanwhile, and is answered all the same.
    const fresh = fits(request, flow) && quote !== null ? quotes.fresh(quote) : null;
    const known = fresh ? null : await find();
    if (known) return known;
    const payable = requirePayable(wish, flow);
    try {
      return await open(wish, payable, fresh);
    } catch (error) {
      // So is a repeat of what was begun before the gate closed.
      const begun = error instanceof TurnedAway ? await find() : null;
      if (begun) return begun;
      throw error;
    }
  };

  const tryAgain = async (order: Order, { request, visitor }: Wish) => {
    const declines = await countDeclines(db, order);
    const earlier = { declines, latestAt: order.attempt.createdAt };
    const { standing } = await gate.attempt(visitor, earlier, async () => ({
      standing: await attempts.tryAgain(order, {
        ...request,
        details: await buyerRules.check(request, order.lines, now()),
      }),
    }));
    return standing;
  };

  const advance = async (order: Order, wish: Wish) => {
    const { request, money } = wish;
    // Whatever is open about the last attempt must be known before there can be another.
    const standing = isOpen(order) ? await attempts.findOut(order) : { order, clientSecret: null };
    if (!mayTryAgain(standing.order)) return standing;
    if (await wasTried(db, standing.order, request.payment.id)) return standing;
    await quotes.requireFresh(requirePayable(wish, flow), money, standing.order);
    return tryAgain(standing.order, wish);
  };

  const refresh = async (orderId: string, ask: Ask): Promise<Standing> => {
    const order = await requireOrder(db, orderId);
    // A first try under way may take long; whoever only asks need not wait for it.
    const trying = order.state === 'pending' && flights.has(orderId);
    const how = trying ? null : ask(order);
    if (!how) return { order, clientSecret: null };
    return flights.join(orderId, order.attempt.payment.id, how);
  };

  const askIfOpen: Ask = (order) => (isOpen(order) ? () => attempts.findOut(order) : null);
  const askNowAndThen: Ask = (order) =>
    isOpen(order) && asked.mayBegin(order.id) ? askIfOpen(order) : null;
  // A decline may have been news of an earlier attempt, while the bank just now agreed to this one.
  const askAfterBank: Ask = (order) =>
    order.state === 'declined' ? () => attempts.look(order) : askIfOpen(order);

  const reply = ({ order, clientSecret }: Standing, money: MoneyWriter) =>
    replies.write(order, clientSecret, money);

  return {
    async pay(body, visitor, money) {
      const request = parseBody(OrderRequestSchema, body);
      const quote = openQuote(request.quoteToken, deps.quoteSecret);
      const wish = { request, quote, visitor, money };
      const { order, standing } = await begin(wish);
      if (standing) return reply(standing, money);
      if (quote) requireSameOrder(order, quote);
      const advanced = await flights.join(order.id, request.payment.id, async () =>
        advance(await requireOrder(db, order.id), wish),
      );
      return reply(advanced, money);
    },

    read: async (orderId, money) => reply(await refresh(orderId, askNowAndThen), money),
    async find(body, money) {
      const { clientKey } = parseBody(ReturnSchema, body);
      const order = await findByClientKey(db, clientKey);
      if (!order) throw new AppError(404, 'not_found', 'There is no such order.');
      return reply(await refresh(order.id, askNowAndThen), money);
    },
    async confirm(orderId, visitor, money) {
      const { state } = await requireOrder(db, orderId);
      const standing = await refresh(orderId, askAfterBank);
      // What the bank refused only now was not known when the attempt was made.
      if (state === 'requires_action') await gate.note(visitor, standing);
      return reply(standing, money);
    },

    landed: () => flights.landed(),
  };
}

const mayTryAgain = ({ state }: Order) => state === 'declined' || state === 'requires_action';

const fits = ({ payment }: OrderRequest, flow: PaymentFlow) =>
  (payment.kind === 'token') === (flow === 'charges');

/** The quote that a new attempt would pay. */
function requirePayable({ request, quote }: Wish, flow: PaymentFlow): PromisedPrice {
  if (!fits(request, flow)) {
    const wanted = flow === 'charges' ? 'a token' : 'a confirmation_token or payment_method';
    const message = `payment.kind must be ${wanted} in this shop.`;
    throw new AppError(400, 'invalid_request', message, { field: 'payment.kind' });
  }
  if (quote) return quote;
  const message = 'This quote was not made by this shop. Please ask for a new one.';
  throw new AppError(400, 'quote_invalid', message, { field: 'quoteToken' });
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
