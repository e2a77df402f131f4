import { createHmac, timingSafeEqual } from 'node:crypto';

/** The bearer token that opens an order to its buyer: derived, so that a repeat answers it again. */
export function orderToken(orderId: string, key: string): string {
  return createHmac('sha256', key).update(`order:${orderId}`).digest('base64url');
}

/** Whether an Authorization header opens this order; takes the same time for any wrong token. */
export function opensOrder(header: string | undefined, orderId: string, key: string): boolean {
  const given = Buffer.from(/^Bearer ([\w-]+)$/i.exec(header ?? '')?.[1] ?? '');
  const expected = Buffer.from(orderToken(orderId, key));
  return given.length === expected.length && timingSafeEqual(given, expected);
}
