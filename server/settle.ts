import { askPerson } from './attention.ts';
import { inTransaction, writtenOnce } from './db.ts';
import type { Checks } from './checks.ts';
import type { Db } from './db.ts';
import { giveBack, takeAgain } from './holds.ts';
import { findOrder, orderOfRow } from './orders.ts';
import type { Order } from './orders.ts';
import type { Outcome } from './outcome.ts';
import { GIVEN_BACK, HELD, UNCOUNTED } from './tables.ts';
import type { OrderState, StockHold, Tables } from './tables.ts';

type OrderRow = Tables['orders'];
type Paid = Extract<Outcome, { tag: 'paid' }>;
type Settling = Exclude<OrderState, 'pending' | 'partially_refunded' | 'refunded'>;

/** Where each state may be reached from. Money that was taken is true whatever stood here before. */
const REACHED_FROM: Record<Settling, OrderState[]> = {
  paid: ['pending', 'unknown', 'requires_action', 'declined', 'canceled'],
  requires_action: ['pending', 'unknown'],
  declined: ['pending', 'unknown', 'requires_action'],
  canceled: ['pending', 'unknown', 'requires_action', 'declined'],
  unknown: ['pending'],
};

const STATE_OF: Record<Outcome['tag'], Settling> = {
  paid: 'paid',
  action: 'requires_action',
  declined: 'declined',
  refused: 'declined',
  canceled: 'canceled',
  unknown: 'unknown',
};

const PAID: OrderState = 'paid';
const PARTIALLY_REFUNDED: OrderState = 'partially_refunded';
const REFUNDED: OrderState = 'refunded';

/** Orders that wait for Stripe or for the buyer are looked at again. */
const CHECK_AGAIN: ReadonlySet<OrderState> = new Set(['unknown', 'requires_action']);
const CHECK_LATER = 60_000;

/** What a buyer is told when the shop's own set-up is at fault. */
export const REFUSED = 'This shop cannot take payments at the moment. Your card was not charged.';

/** In which states an order holds its copies; while its end is open it keeps what it has. */
const HOLD_IN: Partial<Record<Settling, StockHold>> = {
  paid: HELD,
  declined: GIVEN_BACK,
  canceled: GIVEN_BACK,
};

/** What an attempt at an order came to. */
interface Settlement {
  /** As it was known before. */
  order: Order;
  number: number;
  outcome: Outcome;
  now: number;
}

/** What a buyer is told where Stripe takes no amount so small. */
export const TOO_SMALL =
  'This order is too small to be paid by card. Please add another book. Your card was not charged.';

/**
 * The one door to a new state of an order, for answers, webhooks and recovery alike: writes what
 * attempt `number` came to, if the order is still where that may happen, and answers the order as
 * it then stands. Any number of calls with the same outcome do what one does. `now` in milliseconds
 * since 1970.
 */
export async function settleOrder(
  db: Db,
  known: Order,
  number: number,
  outcome: Outcome,
  now: number,
): Promise<{ order: Order; changed: boolean }> {
  const orderId = known.id;
  if (outcome.tag === 'paid' && number === known.attempt.number) {
    const order = await settlePaid(db, known, outcome, now);
    if (order) return { order, changed: true };
  }
  const row = await settleRow(db, { order: known, number, outcome, now });
  if (outcome.tag === 'unknown' && outcome.mismatch) {
    await askPerson(
      db,
      orderId,
      `Stripe took another payment than was asked for: ${outcome.reason}.`,
    );
  }
  if (row) return { order: orderOfRow(row), changed: true };
  await keepWhatIsNew(db, orderId, number, outcome);
  const order = await findOrder(db, orderId);
  if (!order) throw new Error(`there is no order ${orderId} to settle`);
  return { order, changed: false };
}

/** In one statement where no copies move with the state. */
async function settleRow(db: Db, settlement: Settlement): Promise<OrderRow | undefined> {
  const state = STATE_OF[settlement.outcome.tag];
  const hold = HOLD_IN[state];
  if (hold === undefined) return transition(db, settlement).executeTakeFirst();
  if (settlement.outcome.tag !== 'paid') {
    const query = transition(db, settlement).where('holds_stock', '<>', HELD);
    const row = await query.executeTakeFirst();
    if (row) return row;
  }
  const order = await findOrder(db, settlement.order.id);
  if (!order || !REACHED_FROM[state].includes(order.state)) return undefined;
  return inTransaction(db, (transaction) => settleWithCopies(transaction, settlement, hold));
}

/** The copies are given back, or taken again, with the new state or not at all. */
async function settleWithCopies(
  db: Db,
  settlement: Settlement,
  hold: StockHold,
): Promise<OrderRow | undefined> {
  const { id: orderId } = settlement.order;
  // From here to the end of the transaction nobody else can move the order or its copies.
  const { holds_stock: before } = await db
    .updateTable('orders')
    .set((row) => ({ holds_stock: row.ref('holds_stock') }))
    .where('id', '=', orderId)
    .returning('holds_stock')
    .executeTakeFirstOrThrow();
  const row = await transition(db, settlement)
    .$if(before !== UNCOUNTED, (update) => update.set({ holds_stock: hold }))
    .executeTakeFirst();
  if (!row || before === UNCOUNTED || before === hold) return row;
  const { lines } = orderOfRow(row);
  await (hold === HELD ? takeAgain(db, orderId, lines) : giveBack(db, lines));
  return row;
}

