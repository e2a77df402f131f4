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

/** The purchase this tab has under way or has just finished. */
export function recall(server: string): Memory | undefined {
  const kept = read('sessionStorage', memoryKey(server));
  return isMemory(kept) ? kept : undefined;
}

/** Keeps it, or forgets it when given nothing. */
export function remember(server: string, memory?: Memory): void {
  write('sessionStorage', memoryKey(server), memory);
}

function isMemory(kept: unknown): kept is Memory {
  if (!isRecord(kept)) return false;
  return kept.kind === 'request'
    ? isRecord(kept.request) && typeof kept.request.clientKey === 'string'
    : typeof kept.orderId === 'string' && typeof kept.token === 'string';
}
