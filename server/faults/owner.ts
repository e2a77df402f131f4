import { setTimeout as pause } from 'node:timers/promises';
import { ask, bearer } from '../test/shop.ts';
import type { Answer } from '../test/shop.ts';
import type { StoredOrder } from './database.ts';
import type { Stage } from './stage.ts';

const TOKEN = 'only-the-owner-of-this-shop-knows-it';

/** Settings of a shop whose back office is open. */
export const OWNED = { ADMIN_TOKEN: TOKEN };

/** What the owner asks of an order, such as `cancel`; null where the answer was lost. */
export function asOwner(
  stage: Stage,
  orderId: string | null,
  what: string,
  body: object = {},
): Promise<Answer | null> {
  return ask(`${stage.url}/api/admin/orders/${orderId}/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...bearer(TOKEN) },
    body: JSON.stringify(body),
  }).catch(() => null);
}

const ENDS_WITHIN = 30_000;

/** The only order of the stage, once it is as wanted. */
export async function orderOnce(
  stage: Stage,
  isWanted: (order: StoredOrder) => boolean,
): Promise<StoredOrder> {
  const deadline = Date.now() + ENDS_WITHIN;
  for (;;) {
    const [order] = await stage.database.orders();
    if (order && isWanted(order)) return order;
    if (Date.now() > deadline) throw new Error(`it stays as it is: ${JSON.stringify(order)}`);
    await pause(20);
  }
}
