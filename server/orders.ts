import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import { checksOfText } from './checks.ts';
import type { Checks } from './checks.ts';
import type { Buyer, Payment } from './contract.ts';
import { writtenOnce } from './db.ts';
import type { Db } from './db.ts';
import { detailsOfText, textOfDetails } from './details.ts';
import type { OrderDetails } from './details.ts';
import { AppError } from './errors.ts';
import type { Price, PricedLine } from './pricing.ts';
import { takeCopies } from './stock.ts';
import { GIVEN_BACK, HELD, UNCOUNTED } from './tables.ts';
import type { OrderState, StockHold, Tables } from './tables.ts';

/** An order with its latest attempt. Times are milliseconds since 1970. */
export interface Order extends Price {
  id: string;
  state: OrderState;
  buyer: Buyer;
  details: OrderDetails;
  /** Stripe's ids, each null until known. */
  intentId: string | null;
  chargeId: string | null;
  receiptUrl: string | null;
  /** What the bank said of the buyer's details, where the shop keeps that. */
  checks: Checks | null;
  /** Sum of its refunds, in minor units. */
  refundedMinor: number;
  /** Where its copies are. */
  stock: StockHold;
  attempt: Attempt;
}

export interface Attempt {
  /** From 1. */
  number: number;
  payment: Payment;
  idempotencyKey: string;
  /** The payment intent it confirms; null where it makes its own payment. */
  confirmsIntent: string | null;
  /** What the buyer was told of its decline. */
  message: string | null;
  createdAt: number;
}

interface Request {
  clientKey: string;
  payment: Payment;
  buyer: Buyer;
  details?: OrderDetails;
}

/** An order takes this long at most where all is well; then recovery looks after it. */
const FIRST_CHECK = 30_000;

/**
 * Writes a new order with its first attempt, or finds the one that this client key already has. On
 * return it is on disk. `counted`: with its copies taken out of the stock; throws
 * AppError(409, 'out_of_stock') where there are not as many.
 */
export async function openOrder(
  db: Db,
  price: Price,
  request: Request,
  now: number,
  counted = false,
): Promise<{ order: Order; isNew: boolean }> {
  const row = newRow(price, request, now, counted ? HELD : UNCOUNTED);
  const isNew = counted
    ? await db.transaction().execute(async (transaction) => {
        const inserted = await insertRow(transaction, row);
        if (inserted) await takeCopies(transaction, price.lines);
        return inserted;
      })
    : await insertRow(db, row);
  if (isNew) return { order: orderOf(row, price.lines), isNew };
  const order = await findByClientKey(db, request.clientKey);
  if (!order) throw new Error('an order vanished while it was opened');
  return { order, isNew };
}

const newRow = (
  price: Price,
  request: Request,
  now: number,
  hold: StockHold,
): Tables['orders'] => ({
  // Begins with the time: ids that follow each other stand side by side in the index, and a commit
  // writes one page of it rather than one for each order, however many orders there are.
  id: `ord_${randomUUIDv7()}`,
  client_key: request.clientKey,
  state: 'pending',
  currency: price.currency,
  total_minor: price.totalMinor,
  lines: JSON.stringify(price.lines),
  intent_id: null,
  charge_id: null,
  receipt_url: null,
  checks: null,
  attention: null,
  holds_stock: hold,
  refunded_minor: 0,
  dispute: null,
  dispute_at: null,
  created_at: now,
  ...rowOfBuyer(request),
  ...rowOfAttempt(1, request.payment, null, now),
});

const insertion = writtenOnce((db, row: Tables['orders']) =>
  db
    .insertInto('orders')
    .values(row)
    .onConflict((conflict) => conflict.column('client_key').doNothing()),
);

/** False where the client key has an order already. */
async function insertRow(db: Db, row: Tables['orders']): Promise<boolean> {
  const { numAffectedRows } = await insertion(db, row);
  return numAffectedRows === 1n;
}

/**
 * Opens the next attempt at a declined or unauthenticated order, with the buyer as given this time.
 * Null if the order has moved on meanwhile. Throws AppError(409, 'out_of_stock') where its copies
 * were given back and are not there any more.
 */
export async function openNextAttempt(
  db: Db,
  order: Order,
  request: Omit<Request, 'clientKey'>,
  now: number,
): Promise<Order | null> {
  const { number, payment, message, createdAt } = order.attempt;
  const takes = order.stock === GIVEN_BACK;
  return db.transaction().execute(async (transaction) => {
    const row = await transaction
      .updateTable('orders')
      .set({
        state: 'pending',
        holds_stock: takes ? HELD : order.stock,
        ...rowOfBuyer(request),
        ...rowOfAttempt(number + 1, request.payment, order.intentId, now),
      })
      .where('id', '=', order.id)
      .where('attempt', '=', number)
      .where('state', 'in', ['declined', 'requires_action'])
      .where('holds_stock', '=', order.stock)
      .returningAll()
      .executeTakeFirst();
    if (!row) return null;
    if (takes) await takeCopies(transaction, order.lines);
    await transaction
      .insertInto('earlier_attempts')
      .values({
        order_id: order.id,
        number,
        payment_kind: payment.kind,
        payment_id: payment.id,
        message,
        attempted_at: createdAt,
      })
      .execute();
    return orderOfRow(row);
  });
}

