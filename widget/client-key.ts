import { isRecord, read, write } from './storage.ts';

const storageKey = (server: string) => `book-checkout:key:${server}`;

/**
 * The client key of the checkout of `content` (lines and total): the same one however often it is
 * asked, so that no repeat can become a second order; another one for another content.
 */
export function clientKey(server: string, content: string): string {
  const kept = read('sessionStorage', storageKey(server));
  if (isRecord(kept) && kept.content === content && typeof kept.key === 'string') {
    return kept.key;
  }
  const key = newKey();
  write('sessionStorage', storageKey(server), { content, key });
  return key;
}

/** The client key in use, whatever it is for. */
export function lastClientKey(server: string): string | undefined {
  const kept = read('sessionStorage', storageKey(server));
  return isRecord(kept) && typeof kept.key === 'string' ? kept.key : undefined;
}

/** After an order is paid the next one, even of the same books, is another order. */
export function forgetClientKey(server: string): void {
  write('sessionStorage', storageKey(server), undefined);
}

/** 128 random bits, base64url. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');
}
