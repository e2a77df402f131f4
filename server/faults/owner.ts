import { setTimeout as pause } from 'node:timers/promises';
import { ask, bearer } from '../test/shop.ts';
import type { Answer } from '../test/shop.ts';
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

/** Resolves once `isSo`; throws an Error that names `what` did not come. */
export async function once(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + ENDS_WITHIN;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`in vain: ${what}`);
    await pause(20);
  }
}