/** Whether any attempt at this order, however early, was made with this payment. */
export async function wasTried(db: Db, order: Order, paymentId: string): Promise<boolean> {
  if (order.attempt.payment.id === paymentId) return true;
  if (order.attempt.number === 1) return false;
  const row = await db
    .selectFrom('earlier_attempts')
    .select('number')
    .where('order_id', '=', order.id)
    .where('payment_id', '=', paymentId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The order with this id, or null. */
export async function findOrder(db: Db, id: string): Promise<Order | null> {
  const query = db.selectFrom('orders').selectAll().where('id', '=', id);
  const row = await query.executeTakeFirst();
  return row ? orderOfRow(row) : null;
}

/** The order with this id; throws AppError(404) where there is none. */
export async function requireOrder(db: Db, id: string): Promise<Order> {
  const order = await findOrder(db, id);
  if (!order) throw new AppError(404, 'not_found', 'There is no such order.');
  return order;
}

/** The order that was paid by this payment intent or charge, or null. */
export async function findByPayment(
  db: Db,
  intentId: string | null,
  chargeId: string | null,
): Promise<Order | null> {
  const row = await db
    .selectFrom('orders')
    .selectAll()
    .where((or) => or.or([or('charge_id', '=', chargeId), or('intent_id', '=', intentId)]))
    .executeTakeFirst();
  return row ? orderOfRow(row) : null;
}

/** The order that this client key opened, or null. */
export async function findByClientKey(db: Db, clientKey: string): Promise<Order | null> {
  const query = db.selectFrom('orders').selectAll().where('client_key', '=', clientKey);
  const row = await query.executeTakeFirst();
  return row ? orderOfRow(row) : null;
}

const LinesSchema = z.array(
  z.object({ book: z.string(), title: z.string(), quantity: z.int(), unitMinor: z.int() }),
);

/** The lines that an order's row holds as text. */
export function linesOfText(text: string): PricedLine[] {
  const lines: unknown = JSON.parse(text);
  return LinesSchema.parse(lines);
}

/** The order that a row holds. */
export const orderOfRow = (row: Tables['orders']): Order => orderOf(row, linesOfText(row.lines));

function orderOf(row: Tables['orders'], lines: PricedLine[]): Order {
  const details = detailsOfText(row.details);
  const { note, consents, doubts } = details;
  return {
    id: row.id,
    state: row.state,
    currency: row.currency,
    totalMinor: row.total_minor,
    lines,
    buyer: buyerOfRow(row, details),
    details: { note, consents, doubts },
    intentId: row.intent_id,
    chargeId: row.charge_id,
    receiptUrl: row.receipt_url,
    checks: checksOfText(row.checks),
    refundedMinor: row.refunded_minor,
    stock: row.holds_stock,
    attempt: {
      number: row.attempt,
      payment: { kind: row.payment_kind, id: row.payment_id },
      idempotencyKey: `${row.id}:${row.attempt}`,
      confirmsIntent: row.confirms_intent,
      message: row.message,
      createdAt: row.attempted_at,
    },
  };
}

const rowOfBuyer = ({ buyer, details = {} }: Pick<Request, 'buyer' | 'details'>) => {
  const { name, email, address } = buyer;
  return {
    buyer_name: name,
    buyer_email: email,
    address_line1: address.line1,
    address_city: address.city,
    address_state: address.state,
    address_postal_code: address.postalCode,
    address_country: address.country,
    details: textOfDetails(buyer, details),
  };
};

function buyerOfRow(
  row: Tables['orders'],
  { company, phone, district, billing }: ReturnType<typeof detailsOfText>,
): Buyer {
  return {
    name: row.buyer_name,
    email: row.buyer_email,
    address: {
      line1: row.address_line1,
      ...(district !== undefined && { district }),
      city: row.address_city,
      state: row.address_state,
      postalCode: row.address_postal_code,
      country: row.address_country,
    },
    ...(company !== undefined && { company }),
    ...(phone !== undefined && { phone }),
    ...(billing !== undefined && { billing }),
  };
}

const rowOfAttempt = (
  number: number,
  payment: Payment,
  confirmsIntent: string | null,
  now: number,
) => ({
  attempt: number,
  attempted_at: now,
  payment_kind: payment.kind,
  payment_id: payment.id,
  confirms_intent: confirmsIntent,
  message: null,
  check_after: now + FIRST_CHECK,
  updated_at: now,
});
