import type { OrderRequest } from '../server/contract.ts';
import { isRecord, read, write } from './storage.ts';

/** The way to one order: its id, and the token that opens it. */
export interface OrderPass {
  orderId: string;
  token: string;
}

/**
 * What a reload must come back to. `request`: sent, answer not seen; it holds no card data, only
 * Stripe's id of it, and is sent again as it is. `order`: open at the server. `paid`: its receipt.
 */
export type Memory =
  { kind: 'request'; request: OrderRequest } | ({ kind: 'order' | 'paid' } & OrderPass);

const memoryKey = (server: string) => `book-checkout:order:${server}`;
const keyKey = (server: string) => `book-checkout:key:${server}`;

/** The purchase this tab has under way or has just finished. */
export function recall(server: string): Memory | undefined {
  const kept = read('sessionStorage', memoryKey(server));
  return isMemory(kept) ? kept : undefined;
}

/** Keeps it, or forgets it when given nothing. */
export function remember(server: string, memory?: Memory): void {
  write('sessionStorage', memoryKey(server), memory);
}

/**
 * The client key of the checkout of `content` (lines and total): the same one however often it is
 * asked, so that no repeat can become a second order; another one for another content.
 */
export function clientKey(server: string, content: string): string {
  const kept = read('sessionStorage', keyKey(server));
  if (isRecord(kept) && kept.content === content && typeof kept.key === 'string') {
    return kept.key;
  }
  const key = newKey();
  write('sessionStorage', keyKey(server), { content, key });
  return key;
}

/** After an order is paid the next one, even of the same books, is another order. */
export function forgetClientKey(server: string): void {
  write('sessionStorage', keyKey(server), undefined);
}

/** 128 random bits, base64url. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');
}

function isMemory(kept: unknown): kept is Memory {
  if (!isRecord(kept)) return false;
  return kept.kind === 'request'
    ? isRecord(kept.request) && typeof kept.request.clientKey === 'string'
    : typeof kept.orderId === 'string' && typeof kept.token === 'string';
}
