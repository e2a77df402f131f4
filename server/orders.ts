import { randomBytes } from 'node:crypto';
import type { Buyer, Payment } from './contract.ts';
import type { Db } from './db.ts';
import type { Price, PricedLine } from './pricing.ts';
import type { OrderState, Tables } from './tables.ts';

/** An order with its latest attempt. Times are milliseconds since 1970. */
export interface Order extends Price {
  id: string;
  state: OrderState;
  buyer: Buyer;
  /** Stripe's ids, each null until known. */
  intentId: string | null;
  chargeId: string | null;
  receiptUrl: string | null;
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
}

/**
 * Writes a new order with its first attempt, or finds the one that this client key already has. On
 * return it is on disk.
 */
export async function openOrder(
  db: Db,
  price: Price,
  request: Request,
  now: number,
): Promise<Order> {
  await db.transaction().execute(async (transaction) => {
    const id = `ord_${randomBytes(16).toString('base64url')}`;
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('orders')
      .values({
        id,
        client_key: request.clientKey,
        state: 'pending',
        attempt: 1,
        currency: price.currency,
        total_minor: price.totalMinor,
        ...rowOfBuyer(request.buyer),
        created_at: now,
        updated_at: now,
      })
      .onConflict((conflict) => conflict.column('client_key').doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows !== 1n) return;
    await transaction
      .insertInto('order_lines')
      .values(price.lines.map((line, position) => rowOfLine(id, line, position)))
      .execute();
    await transaction
      .insertInto('attempts')
      .values(rowOfAttempt(id, 1, request.payment, null, now))
      .execute();
  });
  const order = await findByClientKey(db, request.clientKey);
  if (!order) throw new Error('an order vanished while it was opened');
  return order;
}

/**
 * Opens the next attempt at a declined or unauthenticated order, with the buyer as given this time.
 * Null if the order has moved on meanwhile.
 */
export async function openNextAttempt(
  db: Db,
  order: Order,
  request: Omit<Request, 'clientKey'>,
  now: number,
): Promise<Order | null> {
  const number = order.attempt.number + 1;
  await db.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('orders')
      .set({ state: 'pending', attempt: number, updated_at: now, ...rowOfBuyer(request.buyer) })
      .where('id', '=', order.id)
      .where('attempt', '=', order.attempt.number)
      .where('state', 'in', ['declined', 'requires_action'])
      .executeTakeFirstOrThrow();
    if (numUpdatedRows !== 1n) return;
    await transaction
      .insertInto('attempts')
      .values(rowOfAttempt(order.id, number, request.payment, order.intentId, now))
      .execute();
  });
  const opened = await findOrder(db, order.id);
  return opened?.attempt.number === number && opened.state === 'pending' ? opened : null;
}

/** Whether any attempt at this order, however early, was made with this payment. */
export async function wasTried(db: Db, orderId: string, paymentId: string): Promise<boolean> {
  const row = await db
    .selectFrom('attempts')
    .select('number')
    .where('order_id', '=', orderId)
    .where('payment_id', '=', paymentId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The order with this id, or null. */
export async function findOrder(db: Db, id: string): Promise<Order | null> {
  return readOrder(
    db,
    await db.selectFrom('orders').selectAll().where('id', '=', id).executeTakeFirst(),
  );
}

/** The order that this client key opened, or null. */
export async function findByClientKey(db: Db, clientKey: string): Promise<Order | null> {
  const query = db.selectFrom('orders').selectAll().where('client_key', '=', clientKey);
  return readOrder(db, await query.executeTakeFirst());
}

async function readOrder(db: Db, row: Tables['orders'] | undefined): Promise<Order | null> {
  if (!row) return null;
  const lines = await db
    .selectFrom('order_lines')
    .select(['book', 'title', 'quantity', 'unit_minor as unitMinor'])
    .where('order_id', '=', row.id)
    .orderBy('position')
    .execute();
  const attempt = await db
    .selectFrom('attempts')
    .selectAll()
    .where('order_id', '=', row.id)
    .where('number', '=', row.attempt)
    .executeTakeFirstOrThrow();
  return {
    id: row.id,
    state: row.state,
    currency: row.currency,
    totalMinor: row.total_minor,
    lines,
    buyer: buyerOfRow(row),
    intentId: row.intent_id,
    chargeId: row.charge_id,
    receiptUrl: row.receipt_url,
    attempt: {
      number: attempt.number,
      payment: { kind: attempt.payment_kind, id: attempt.payment_id },
      idempotencyKey: attempt.idempotency_key,
      confirmsIntent: attempt.confirms_intent,
      message: attempt.message,
      createdAt: attempt.created_at,
    },
  };
}

const rowOfBuyer = ({ name, email, address }: Buyer) => ({
  buyer_name: name,
  buyer_email: email,
  address_line1: address.line1,
  address_city: address.city,
  address_state: address.state,
  address_postal_code: address.postalCode,
  address_country: address.country,
});

const buyerOfRow = (row: Tables['orders']): Buyer => ({
  name: row.buyer_name,
  email: row.buyer_email,
  address: {
    line1: row.address_line1,
    city: row.address_city,
    state: row.address_state,
    postalCode: row.address_postal_code,
    country: row.address_country,
  },
});

const rowOfLine = (orderId: string, line: PricedLine, position: number) => ({
  order_id: orderId,
  position,
  book: line.book,
  title: line.title,
  quantity: line.quantity,
  unit_minor: line.unitMinor,
});

const rowOfAttempt = (
  orderId: string,
  number: number,
  payment: Payment,
  confirmsIntent: string | null,
  now: number,
): Tables['attempts'] => ({
  order_id: orderId,
  number,
  payment_kind: payment.kind,
  payment_id: payment.id,
  idempotency_key: `${orderId}:${number}`,
  confirms_intent: confirmsIntent,
  state: 'pending',
  message: null,
  created_at: now,
  updated_at: now,
});
