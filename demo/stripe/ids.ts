import { randomFillSync } from 'node:crypto';
import type { Account } from './account.ts';

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

// Random bytes are fetched many at a time: a payment makes a dozen ids.
const pool = Buffer.alloc(4096);
let taken = pool.length;

/** Letters and digits that cannot be guessed; 24 of them carry 142 bits. */
export function randomText(length: number): string {
  let text = '';
  // Of the 64 values of six bits, the two beyond the letters add nothing and are drawn again.
  while (text.length < length) text += letters.charAt(randomByte() & 63);
  return text;
}

function randomByte(): number {
  if (taken === pool.length) {
    randomFillSync(pool);
    taken = 0;
  }
  taken += 1;
  return pool.readUInt8(taken - 1);
}

/** An id such as `pi_3f…`, of the length Stripe's own have. */
export function newId(prefix: string): string {
  return `${prefix}_3${randomText(23)}`;
}

/** The account's time in whole seconds since 1970, as Stripe counts. */
export function now({ clock }: Pick<Account, 'clock'>): number {
  return clock.now();
}