function transition(db: Db, { order: { id: orderId }, number, outcome, now }: Settlement) {
  if (outcome.tag === 'paid') {
    return payment(db, rowOfPayment(orderId, number, outcome, now)).returningAll();
  }
  const state = STATE_OF[outcome.tag];
  return (
    db
      .updateTable('orders')
      .set((column) => ({
        state,
        message: messageOf(outcome),
        check_after: CHECK_AGAIN.has(state) ? now + CHECK_LATER : null,
        updated_at: now,
        intent_id: isReleased(outcome)
          ? null
          : column.fn.coalesce('intent_id', column.val(intentOf(outcome))),
        ...(outcome.tag === 'declined' && { checks: textOf(outcome.released ?? null) }),
      }))
      .where('id', '=', orderId)
      // News of an attempt that was given up must not undo the one after it.
      .where('attempt', '=', number)
      .where('state', 'in', REACHED_FROM[state])
      .returningAll()
  );
}

interface PaymentRow {
  id: string;
  attempt: number;
  intent_id: string | null;
  charge_id: string;
  receipt_url: string | null;
  checks: string | null;
  updated_at: number;
}

const rowOfPayment = (id: string, attempt: number, outcome: Paid, now: number): PaymentRow => ({
  id,
  attempt,
  intent_id: outcome.intentId,
  charge_id: outcome.chargeId,
  receipt_url: outcome.receiptUrl,
  checks: textOf(outcome.checks),
  updated_at: now,
});

const payment = (
  db: Db,
  { id, intent_id, charge_id, receipt_url, checks, updated_at }: Omit<PaymentRow, 'attempt'>,
) =>
  db
    .updateTable('orders')
    .set((column) => ({
      // News of a refund may have come before the news of the payment.
      state: column
        .case()
        .when('refunded_minor', '=', 0)
        .then(PAID)
        .when('refunded_minor', '<', column.ref('total_minor'))
        .then(PARTIALLY_REFUNDED)
        .else(REFUNDED)
        .end(),
      message: null,
      check_after: null,
      updated_at,
      intent_id: column.fn.coalesce('intent_id', column.val(intent_id)),
      charge_id,
      receipt_url,
      checks,
    }))
    .where('id', '=', id)
    .where('state', 'in', REACHED_FROM.paid);

const paymentOfHeld = writtenOnce((db, row: PaymentRow) =>
  payment(db, row)
    .where('holds_stock', '<>', GIVEN_BACK)
    // Only another attempt would have brought another buyer's name or address.
    .where('attempt', '=', row.attempt)
    .returning(['state', 'intent_id', 'refunded_minor', 'holds_stock']),
);

/** What nearly every order comes to, in one statement; null where more is to do, or nothing. */
async function settlePaid(db: Db, known: Order, outcome: Paid, now: number): Promise<Order | null> {
  const { id, attempt } = known;
  const { rows } = await paymentOfHeld(db, rowOfPayment(id, attempt.number, outcome, now));
  const [row] = rows;
  if (!row) return null;
  const { chargeId, receiptUrl, checks } = outcome;
  return {
    ...known,
    state: row.state,
    intentId: row.intent_id,
    chargeId,
    receiptUrl,
    checks,
    refundedMinor: row.refunded_minor,
    stock: row.holds_stock,
    attempt: { ...attempt, message: null },
  };
}

/** What comes too late to change the state: ids, and money that should not have moved. */
async function keepWhatIsNew(
  db: Db,
  orderId: string,
  number: number,
  outcome: Outcome,
): Promise<void> {
  const intentId = intentOf(outcome);
  if (intentId !== null) {
    await db
      .updateTable('orders')
      .set({ intent_id: intentId })
      .where('id', '=', orderId)
      .where('attempt', '=', number)
      // A declined order may have given up its intent, which must not come back.
      .where('state', '<>', 'declined')
      .where('intent_id', 'is', null)
      .execute();
  }
  if (outcome.tag === 'paid' && outcome.checks !== null) {
    await db
      .updateTable('orders')
      .set({ checks: JSON.stringify(outcome.checks) })
      .where('id', '=', orderId)
      .where('charge_id', '=', outcome.chargeId)
      .where('checks', 'is', null)
      .execute();
  }
  if (outcome.tag === 'paid' && outcome.receiptUrl !== null) {
    await db
      .updateTable('orders')
      .set({ receipt_url: outcome.receiptUrl })
      .where('id', '=', orderId)
      .where('charge_id', '=', outcome.chargeId)
      .where('receipt_url', 'is', null)
      .execute();
  }
  if (outcome.tag === 'paid') await noticeSecondCharge(db, orderId, outcome.chargeId);
}

async function noticeSecondCharge(db: Db, orderId: string, chargeId: string): Promise<void> {
  const other = await db
    .selectFrom('orders')
    .select('id')
    .where('id', '=', orderId)
    .where('charge_id', '<>', chargeId)
    .executeTakeFirst();
  if (!other) return;
  const sentence = `Stripe has a second charge for this order, ${chargeId}: refund it in Stripe's dashboard.`;
  await askPerson(db, orderId, sentence);
}

const intentOf = (outcome: Outcome) => ('intentId' in outcome ? outcome.intentId : null);

const isReleased = (outcome: Outcome) =>
  outcome.tag === 'declined' && outcome.released !== undefined;

const textOf = (checks: Checks | null) => (checks === null ? null : JSON.stringify(checks));

function messageOf(outcome: Outcome): string | null {
  if (outcome.tag === 'declined') return outcome.message;
  if (outcome.tag !== 'refused') return null;
  return outcome.tooSmall ? TOO_SMALL : REFUSED;
}
