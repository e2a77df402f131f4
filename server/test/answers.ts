import assert from 'node:assert/strict';
import { card, DECLINED_CARD, textAt, VISA } from './shop.ts';
import type { Answer, ShopOptions, TestShop } from './shop.ts';

/** Calls of Stripe's that tests let fail, and the loss of an answer to one that was carried out. */
export const CREATE = 'POST /v1/payment_intents';
export const CONFIRM = 'POST /v1/payment_intents/:id/confirm';
export const DROP = { kind: 'drop_after' };

export interface Flow {
  name: string;
  options: ShopOptions;
  good: object;
  alsoGood: object;
  declined: object;
  /** The call that makes the first payment. */
  route: string;
}

const token = (id: string) => ({ kind: 'token', id });

/** Both ways to pay, for what must hold in either. */
export const FLOWS: readonly Flow[] = [
  {
    name: 'payment intents',
    options: {},
    good: VISA,
    alsoGood: card('pm_card_mastercard'),
    declined: DECLINED_CARD,
    route: CREATE,
  },
  {
    name: 'charges',
    options: { paymentFlow: 'charges' },
    good: token('tok_visa'),
    alsoGood: token('tok_mastercard'),
    declined: token('tok_chargeDeclined'),
    route: 'POST /v1/charges',
  },
];

export const statusOf = ({ body }: Answer) => textAt(body, 'status');
export const tokenOf = ({ body }: Answer) => textAt(body, 'token');
export const orderPath = ({ body }: Answer) => `/api/orders/${textAt(body, 'orderId')}`;

/** The answer is a receipt, and its charge is the only one that took money. */
export async function requireOneCharge(shop: TestShop, answer: Answer): Promise<void> {
  const charges = await shop.charges();
  assert.deepEqual(
    charges.map((charge) => [charge.id, charge.amount, charge.metadata.order_id]),
    [[textAt(answer.body, 'receipt', 'chargeId'), 2300, textAt(answer.body, 'orderId')]],
  );
}
