import { randomInt } from 'node:crypto';

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Letters and digits that cannot be guessed; 24 of them carry 142 bits. */
export function randomText(length: number): string {
  return Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join('');
}

/** An id such as `pi_3f…`, of the length Stripe's own have. */
export function newId(prefix: string): string {
  return `${prefix}_3${randomText(23)}`;
}

/** Stripe counts time in whole seconds since 1970. */
export function now(): number {
  return Math.floor(Date.now() / 1000);
}
