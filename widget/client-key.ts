import { isRecord, read, write } from './storage.ts';

/** In milliseconds: as long as Stripe keeps idempotency keys. */
const DAY = 86_400_000;

const storageKey = (server: string) => `book-checkout:key:${server}`;

/**
 * The client key of the checkout of `content` (lines and total): the same one however often it is
 * asked, in this tab, in another, or in one that comes after it within a day, so that no repeat can
 * become a second order; another one for another content.
 */
export function clientKey(server: string, content: string): string {
  const kept = keptFor(server);
  const key = kept?.content === content ? kept.key : newKey();
  write('localStorage', storageKey(server), { content, key, at: Date.now() });
  return key;
}

/** The client key in use, whatever it is for. */
export const lastClientKey = (server: string): string | undefined => keptFor(server)?.key;

/** After an order is paid the next one, even of the same books, is another order. */
export function forgetClientKey(server: string): void {
  write('localStorage', storageKey(server), undefined);
}

function keptFor(server: string): { content: unknown; key: string } | undefined {
  const kept = read('localStorage', storageKey(server));
  if (!isRecord(kept) || typeof kept.key !== 'string') return undefined;
  const { content, key, at } = kept;
  return Date.now() - Number(at) < DAY ? { content, key } : undefined;
}

/** 128 random bits, behind the time: the server's index takes keys in order with the least work. */
const newKey = (): string =>
  `${Date.now()}-${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
